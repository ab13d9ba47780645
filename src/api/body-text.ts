import type { HttpBindings } from '@hono/node-server';
import type { Context as Http } from 'hono';
import { Refused } from '../acts/refusal.ts';
import { utf8 } from './text-door.ts';

/** A body of text that has not come by then is given up; files have their own routes and all the time of a slow line. */
const LATEST_MS = 60_000;

/** The text of a body, within a limit of bytes and of time; `message` is what the sender of too much reads. */
export const bodyText = async (http: Http, limit: Limit): Promise<string> => utf8(await bodyBytes(http, limit, LATEST_MS));

type Limit = { readonly most: number; readonly message: string };

/** The bytes of a small body, within a limit of bytes and of time. */
export async function bodyBytes(http: Http, limit: Limit, latestMs: number): Promise<Uint8Array<ArrayBuffer>> {
  let stop: () => void = () => undefined;
  const late = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Refused({ kind: 'tooSlow' })), latestMs);
    stop = () => clearTimeout(timer);
  });
  return Promise.race([collected(http, limit), late]).finally(() => stop());
}

async function collected(http: Http, { most, message }: Limit): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of comingIn(http)) {
    size += chunk.length;
    if (size > most) throw new Refused({ kind: 'tooLarge', message });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What Node's server hands on beside a request; a request that was made by a program alone has none of it. */
const nodeOf = (http: Http): Partial<HttpBindings> => http.env ?? {};

/**
 * Node's own stream where there is one: a stream of the web around it costs more than what most bodies hold. It stays open where it is not read to its end, so
 * that the sender of too much is told so.
 */
const comingIn = (http: Http): AsyncIterable<Uint8Array> =>
  nodeOf(http).incoming?.iterator({ destroyOnReturn: false }) ?? ((http.req.raw.body ?? []) as unknown as AsyncIterable<Uint8Array>);

/** Whether whoever asked has gone: nobody hears the answer, and nothing of ours went wrong. */
export const isGone = (http: Http, error: unknown): boolean =>
  (nodeOf(http).outgoing?.destroyed ?? http.req.raw.signal.aborted) ||
  (error instanceof Error && (error.name === 'AbortError' || ('code' in error && error.code === 'ECONNRESET')));
