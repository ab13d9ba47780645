import { Readable } from 'node:stream';
import type { Hono, Context as Http } from 'hono';
import type * as z from 'zod';
import type { World } from '../../acts/context.ts';
import type { Incoming, Sniff } from '../../acts/files/arrival.ts';
import type { Receipt } from '../../acts/receipt.ts';
import { type Refusal, Refused } from '../../acts/refusal.ts';
import { sniffedScan } from '../archive.ts';
import { problemOf, retryAfter } from '../problem.ts';
import { type Surroundings, worldOf } from '../server.ts';
import type { Fault, Filled } from './form-field.tsx';
import { answered, htmlResponse, posted } from './http.ts';
import type { Page } from './page.tsx';
import { fileDoor, type Posted, type PostedFile } from './posted-file.ts';
import type { ReceiptAt } from './receipt.tsx';

type Values = Readonly<Record<string, string>>;
/** What belongs to one matter is kept by no browser on the way. */
export const OWN = { 'cache-control': 'no-store' };
/** Of one file of evidence. */
const MOST_MB = 10;

/** A matter that somebody without an account brought, and follows by its receipt alone. */
export type Followed<T> = {
  readonly at: ReceiptAt;
  readonly receipt: z.ZodType<Receipt>;
  /** What is said where number and code lead nowhere. */
  readonly unknown: string;
  readonly ask: (filled?: Filled, status?: number) => Page;
  readonly track: (world: World, receipt: Receipt) => Promise<T>;
  readonly bring: (world: World, receipt: Receipt, brought: { incoming: Incoming; sniff: Sniff }) => Promise<void>;
  readonly status: (one: T, receipt: Receipt, said?: { good: boolean; text: string }) => Page;
};

/** Adds what a receipt opens: how the matter stands, and a file of evidence beside it. */
export function serveReceipt<T>(app: Hono, around: Surroundings, followed: Followed<T>): void {
  const { at } = followed;
  const page = (http: Http, make: (world: World) => Promise<Page>) =>
    answered(http, around, async () => htmlResponse(await make(await worldOf(http, around)), OWN));
  app.get(`${at}/status`, (http) => page(http, async () => followed.ask()));
  app.post(`${at}/status`, (http) => page(http, async (world) => tracked(world, followed, await posted(http, around))));
  const door = fileDoor(around, MOST_MB);
  app.post(`${at}/evidence`, (http) => page(http, async (world) => brought(world, followed, await door(http))));
}

async function tracked<T>(world: World, followed: Followed<T>, values: Values): Promise<Page> {
  const parsed = followed.receipt.safeParse(values);
  if (!parsed.success) return followed.ask({ values, faults: faultsOf(parsed.error.issues) });
  return refusedTo(
    async () => followed.status(await followed.track(world, parsed.data), parsed.data),
    (refusal) => notFound(followed, refusal, values),
  );
}

function notFound<T>({ ask, unknown }: Followed<T>, refusal: Refusal, values: Values): Page {
  const said = refusal.kind === 'notFound' ? unknown : problemOf(refusal).detail;
  return ask({ values, faults: [], refused: said }, retryAfter(refusal) === null ? 200 : 429);
}

/** A file, read once its receipt is known: how the matter stands now, with what became of the file. */
async function brought<T>(world: World, followed: Followed<T>, { values, file }: PostedFile): Promise<Page> {
  const parsed = followed.receipt.safeParse(values);
  if (!parsed.success) return followed.ask({ values, faults: faultsOf(parsed.error.issues) });
  const stand = async (said: { good: boolean; text: string }, status = 200) => ({
    ...followed.status(await followed.track(world, parsed.data), parsed.data, said),
    status,
  });
  return refusedTo(
    async () => {
      await followed.track(world, parsed.data);
      const one = await file();
      if (one === null) return stand({ good: false, text: '没有选择文件，请选择后再上传' });
      await followed.bring(world, parsed.data, { incoming: incomingOf(one), sniff: sniffedScan });
      return stand({ good: true, text: `“${one.name}”已收到` });
    },
    (refusal) => {
      const { status, detail } = problemOf(refusal);
      return refusal.kind === 'notFound' ? notFound(followed, refusal, values) : stand({ good: false, text: detail }, status);
    },
  );
}

export const faultsOf = (issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] = []): Fault[] =>
  issues.map(({ path, message }) => ({ path: String(path[0] ?? ''), message }));

const incomingOf = ({ name, bytes }: Posted) => ({ name, stream: Readable.from([bytes]), length: bytes.length });

/** What `work` shows, or the page for what it was refused. */
export async function refusedTo(work: () => Promise<Page>, otherwise: (refusal: Refusal) => Page | Promise<Page>): Promise<Page> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return otherwise(error.refusal);
  }
}
