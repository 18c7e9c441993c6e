/** What a stream brings and hands on, against its own usual (queue-insight C-10): absolute figures mean nothing here. */
import type { RuleCondition } from '#contract/configuration';
import { LOW } from '../../insight/egress.ts';
import { STALLED } from '../../insight/ingest.ts';
import { percent } from '../../wording/metric.ts';
import { asked, BREACH, CLEAR, withoutReading, type Judge, type Sight } from '../judge.ts';

type FlowCondition = Extract<RuleCondition, { readonly type: 'ingest-stalled' | 'delivery-low' }>;

interface Flow {
  readonly theme: string;
  readonly question: string;
  readonly limit: number;
  readonly clears: string;
}

const FLOWS: Readonly<Record<FlowCondition['type'], Flow>> = {
  'ingest-stalled': {
    // What breaks off next is the stream itself: one cause with its being down.
    theme: 'presence',
    question: `what comes in is below ${percent(STALLED)} of the usual`,
    limit: STALLED,
    clears: `${percent(STALLED)} of the usual or more comes in`,
  },
  'delivery-low': {
    theme: 'delivery',
    question: `what each viewer gets is below ${percent(LOW)} of the usual`,
    limit: LOW,
    clears: `each viewer gets ${percent(LOW)} of the usual or more`,
  },
};

/** The judge of either condition. Until enough is known to tell what is usual: unknown. */
export function flowJudge({ type }: FlowCondition): Judge {
  const { theme, question, limit, clears } = FLOWS[type];
  const share = ({ look, metric }: Sight) => look.readings[metric];
  return {
    needsSample: true,
    theme,
    weigh: (sight) => {
      const found = share(sight);
      if (found === undefined) return withoutReading(sight);
      return found < limit ? BREACH : CLEAR;
    },
    ask: (sight) => {
      const found = share(sight);
      const told = found === undefined ? undefined : `${percent(found)} of it`;
      return [asked(question, told, found !== undefined && found < limit)];
    },
    read: (sight) => ({ [sight.metric]: sight.look.readings[sight.metric] }),
    clears,
  };
}
