/** What an account of FastPix is set to: its token, and whether and how it follows its own list. */
import * as v from 'valibot';
import type { Account } from '#contract/configuration';
import { fieldsOf, patternsOf, secretLine } from '../../core/answers.ts';

/** As many as the list is read for (list.ts). */
const MOST_FOLLOWED = 10_000;
const USUAL_CAP = 2_000;
const MOST_PATTERNS = 100;

/** HTTP Basic parts user and password with a colon, so the user may hold none (RFC 7617). */
const accessTokenId = v.pipe(
  secretLine('access token ID'),
  v.check(
    (text) => !text.includes(':'),
    'The access token ID cannot hold a colon: the secret key has a field of its own.',
  ),
);

const watch = v.optional(v.picklist(['', 'all'], 'Write “all”, or leave it out.'), '');

const exclude = v.optional(
  v.pipe(
    v.string('Write names or patterns here, separated by commas.'),
    v.trim(),
    v.maxLength(4_000, 'These are too many patterns: at most 4,000 characters.'),
    v.check((text) => patternsOf(text).length <= MOST_PATTERNS, 'Write at most 100 patterns here.'),
    v.check(
      (text) => !patternsOf(text).some((pattern) => /^\*+$/.test(pattern)),
      'A lone * leaves out every stream. Set Watch to “Only streams that I add” instead.',
    ),
  ),
  '',
);

const cap = v.optional(
  v.pipe(
    v.string('Write a whole number here.'),
    v.trim(),
    v.check((text) => text === '' || isCap(text), 'Write a whole number from 1 to 10,000, such as 2000.'),
  ),
  '',
);

function isCap(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= MOST_FOLLOWED;
}

/** Fields without a value are left out. */
export const config = v.pipe(
  fieldsOf({ accessTokenId, watch, exclude, cap }),
  v.transform((fields): Readonly<Record<string, string>> =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== '')),
  ),
);

/** How an account follows its list. */
export interface FollowSettings {
  readonly all: boolean;
  readonly patterns: readonly string[];
  readonly cap: number;
}

export function followSettings({ config: set }: Account): FollowSettings {
  return {
    all: set['watch'] === 'all',
    patterns: patternsOf(set['exclude'] ?? ''),
    cap: Number(set['cap'] ?? USUAL_CAP),
  };
}
