import type { HttpBindings } from '@hono/node-server';
import type { Context as Http } from 'hono';
import { Refused } from '../acts/refusal.ts';
import { inTime } from './in-time.ts';
import { utf8 } from './text-door.ts';

/** A body of text that has not come by then is given up; files have their own routes and all the time of a slow line. */
const LATEST_MS = 60_000;

/** The text of a body, within a limit of bytes and of time; `message` is what the sender of too much reads. */
export const bodyText = async (http: Http, limit: Limit): Promise<string> => utf8(await bodyReader(http, limit)(LATEST_MS));

type Limit = { readonly most: number; readonly message: string };
type Bytes = Buffer<ArrayBuffer>;
type Enough = (soFar: Bytes) => boolean;

/**
 * Reads the bytes of a small body, within a limit of bytes: all that has come by now, until it is enough, else to its end. Asked again it reads on; each time
 * has its own limit.
 */
export function bodyReader(http: Http, { most, message }: Limit): (latestMs: number, enough?: Enough) => Promise<Bytes> {
  // The stream of the web: it still has what came whole from a page that was closed in the next moment, which Node's own has not.
  const stream = http.req.raw.body?.getReader();
  const chunks: Uint8Array[] = [];
  let size = 0;
  const more = async (): Promise<boolean> => {
    const { value, done } = (await stream?.read()) ?? { value: undefined, done: true };
    if (done || value === undefined) return false;
    size += value.length;
    chunks.push(value);
    return true;
  };
  const collected = async (enough?: Enough): Promise<Bytes> => {
    while (await more()) {
      if (size > most) {
        void stream?.cancel();
        throw new Refused({ kind: 'tooLarge', message });
      }
      if (enough?.(Buffer.concat(chunks))) break;
    }
    return Buffer.concat(chunks);
  };
  return (latestMs, enough) => inTime(latestMs, collected(enough), () => new Refused({ kind: 'tooSlow' }));
}

/** What Node's server hands on beside a request; a request that was made by a program alone has none of it. */
const nodeOf = (http: Http): Partial<HttpBindings> => http.env ?? {};

/** Whether whoever asked has gone: nobody hears the answer. */
export const hasLeft = (http: Http): boolean => nodeOf(http).outgoing?.destroyed ?? http.req.raw.signal.aborted;

/** The same of a request that failed: nothing of ours went wrong. */
export const isGone = (http: Http, error: unknown): boolean =>
  hasLeft(http) || (error instanceof Error && (error.name === 'AbortError' || ('code' in error && error.code === 'ECONNRESET')));
