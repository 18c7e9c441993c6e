import type { TaskContext } from '../../core/provider.ts';
import type { VendorLine } from '../../core/answers.ts';
import { voice } from './words.ts';

/** Key and user go into the query of a GET, all lower case (seed 000); both are kept out of every text. */
export function openLine({ account, secret }: TaskContext): VendorLine {
  const userId = account.config['userId'] ?? '';
  const apikey = secret['apiKey'] ?? '';
  return { voice, account, secrets: [apikey, userId], request: { query: { userId, apikey } } };
}
