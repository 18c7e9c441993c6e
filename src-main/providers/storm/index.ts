/** Storm Streaming Server 3.x: streams and single viewers of a server of one's own (seeds 001 and 002). */
import * as v from 'valibot';
import type { Source } from '#contract/configuration';
import type { Provider, Task, TaskContext } from '../../core/provider.ts';
import { fieldsOf, intervalOf, secretLine, segment, sourceTask } from '../../core/answers.ts';
import { descriptor } from './descriptor.ts';
import { openLine } from './line.ts';
import { lookAtStream } from './stream.ts';
import { streamKind } from './stream-descriptor.ts';
import { listStreams } from './stream-list.ts';
import { test } from './connection.ts';
import { fetchThumbnail } from './thumbnail.ts';
import { lookAtViewer } from './viewer.ts';
import { listViewers } from './viewer-list.ts';
import { viewerKind } from './viewer-descriptor.ts';

const auth = v.optional(v.picklist(['bearer', 'api-key'], 'Choose “bearer” or “api-key”.'), 'bearer');

function tasks(context: TaskContext): readonly Task[] {
  const line = openLine(context);
  return context.sources.map((source: Source) => {
    const [kind, look] =
      source.kind === 'viewer'
        ? ([viewerKind, lookAtViewer] as const)
        : ([streamKind, lookAtStream] as const);
    return sourceTask(source, intervalOf(source, kind, context.account), (http) => look(http, line, source));
  });
}

export const storm: Provider = {
  descriptor,
  config: fieldsOf({ auth }),
  secret: fieldsOf({ token: secretLine('token') }),
  keys: {
    stream: fieldsOf({ application: segment('application'), streamKey: segment('stream key') }),
    viewer: fieldsOf({ viewerId: segment('viewer ID') }),
  },
  tasks,
  test,
  discover: (context, http, tell) => listStreams(http, openLine(context), tell),
  viewers: (context, http, wish) => listViewers(http, openLine(context), wish),
  thumbnail: (context, http, path) => fetchThumbnail(http, openLine(context), path),
};
