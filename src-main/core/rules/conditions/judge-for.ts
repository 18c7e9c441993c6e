import type { AlertRule } from '#contract/configuration';
import type { Judge } from '../judge.ts';
import { failingJudge, frozenJudge, noSampleJudge } from './blindness.ts';
import { flowJudge } from './flow.ts';
import { growsJudge, unusualJudge } from './growth.ts';
import { downJudge, plannedJudge } from './presence.ts';
import { forecastJudge, valueJudge, waitJudge } from './threshold.ts';
import { gradeJudge, stateJudge } from './vendor-words.ts';

/** The judge of a rule's condition. `metric` is a role or an id, as the rule has it; `theme` what it is about. */
export function judgeFor(rule: AlertRule, metric: string): Judge {
  const { condition } = rule;
  switch (condition.type) {
    case 'above':
    case 'below':
      return valueJudge(condition, rule, metric, themeOf(metric));
    case 'grows':
      return growsJudge(condition, rule, metric, themeOf(metric));
    case 'grows-unusually':
      return unusualJudge(condition, rule);
    case 'wait-above':
      return waitJudge(condition, rule);
    case 'forecast-above':
      return forecastJudge(condition, rule);
    case 'state-becomes':
    case 'state-is-not':
      return stateJudge(condition);
    case 'grade-is':
      return gradeJudge(condition);
    case 'no-data':
      return noSampleJudge(condition);
    case 'failing':
      return failingJudge(condition);
    case 'frozen':
      return frozenJudge(condition);
    case 'not-live':
      return plannedJudge(condition, rule);
    case 'stream-down':
      return downJudge();
    case 'ingest-stalled':
    case 'delivery-low':
      return flowJudge(condition);
  }
}

/** The queue and the wait in it are one thing to whoever waits. */
function themeOf(metric: string): string {
  return metric === 'wait' ? 'queue' : metric;
}
