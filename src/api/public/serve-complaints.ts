import type { Hono, Context as Http } from 'hono';
import { bringComplaintEvidence, receiveComplaint, trackComplaint } from '../../acts/complaint/receive.ts';
import type { World } from '../../acts/context.ts';
import type { Refusal } from '../../acts/refusal.ts';
import { trackedOf } from '../complaint.ts';
import { newComplaint, receipt } from '../contract/complaint.ts';
import { id as uuid } from '../contract/directory.ts';
import { problemOf } from '../problem.ts';
import { type Surroundings, worldOf } from '../server.ts';
import { askStatusPage, complaintPage, receivedPage, statusPage } from './complaints.tsx';
import type { Filled } from './form-field.tsx';
import { answered, brokenFields, htmlResponse, posted } from './http.ts';
import type { Page } from './page.tsx';
import { faultsOf, OWN, refusedTo, serveReceipt } from './serve-receipt.ts';

type Values = Readonly<Record<string, string>>;

/** Adds the standing channel of complaints (第四条、第十六条): form, receipt, and what the receipt opens. */
export function serveComplaints(app: Hono, around: Surroundings): void {
  const page = (http: Http, make: (world: World) => Promise<Page>) =>
    answered(http, around, async () => htmlResponse(await make(await worldOf(http, around)), OWN));
  app.get('/complaints', (http) => page(http, (world) => askedFrom(world, http.req.query('platform'))));
  app.post('/complaints', (http) => page(http, async (world) => received(world, await posted(http, around))));
  serveReceipt(app, around, {
    ...{ at: '/complaints', receipt, unknown: '没有查到：请核对回执号和查询码，二者都要对上' },
    ...{ ask: askStatusPage, bring: bringComplaintEvidence, status: statusPage },
    track: async (world, of) => trackedOf(await trackComplaint(world, of)),
  });
}

/** The form; from a platform's page it begins with that platform. */
async function askedFrom(world: World, platform: string | undefined): Promise<Page> {
  const asked = uuid.safeParse(platform);
  const one = asked.success ? await world.inTransaction((tx) => tx.recognitions.platform(asked.data)) : null;
  return complaintPage(undefined, one && { platformId: one.id, platform: one.name });
}

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
