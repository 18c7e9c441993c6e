/** One picture per overall state, with the queue on it (product.md section 7). Read from disk once each. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nativeImage } from 'electron';
import type { NativeImage } from 'electron';
import type { Overall } from '#contract/model';
import { badgeCell, layOver } from './tray-badge.ts';

export type TrayPicture = (state: Overall, queue: number) => NativeImage;

/** Windows scales by the screen, Linux panels are mostly 22 or 24 pixels high. */
const SIZE = process.platform === 'win32' ? 16 : 22;

/** @param folder of the pictures that build/icons makes. */
export function createTrayPicture(folder: string): TrayPicture {
  if (process.platform === 'darwin') return (state) => template(folder, state);
  const draw = remembering((key) => {
    const [state = '', queue = ''] = key.split(' ');
    return drawPicture(folder, state, Number(queue));
  });
  return (state, queue) => draw(`${state} ${Math.min(100, Math.max(0, Math.floor(queue)))}`);
}

/** A template takes its colour from the bar; the number stands beside it as text. `@2x` is found by its name. */
function template(folder: string, state: Overall): NativeImage {
  const picture = nativeImage.createFromPath(join(folder, `tray-${state}Template.png`));
  picture.setTemplateImage(true);
  return picture;
}

function drawPicture(folder: string, state: string, queue: number): NativeImage {
  const picture = nativeImage.createEmpty();
  for (const [scaleFactor, suffix] of [
    [1, ''],
    [2, '@2x'],
  ] as const) {
    const base = read(folder, `tray-${state}-${SIZE}${suffix}.png`);
    const side = SIZE * scaleFactor;
    const cell = badgeCell(queue, side);
    const top = cell && read(folder, `badges-${SIZE}${suffix}.png`).crop(cell);
    const pixels = top ? layOver(base.toBitmap(), top.toBitmap()) : base.toBitmap();
    picture.addRepresentation({ scaleFactor, width: side, height: side, buffer: Buffer.from(pixels) });
  }
  return picture;
}

/** By bytes and not by path: a path would bring the `@2x` picture along. */
function read(folder: string, name: string): NativeImage {
  return nativeImage.createFromBuffer(readFileSync(join(folder, name)));
}

/** States times queue lengths are few, and each picture is small. */
function remembering(draw: (key: string) => NativeImage): (key: string) => NativeImage {
  const drawn = new Map<string, NativeImage>();
  return (key) => {
    const picture = drawn.get(key) ?? draw(key);
    drawn.set(key, picture);
    return picture;
  };
}
