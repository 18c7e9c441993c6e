import type { Result } from '#contract/failure';
import type { AccountHttp, Found, FoundList } from '../../core/provider.ts';
import { ask, understand, type VendorLine } from '../../core/answers.ts';
import { listVoice } from './words.ts';
import { projectList, type ListedProject } from './wire.ts';

/** More would not fit a list that people tick. */
const MOST = 10_000;

/** Reads the projects of the account (providers.md 1.2). The list has no pages. */
export async function listProjects(http: AccountHttp, line: VendorLine): Promise<Result<FoundList>> {
  const list = understand(
    await ask(http, { ...line, voice: listVoice }, ['projects', 'projects-status']),
    projectList,
  );
  if (!list.ok) return list;
  const { projects } = list.value;
  const found = projects.slice(0, MOST).flatMap((project) => (project ? toFound(project) : []));
  return { ok: true, value: { found, isWhole: projects.length <= MOST } };
}

function toFound(project: ListedProject): readonly Found[] {
  const projectId = project._id ?? project.id ?? '';
  if (projectId === '') return [];
  const detail = [statusWords(project.status), subscriptionWords(project.subscriptionStatus)]
    .filter((words) => words !== '')
    .join(', ');
  return [
    {
      kind: 'project',
      key: { projectId },
      label: project.name || projectId,
      ...(detail === '' ? {} : { detail }),
    },
  ];
}

/** What `status` means is written nowhere; a flag most likely says whether the project is enabled (providers.md 1.2). */
function statusWords(status: string | boolean | undefined): string {
  if (typeof status === 'string') return status;
  return status === undefined ? '' : status ? 'on' : 'off';
}

function subscriptionWords(subscription: string | undefined): string {
  return subscription ? `subscription ${subscription}` : '';
}
