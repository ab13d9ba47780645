import { type ComplaintView, complaintKind, listComplaints, openComplaintEvidence, revealComplainant } from '../acts/complaint/handle.ts';
import { receiveComplaint, type Tracked, trackComplaint } from '../acts/complaint/receive.ts';
import { take } from '../acts/procedure/take.ts';
import { dayOf } from '../core/calendar/instant.ts';
import { complaintFindings, complaintKinds, complaintProcedure } from '../core/procedure/complaint.ts';
import type { complaints } from './contract/complaint.ts';
import type { Handlers } from './contract/define.ts';
import { pageOf } from './contract/page.ts';
import { mutable } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const { states } = complaintProcedure;
const onDay = (at: string | null): string | null => (at === null ? null : dayOf(at));

const shown = ({ state, kind, finding, files, offers, ...one }: ComplaintView) => ({
  ...{ id: one.id, number: one.number, about: one.about, content: one.content, platformId: one.platformId, named: one.named },
  ...{ handler: one.handler, mine: one.mine, inquiry: one.inquiry, reply: one.reply, word: one.word, version: one.version },
  ...{ nthFromSource: one.nthFromSource, filedAt: one.filedAt, assignedAt: one.assignedAt, answeredAt: one.answeredAt },
  ...{ kind: complaintKinds[kind], finding: finding === null ? null : complaintFindings[finding] },
  state: { name: state, label: states[state].label },
  files: files.map(({ id, name, size }) => ({ id, name, size })),
  offers: mutable(offers),
});

/** What whoever complained may read of it, in the page and in the interface alike. */
export const trackedOf = ({ state, kind, finding, filedAt, assignedAt, answeredAt, ...one }: Tracked) => ({
  ...{ ...one, state, label: states[state].label, kind: complaintKinds[kind] },
  ...{ filedOn: dayOf(filedAt), assignedOn: onDay(assignedAt), answeredOn: onDay(answeredAt) },
  finding: finding === null ? null : complaintFindings[finding],
});

export const complaintHandlers: Handlers<typeof complaints, PublicCtx, SignedCtx> = {
  'POST /api/complaints': ({ body }, ctx) => receiveComplaint(ctx, body),
  'POST /api/complaints/status': async ({ body }, ctx) => trackedOf(await trackComplaint(ctx, body)),
  'GET /api/complaints': async ({ query }, ctx) => {
    const { complaints, total } = await listComplaints(ctx, pageOf(query));
    return { complaints: complaints.map(shown), total };
  },
  'POST /api/complaints/{id}/reveal': ({ params, body }, ctx) => revealComplainant(ctx, params.id, body.purpose),
  'POST /api/complaints/{id}/evidence/{evidenceId}': async ({ params, body }, ctx) => {
    const { file, bytes } = await openComplaintEvidence(ctx, params, body.purpose);
    return { bytes, name: file.name, mediaType: file.mediaType, shown: 'inline' };
  },
  'POST /api/complaints/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) => {
    const { id, version: now } = await take(ctx, complaintKind, { ...params, brought, version });
    return { id, version: now };
  },
};
