import type { Outgoing } from '../server/send.ts';
import type { EffectOf } from './fault.ts';
import type { Victim } from './victim.ts';

/** A redirect to where the fault says, with nothing in the body. */
export async function redirect(fault: EffectOf<'redirect'>, victim: Victim): Promise<Outgoing> {
  const { to, status = 302 } = fault;
  return { status, headers: { location: await placeOf(to, victim) }, payload: Buffer.alloc(0) };
}

async function placeOf(to: EffectOf<'redirect'>['to'], { request, elsewhere }: Victim): Promise<string> {
  const url = request.url ?? '/';
  if (typeof to === 'object') return to.url;
  if (to === 'same-origin') return url;
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  return `${await elsewhere()}/stolen${to === 'echo-query' ? query : ''}`;
}
