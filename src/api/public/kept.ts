import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Context as Http } from 'hono';
import type { World } from '../../acts/context.ts';
import { answerWhole, type Bytes, type Coding, hashOf, type Representation } from '../representation.ts';
import type { Surroundings } from '../server.ts';

/** A public page or file as it was made: what is not 200 goes out once and is not kept. */
export type Made = { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly text: string };
export type Keep = (http: Http, make: (world: World) => Promise<Made>) => Promise<Response>;

/** A longer address is made anew each time; characters. */
const LONGEST = 300;
/** What is kept at most, as it was made; bytes. The least lately asked for goes first. */
const MOST = 12 * 2 ** 20;
/** Below this the heading of a packet is most of it; bytes. */
const LEAST_PACKED = 1_400;
/** Packed once a change, not once a request, but while somebody waits. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

type Answer = Pick<Made, 'status' | 'headers'> & { readonly whole: Representation };
/** What it was made from: the data's mark, the day, and the calendar with the editions that were read together with it (world.ts). */
type Entry = {
  readonly version: string;
  readonly today: string;
  readonly calendar: World['calendar'];
  readonly answer: Promise<Answer>;
  bytes: number;
};

/**
 * Public pages are the same for everybody, so each is made once for all who ask until something changes: what they show (the database's mark, looked at
 * once a second and after whatever this process changed, so that it holds across processes), or the day. The mark is read before the page is made: what changes
 * meanwhile gives the page another mark at the next look. Browsers ask with the tag they have and are mostly told that it still holds.
 */
export function keptPages(around: Pick<Surroundings, 'world' | 'publicVersion'>): Keep {
  const kept = new Map<string, Entry>();
  const forget = (key: string, entry: Entry) => {
    if (kept.get(key) === entry) kept.delete(key);
  };
  const askedFor = (key: string, entry: Entry) => {
    kept.delete(key);
    kept.set(key, entry);
  };
  const withinBounds = () => {
    let bytes = [...kept.values()].reduce((sum, one) => sum + one.bytes, 0);
    for (const [oldest, { bytes: freed }] of kept) {
      if (bytes <= MOST) break;
      kept.delete(oldest);
      bytes -= freed;
    }
  };
  const fresh = (key: string, from: Omit<Entry, 'answer' | 'bytes'>, making: Promise<Made>): Entry => {
    const entry: Entry = { ...from, answer: making.then(answerOf), bytes: 0 };
    entry.answer.then(
      ({ status, whole }) => {
        entry.bytes = whole.plain.length;
        if (status !== 200) forget(key, entry);
        else withinBounds();
      },
      () => forget(key, entry),
    );
    return entry;
  };
  return async (http, make) => {
    const { pathname, search } = new URL(http.req.url);
    const key = pathname + search;
    const version = await around.publicVersion();
    const world = await around.world();
    const known = kept.get(key);
    const holds = known?.version === version && known.today === world.today && known.calendar === world.calendar;
    const entry = holds ? known : fresh(key, { version, today: world.today, calendar: world.calendar }, make(world));
    if (key.length <= LONGEST) askedFor(key, entry);
    const { status, headers, whole } = await entry.answer;
    if (status !== 200) return new Response(whole.plain, { status, headers });
    return answerWhole(http, whole, headers);
  };
}

/** What several public answers are made from, read once until something changes or the day does. */
export function keptOnce<T>(around: Pick<Surroundings, 'world' | 'publicVersion'>, make: (world: World) => Promise<T>): () => Promise<T> {
  let kept: { readonly of: string; readonly made: Promise<T> } | null = null;
  return async () => {
    const version = await around.publicVersion();
    const world = await around.world();
    const of = `${version} ${world.today}`;
    if (kept?.of === of) return kept.made;
    const mine = { of, made: make(world) };
    kept = mine;
    mine.made.catch(() => {
      if (kept === mine) kept = null;
    });
    return mine.made;
  };
}

function answerOf({ text, status, headers }: Made): Answer {
  const plain: Bytes = new TextEncoder().encode(text);
  const packed = new Map<Coding, Promise<Bytes>>();
  const whole: Representation = {
    hash: hashOf(plain),
    plain,
    codings: plain.length < LEAST_PACKED ? [] : ['br', 'gzip'],
    packed(coding) {
      const made = packed.get(coding) ?? pack(plain, coding);
      packed.set(coding, made);
      return made;
    },
  };
  return { status, headers, whole };
}

const pack = async (plain: Bytes, coding: Coding): Promise<Bytes> =>
  new Uint8Array(coding === 'br' ? await promisify(brotliCompress)(plain, BROTLI) : await promisify(gzip)(plain));
