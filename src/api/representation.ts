import { createHash } from 'node:crypto';
import type { Context as Http } from 'hono';

export type Coding = 'br' | 'gzip';
export type Bytes = Uint8Array<ArrayBuffer>;

/** What is made once and answered often: its bytes, how they can be had packed, and a digest of its content. */
export type Representation = {
  readonly hash: string;
  readonly plain: Bytes;
  /** Best first. */
  readonly codings: readonly Coding[];
  packed(coding: Coding): Bytes | Promise<Bytes>;
};

/** Long enough that two contents never meet in one cache. */
export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64url').slice(0, 22);

/** Whether an Accept-Encoding takes a coding; one with q=0 is refused (RFC 9110 12.5.3). */
export function takes(accept: string, coding: Coding): boolean {
  const asked = accept.split(',').map((one) =>
    one
      .trim()
      .toLowerCase()
      .split(/\s*;\s*/),
  );
  const named = asked.find(([name]) => name === coding) ?? asked.find(([name]) => name === '*');
  return named !== undefined && !named.slice(1).some((parameter) => /^q=0(\.0*)?$/.test(parameter));
}

/** A strong tag (RFC 9110 8.8.3): packed it is another sequence of bytes, so another tag. */
const tagOf = (hash: string, coding: Coding | undefined): string => (coding === undefined ? `"${hash}"` : `"${hash}-${coding}"`);

/** Compared weakly, as RFC 9110 13.1.2 says: what lies between may have marked it so. */
const knows = (header: string | undefined, tag: string): boolean =>
  (header ?? '').split(',').some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === tag);

/** The representation in the best coding that is taken; 304 without a body to whoever has these very bytes. `headers` name type and cache. */
export async function answerWhole(http: Http, whole: Representation, headers: Readonly<Record<string, string>>): Promise<Response> {
  const accept = http.req.header('accept-encoding') ?? '';
  const coding = whole.codings.find((one) => takes(accept, one));
  const tag = tagOf(whole.hash, coding);
  const common = { ...headers, etag: tag, vary: 'accept-encoding' };
  if (knows(http.req.header('if-none-match'), tag)) return new Response(null, { status: 304, headers: common });
  if (coding === undefined) return new Response(whole.plain, { headers: common });
  return new Response(await whole.packed(coding), { headers: { ...common, 'content-encoding': coding } });
}
