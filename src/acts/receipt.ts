import type { World } from './context.ts';

/** What alone opens the state of a matter and the reply to it: shown once, kept by whoever brought it; the code lies with us as a digest. */
export type Receipt = { number: string; code: string };

/** Twelve characters that are not mistaken for one another, in threes of four. */
export function freshCode({ tools }: World): string {
  let code = '';
  while (code.length < 12)
    code += tools
      .newToken()
      .toUpperCase()
      .replace(/[^2-9A-HJ-NP-Z]/g, '');
  return [0, 4, 8].map((at) => code.slice(at, at + 4)).join('-');
}

/** As it may be typed: small letters, spaces, full width, hyphens left out. */
export const plainCode = (typed: string): string =>
  typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '');
