import { Readable } from 'node:stream';
import type { Hono, Context as Http } from 'hono';
import { bringComplaintEvidence, receiveComplaint, trackComplaint } from '../../acts/complaint/receive.ts';
import type { World } from '../../acts/context.ts';
import { type Refusal, Refused } from '../../acts/refusal.ts';
import { sniffedScan } from '../archive.ts';
import { trackedOf } from '../complaint.ts';
import { newComplaint, receipt } from '../contract/complaint.ts';
import { id as uuid } from '../contract/directory.ts';
import { problemOf, retryAfter } from '../problem.ts';
import { type Surroundings, worldOf } from '../server.ts';
import { askStatusPage, complaintPage, receivedPage, statusPage } from './complaints.tsx';
import type { Fault, Filled } from './form-field.tsx';
import { answered, brokenFields, htmlResponse, posted } from './http.ts';
import type { Page } from './page.tsx';
import { fileDoor, type Posted, type PostedFile } from './posted-file.ts';

type Values = Readonly<Record<string, string>>;
/** Of one file of evidence. */
const MOST_MB = 10;
/** What belongs to one complaint is kept by no browser on the way. */
const OWN = { 'cache-control': 'no-store' };

/** Adds the standing channel of complaints (第四条、第十六条): form, receipt, evidence, and how it stands. */
export function serveComplaints(app: Hono, around: Surroundings): void {
  const page = (http: Http, make: (world: World) => Promise<Page>) =>
    answered(http, around, async () => htmlResponse(await make(await worldOf(http, around)), OWN));
  app.get('/complaints', (http) => page(http, (world) => askedFrom(world, http.req.query('platform'))));
  app.post('/complaints', (http) => page(http, async (world) => received(world, await posted(http, around))));
  app.get('/complaints/status', (http) => page(http, async () => askStatusPage()));
  app.post('/complaints/status', (http) => page(http, async (world) => tracked(world, await posted(http, around))));
  const door = fileDoor(around, MOST_MB);
  app.post('/complaints/evidence', (http) => page(http, async (world) => brought(world, await door(http))));
}

/** The form; from a platform's page it begins with that platform. */
async function askedFrom(world: World, platform: string | undefined): Promise<Page> {
  const asked = uuid.safeParse(platform);
  const one = asked.success ? await world.inTransaction((tx) => tx.recognitions.platform(asked.data)) : null;
  return complaintPage(undefined, one && { platformId: one.id, platform: one.name });
}

const faultsOf = (issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[] = []): Fault[] =>
  issues.map(({ path, message }) => ({ path: String(path[0] ?? ''), message }));

/** A form posted without script: the receipt, or the same page with what was typed and every fault. */
async function received(world: World, values: Values): Promise<Page> {
  const parsed = newComplaint.safeParse({ ...values, platformId: values.platformId || undefined });
  const broken = brokenFields(values);
  if (!parsed.success || broken.length > 0) return complaintPage({ values, faults: [...broken, ...faultsOf(parsed.error?.issues)] });
  return refusedTo(
    async () => receivedPage(await receiveComplaint(world, parsed.data)),
    (refusal) => complaintPage(toldIn(refusal, values)),
  );
}

const toldIn = (refusal: Refusal, values: Values): Filled =>
  refusal.kind === 'badInput' ? { values, faults: refusal.faults } : { values, faults: [], refused: problemOf(refusal).detail };

async function tracked(world: World, values: Values): Promise<Page> {
  const parsed = receipt.safeParse(values);
  if (!parsed.success) return askStatusPage({ values, faults: faultsOf(parsed.error.issues) });
  return refusedTo(
    async () => statusPage(trackedOf(await trackComplaint(world, parsed.data)), parsed.data),
    (refusal) => notFound(refusal, values),
  );
}

const notFound = (refusal: Refusal, values: Values): Page => {
  const said = refusal.kind === 'notFound' ? '没有查到：请核对回执号和查询码，二者都要对上' : problemOf(refusal).detail;
  return askStatusPage({ values, faults: [], refused: said }, retryAfter(refusal) === null ? 200 : 429);
};

/** A file for a complaint, read once its receipt is known: how it stands now, with what became of the file. */
async function brought(world: World, { values, file }: PostedFile): Promise<Page> {
  const parsed = receipt.safeParse(values);
  if (!parsed.success) return askStatusPage({ values, faults: faultsOf(parsed.error.issues) });
  const stand = async (said: { good: boolean; text: string }, status = 200) => ({
    ...statusPage(trackedOf(await trackComplaint(world, parsed.data)), parsed.data, said),
    status,
  });
  return refusedTo(
    async () => {
      await trackComplaint(world, parsed.data);
      const one = await file();
      if (one === null) return stand({ good: false, text: '没有选择文件，请选择后再上传' });
      await bringComplaintEvidence(world, parsed.data, { incoming: incomingOf(one), sniff: sniffedScan });
      return stand({ good: true, text: `“${one.name}”已收到` });
    },
    (refusal) => {
      const { status, detail } = problemOf(refusal);
      return refusal.kind === 'notFound' ? notFound(refusal, values) : stand({ good: false, text: detail }, status);
    },
  );
}

const incomingOf = ({ name, bytes }: Posted) => ({
  name,
  stream: Readable.from([bytes]),
  length: bytes.length,
});

async function refusedTo(work: () => Promise<Page>, otherwise: (refusal: Refusal) => Page | Promise<Page>): Promise<Page> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return otherwise(error.refusal);
  }
}
