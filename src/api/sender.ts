import type { Context as Http } from 'hono';
import type { World } from '../acts/context.ts';
import { browserWords } from '../core/directory/browser.ts';
import { hasLeft } from './body-text.ts';
import { addressOf, type Trusted } from './public/address.ts';

/** What is known of an installation's outside. */
type Around = { readonly publicUrl: string; readonly trustedProxy: Trusted };

/** `__Host-` and Secure where the public address is https; the plain name on the demonstration's http. */
export function cookieOf(name: string, value: string | null, publicUrl: string, seconds?: number): string {
  const secure = publicUrl.startsWith('https:');
  const age = value === null ? '; Max-Age=0' : seconds === undefined ? '' : `; Max-Age=${seconds}`;
  return `${secure ? '__Host-' : ''}${name}=${value ?? ''}; Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}${age}`;
}

/** The mark of a browser in which somebody has signed in: it opens nothing, it only keeps strangers' guesses from hindering its owner. */
export const DEVICE = 'shifan-device';
export const DEVICE_SECONDS = 180 * 86_400;

/** Where a request comes from, for counting. */
export const originOf = (http: Http, around: Around): World['origin'] => ({
  address: addressOf(http, around.trustedProxy),
  device: /(?:^|;\s*)(?:__Host-)?shifan-device=([\w-]{20,64})(?:;|$)/.exec(http.req.header('cookie') ?? '')?.[1] ?? null,
  browser: browserWords(http.req.header('user-agent') ?? ''),
});

const ownCookie = { secure: /(?:^|;\s*)__Host-shifan=([\w-]+)/, plain: /(?:^|;\s*)shifan=([\w-]+)/ };

/**
 * Who comes: the token of the cookie, or of a bearer header for scripts. Where the public address is https only the `__Host-` cookie counts, which no
 * neighbouring site can plant.
 */
export const tokenOf = (http: Http, publicUrl: string): string | null =>
  (publicUrl.startsWith('https:') ? ownCookie.secure : ownCookie.plain).exec(http.req.header('cookie') ?? '')?.[1] ??
  /^Bearer ([\w-]+)$/.exec(http.req.header('authorization') ?? '')?.[1] ??
  null;

export type Sender = { readonly who: string; readonly gone: () => boolean };
/** Who sends a request, for taking turns: a session, or else an address. */
export const senderOf = (http: Http, around: Around): Sender => ({
  who: tokenOf(http, around.publicUrl) ?? addressOf(http, around.trustedProxy),
  gone: () => hasLeft(http),
});
