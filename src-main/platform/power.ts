/** Listens to the system for sleep, waking, the network and its own end. */
import { app, net, powerMonitor } from 'electron';
import type { Clock, Log, Stop } from '../core/ports.ts';
import { createWakefulness, TICK } from './wakefulness.ts';
import type { PowerSign, Waking } from './wakefulness.ts';

export interface PowerParts {
  readonly clock: Clock;
  readonly log: Log;
  onWaking(waking: Waking): void;
}

/** To be called after `ready`. */
export function watchPower(parts: PowerParts): Stop {
  const sign = (type: PowerSign['type']): PowerSign => ({
    type,
    at: parts.clock.now(),
    monotonic: parts.clock.monotonic(),
    online: net.isOnline(),
  });
  const wakefulness = createWakefulness(sign('tick'));
  const take = (type: PowerSign['type']) => {
    const waking = wakefulness.take(sign(type));
    if (waking === undefined) return;
    parts.log('note', 'awake', { ...waking });
    parts.onWaking(waking);
  };
  const onSuspend = () => take('suspend');
  const onResume = () => take('resume');
  const timer = setInterval(() => take('tick'), TICK);
  powerMonitor.on('suspend', onSuspend);
  powerMonitor.on('resume', onResume);
  powerMonitor.on('shutdown', quit);
  return () => {
    clearInterval(timer);
    powerMonitor.off('suspend', onSuspend);
    powerMonitor.off('resume', onResume);
    powerMonitor.off('shutdown', quit);
  };
}

function quit(): void {
  app.quit();
}
