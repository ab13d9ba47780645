import { drawSample } from '../acts/recommendation/draw.ts';
import { recordAttempt } from '../acts/recommendation/record-attempt.ts';
import { recordInterview } from '../acts/recommendation/record-interview.ts';
import { replaceDrawn } from '../acts/recommendation/replace-drawn.ts';
import { type CallSheet, callSheet, revealContact } from '../acts/recommendation/sample.ts';
import { namesAnother } from '../core/consistency/service-named.ts';
import { replacementReasons } from '../core/draw/sample.ts';
import type { Handlers } from './contract/define.ts';
import type { sample } from './contract/sample.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

/** Whose names are known, and who asks. */
type Seen = { names: CallSheet['names']; me: string };

const shownRow = ({ sample, claimed, link, attempts }: CallSheet['rows'][number], { names, me }: Seen) => ({
  rowId: sample.rowId,
  position: sample.position,
  enterprise: sample.enterprise,
  state: sample.state,
  replacedReason: sample.replacedReason,
  replacedWith: sample.replacedWith,
  claimed: claimed && {
    contact: claimed.contact,
    position: claimed.position,
    mobile: claimed.mobile,
    service: claimed.service,
    satisfied: typeof claimed.satisfied === 'boolean' ? claimed.satisfied : null,
  },
  method: sample.method,
  interviewee: sample.interviewee,
  intervieweePosition: sample.intervieweePosition,
  mobile: sample.mobile,
  service: sample.service,
  satisfied: sample.satisfied,
  denied: sample.denied,
  link: link && shownLink(link),
  note: sample.note,
  attempts: attempts.map(({ at, method, disposition, note, againAt, recordedBy }) => ({
    at,
    method,
    disposition,
    note,
    againAt,
    by: names[recordedBy] ?? '',
    mine: recordedBy === me,
  })),
  anotherService: [sample.service, link?.answer?.service].some((said) => namesAnother(claimed?.service ?? '', said ?? '')),
  recordedBy: sample.recordedBy && (names[sample.recordedBy] ?? ''),
  mine: sample.recordedBy === me,
  recordedAt: sample.recordedAt,
  version: sample.version,
});

const shownLink = ({ expiresAt, answeredAt, revokedAt, answer }: NonNullable<CallSheet['rows'][number]['link']>) => ({
  expiresAt,
  answeredAt,
  revokedAt,
  answer: answer && { received: answer.received, satisfied: answer.satisfied, service: answer.service, remark: answer.remark },
});

const shownSheet = ({ round, draw, listed, rows, satisfaction, unreached, next, names }: CallSheet, me: string) => ({
  draw: draw && { n: draw.n, listed, listHash: draw.listHash, drawnBy: names[draw.drawnBy] ?? '', drawnAt: draw.drawnAt },
  sampleSize: round.sampleSize,
  listed,
  commitment: round.commitment,
  committedOn: round.committedOn,
  revealedOn: round.revealedOn,
  replacementReasons: [...replacementReasons],
  unreached,
  rows: rows.map((row) => shownRow(row, { names, me })),
  next,
  satisfaction,
});

export const sampleHandlers: Handlers<typeof sample, PublicCtx, SignedCtx> = {
  'POST /api/dossiers/{id}/draw': async ({ params }, ctx) => {
    const { n, listHash, drawnAt } = await drawSample(ctx, params.id);
    return { n, listHash, drawnAt };
  },
  'GET /api/dossiers/{id}/sample': async ({ params }, ctx) => shownSheet(await callSheet(ctx, params.id), ctx.actor.accountId),
  'POST /api/dossiers/{id}/sample/{rowId}/reveal': async ({ params, body }, ctx) =>
    revealContact(ctx, { dossierId: params.id, rowId: params.rowId, purpose: body.purpose }),
  'POST /api/dossiers/{id}/sample/{rowId}/record': async ({ params, body }, ctx) => {
    await recordInterview(ctx, { dossierId: params.id, rowId: params.rowId }, body);
    return null;
  },
  'POST /api/dossiers/{id}/sample/{rowId}/attempts': async ({ params, body }, ctx) => {
    const { id } = await recordAttempt(ctx, { dossierId: params.id, rowId: params.rowId }, body);
    return { id };
  },
  'POST /api/dossiers/{id}/sample/{rowId}/replace': async ({ params, body }, ctx) =>
    replaceDrawn(ctx, { dossierId: params.id, rowId: params.rowId }, body),
};
