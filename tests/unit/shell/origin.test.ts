import { describe, expect, it } from 'vitest';
import { isOwnAddress, PAGE_URL } from '../../../src-main/platform/origin.ts';

describe('addresses that are ours', () => {
  it.each([PAGE_URL, 'app://tallylight/', 'app://tallylight/assets/a.js?x#y'])('knows %s', (address) => {
    expect(isOwnAddress(address)).toBe(true);
  });

  it.each([
    'app://x/index.html',
    'app://tallylight.evil.test/',
    'app://user@tallylight/',
    'app://tallylight:80/',
    'https://tallylight/',
    'file:///index.html',
    'data:text/html,app://tallylight/',
    'javascript:app://tallylight/',
    'about:blank',
    '',
    'nonsense',
  ])('does not take %s for one', (address) => {
    expect(isOwnAddress(address)).toBe(false);
  });

  it('takes the development server only when one was given, and only its origin', () => {
    expect(isOwnAddress('http://localhost:5173/index.html', 'http://localhost:5173')).toBe(true);
    expect(isOwnAddress('http://localhost:5174/', 'http://localhost:5173')).toBe(false);
    expect(isOwnAddress('http://localhost:5173/')).toBe(false);
  });
});
