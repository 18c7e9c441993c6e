/** Pictures from other people's servers: only what begins as one, by its bytes and not by what it is called. */

type Signature = readonly [type: string, at: number, bytes: readonly number[]];

const ascii = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0));

/** No SVG: it is a document, and may hold anything. */
const signatures: readonly (readonly Signature[])[] = [
  [['image/png', 0, [0x89, ...ascii('PNG'), 13, 10, 26, 10]]],
  [['image/jpeg', 0, [0xff, 0xd8, 0xff]]],
  [['image/gif', 0, ascii('GIF8')]],
  [
    ['image/webp', 0, ascii('RIFF')],
    ['image/webp', 8, ascii('WEBP')],
  ],
];

/** The media type of a picture, by its first bytes; undefined when it is none that is shown. */
export function imageType(bytes: Uint8Array): string | undefined {
  const found = signatures.find((parts) => parts.every((part) => hasPart(bytes, part)));
  return found?.[0]?.[0];
}

function hasPart(bytes: Uint8Array, [, at, part]: Signature): boolean {
  return part.every((byte, index) => bytes[at + index] === byte);
}

/** The picture as a data URL, or undefined when it is none. */
export function imageUrl(bytes: Uint8Array): string | undefined {
  const type = imageType(bytes);
  if (type === undefined) return undefined;
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return `data:${type};base64,${btoa(text)}`;
}
