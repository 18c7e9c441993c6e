import { describe, expect, test } from 'vitest';
import { parseRoute, toAddress } from '../../../src-renderer/state/routes.ts';
import { Router } from '../../../src-renderer/state/router.svelte.ts';

/** A window's address bar and the news of its changes. */
function place(hash: string) {
  let listeners: (() => void)[] = [];
  return {
    location: { hash },
    addEventListener: (_type: 'hashchange', listener: () => void) => void listeners.push(listener),
    removeEventListener: (_type: 'hashchange', listener: () => void) =>
      void (listeners = listeners.filter((one) => one !== listener)),
    visit(next: string) {
      this.location.hash = next;
      listeners.forEach((listener) => listener());
    },
    get listeners() {
      return listeners.length;
    },
  };
}

describe('addresses', () => {
  test.each(['fp:abc/def?x#y', 'ü 100 %', 'a'])('a source called %j survives being an address', (source) => {
    const route = { view: 'source', source, at: 1_700_000_000_000 } as const;
    expect(parseRoute(toAddress(route))).toEqual(route);
  });

  test.each(['', '#/', '#/nowhere', 'source/', '%%%'])('%j is the overview', (address) => {
    expect(parseRoute(address)).toEqual({ view: 'overview' });
  });

  test('main may name a view with or without a slash, and the minute apart', () => {
    expect(parseRoute('/accounts')).toEqual({ view: 'accounts' });
    expect(parseRoute('source/a%20b', 5)).toEqual({ view: 'source', source: 'a b', at: 5 });
  });

  test('a broken escape is taken as it stands', () => {
    expect(parseRoute('source/50%')).toEqual({ view: 'source', source: '50%' });
  });
});

describe('the router', () => {
  test('starts where the address says and follows back and forward', () => {
    const bar = place('#/rules');
    const router = new Router(bar);
    const stop = router.start();
    expect(router.route).toEqual({ view: 'rules' });
    router.go({ view: 'source', source: 's' });
    expect(bar.location.hash).toBe('#/source/s');
    bar.visit('#/rules');
    expect(router.route).toEqual({ view: 'rules' });
    stop();
    expect(bar.listeners).toBe(0);
  });
});
