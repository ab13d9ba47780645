import type { Context as Http } from 'hono';
import { Refused } from '../acts/refusal.ts';
import { utf8 } from './text-door.ts';

/** A body of text that has not come by then is given up; files have their own routes and all the time of a slow line. */
const LATEST_MS = 60_000;

/** The text of a body, within a limit of bytes and of time; `message` is what the sender of too much reads. */
export async function bodyText(http: Http, { most, message }: { most: number; message: string }): Promise<string> {
  let stop: () => void = () => undefined;
  const late = new Promise<never>((_, reject) => {
    const timer = setTimeout(() => reject(new Refused({ kind: 'tooSlow' })), LATEST_MS);
    stop = () => clearTimeout(timer);
  });
  return utf8(await Promise.race([collected(http, { most, message }), late]).finally(() => stop()));
}

async function collected(http: Http, { most, message }: { most: number; message: string }): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (http.req.raw.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) throw new Refused({ kind: 'tooLarge', message });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** Whether whoever asked has gone: nobody hears the answer, and nothing of ours went wrong. */
export const isGone = (http: Http, error: unknown): boolean =>
  http.req.raw.signal.aborted ||
  (error instanceof Error && (error.name === 'AbortError' || ('code' in error && error.code === 'ECONNRESET')));
