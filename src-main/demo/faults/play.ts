import type { VendorSite } from '../server/exchange.ts';
import { send, toOutgoing } from '../server/send.ts';
import type { Outgoing } from '../server/send.ts';
import { cut, drip, notHttp, reset } from './broken.ts';
import type { EffectOf } from './fault.ts';
import type { ActiveFault } from './faults.ts';
import { redirect } from './redirect.ts';
import { rubbishOf } from './rubbish.ts';
import type { Victim } from './victim.ts';

/** Plays a fault's effect on a request. Delays are awaited by the caller. */
export async function play(one: ActiveFault, victim: Victim): Promise<void> {
  const { fault } = one;
  const { request, response, site } = victim;
  switch (fault.kind) {
    case 'delay':
      return send(response, victim.right());
    case 'hang':
      return;
    case 'status':
      return send(response, statusOf(fault, site));
    case 'too-fast':
      return send(response, tooFast(fault, site));
    case 'drip':
      return drip(response, victim.right(), fault);
    case 'cut':
      return cut(victim, fault.where);
    case 'rubbish':
      if (fault.what === 'not-http') return notHttp(request);
      return send(response, rubbishOf(fault.what, victim.right(), fault.bytes));
    case 'redirect':
      return send(response, await redirect(fault, victim));
    case 'lose-answer':
      victim.right();
      return reset(request);
    case 'hold-answer':
      return void victim.right();
    case 'frozen':
      return send(response, frozen(one, victim));
  }
}

function statusOf(fault: EffectOf<'status'>, site: VendorSite): Outgoing {
  const { status, message, body, page, headers = {} } = fault;
  const own = body ?? (page ? gatewayPage(status) : undefined);
  const answer = own === undefined ? site.failure(status, message) : { status, body: own };
  return toOutgoing({ ...answer, headers }, site.contentType);
}

/** What a gateway in front of a vendor sends when it has nothing better. */
function gatewayPage(status: number): string {
  return `<!DOCTYPE html>\n<html><head><title>${status}</title></head><body><h1>Error ${status}</h1></body></html>\n`;
}

function tooFast({ retryAfter, message }: EffectOf<'too-fast'>, site: VendorSite): Outgoing {
  const headers = retryAfter === undefined ? {} : { 'retry-after': retryAfter };
  return statusOf(
    { kind: 'status', status: 429, headers, ...(message === undefined ? {} : { message }) },
    site,
  );
}

function frozen(one: ActiveFault, victim: Victim): Outgoing {
  const kept = one.frozen.get(victim.ask.path) ?? victim.right();
  one.frozen.set(victim.ask.path, kept);
  return kept;
}
