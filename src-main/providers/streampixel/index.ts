/** Streampixel: counts of live and waiting people in each project (seeds 000 and 004). */
import type { AccountHttp, Provider, TaskContext } from '../../core/provider.ts';
import { done, type Result } from '#contract/failure';
import { fieldsOf, intervalOf, line, secretLine, segment, sourceTask } from '../../core/answers.ts';
import { descriptor, project } from './descriptor.ts';
import { openLine } from './line.ts';
import { lookAtProject } from './project.ts';
import { listProjects } from './projects.ts';

/** Asks for the first project when there is one, else for the list of projects. */
async function test(context: TaskContext, http: AccountHttp): Promise<Result<string>> {
  const vendorLine = openLine(context);
  const [source] = context.sources;
  if (!source) {
    const projects = await listProjects(http, vendorLine);
    return projects.ok ? done('Connected. Streampixel accepts the key.') : projects;
  }
  const outcome = await lookAtProject(http, vendorLine, source);
  return outcome.ok
    ? done('Connected. Streampixel accepts the key.')
    : { ok: false, failure: outcome.failure };
}

export const streampixel: Provider = {
  descriptor,
  config: fieldsOf({ userId: line('user ID') }),
  secret: fieldsOf({ apiKey: secretLine('API key') }),
  keys: { project: fieldsOf({ projectId: segment('project ID') }) },
  tasks: (context) => {
    const vendorLine = openLine(context);
    return context.sources.map((source) =>
      sourceTask(source, intervalOf(source, project, context.account), (http) =>
        lookAtProject(http, vendorLine, source),
      ),
    );
  },
  test,
  discover: (context, http) => listProjects(http, openLine(context)),
};
