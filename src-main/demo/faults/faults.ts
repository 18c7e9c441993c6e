import type { Stop, VendorName } from '../names.ts';
import type { Ask } from '../server/exchange.ts';
import type { Outgoing } from '../server/send.ts';
import type { Fault } from './fault.ts';

/** What tests may let go wrong. */
export interface FaultControl {
  /** Adds a fault; the answer takes it away again. */
  add(fault: Fault): Stop;
  /** Takes all faults away. Requests that hang stay hanging. */
  clear(): void;
  /** How many requests faults have struck since the start. */
  struck(): number;
}

/** A fault with what it has done so far. */
export interface ActiveFault {
  readonly fault: Fault;
  seen: number;
  struck: number;
  /** `frozen`: the answers to repeat, by path. */
  readonly frozen: Map<string, Outgoing>;
  /** `too-fast`: when the last request was let through. */
  lastAt?: number;
}

/** The faults in force, as the server asks for them. */
export interface Faults {
  readonly control: FaultControl;
  /** Those that strike this request, in order: delays first, at most one of another kind last. */
  strike(vendor: VendorName, path: string, ask: Ask, now: number): readonly ActiveFault[];
}

/** No faults yet. */
export function startFaults(): Faults {
  let active: readonly ActiveFault[] = [];
  let total = 0;
  const control: FaultControl = {
    add: (fault) => {
      const added: ActiveFault = { fault, seen: 0, struck: 0, frozen: new Map() };
      active = [...active, added];
      return () => void (active = active.filter((one) => one !== added));
    },
    clear: () => void (active = []),
    struck: () => total,
  };
  const strike: Faults['strike'] = (vendor, path, ask, now) => {
    if (active.length === 0) return [];
    const struck: ActiveFault[] = [];
    for (const one of active) {
      if (!strikes(one, vendor, path, ask, now)) continue;
      one.struck += 1;
      total += 1;
      struck.push(one);
      if (one.fault.kind !== 'delay') break;
    }
    return struck;
  };
  return { control, strike };
}

function strikes(one: ActiveFault, vendor: VendorName, path: string, ask: Ask, now: number): boolean {
  const { fault } = one;
  if (fault.times !== undefined && one.struck >= fault.times) return false;
  if (!matches(fault, vendor, path, ask)) return false;
  one.seen += 1;
  if (one.seen <= (fault.after ?? 0)) return false;
  return fault.kind !== 'too-fast' || isTooFast(one, fault.gap, now);
}

function matches(fault: Fault, vendor: VendorName, path: string, ask: Ask): boolean {
  if (fault.vendor !== undefined && fault.vendor !== vendor) return false;
  if (fault.method !== undefined && fault.method !== ask.method) return false;
  if (typeof fault.path === 'string' && !path.includes(fault.path)) return false;
  if (fault.path instanceof RegExp && path.search(fault.path) < 0) return false;
  return fault.when?.(ask) ?? true;
}

function isTooFast(one: ActiveFault, gap: number, now: number): boolean {
  if (one.lastAt !== undefined && now - one.lastAt < gap) return true;
  one.lastAt = now;
  return false;
}
