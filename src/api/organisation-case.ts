import { askCorrection, bringEvidence, casesOffered, openEvidence } from '../acts/directory/organisation-case.ts';
import { takeCaseStep } from '../acts/directory/organisation-case-kind.ts';
import { ownAreaOf } from '../core/identifiers/registered-area.ts';
import { sniffedScan } from './archive.ts';
import type { Handlers } from './contract/define.ts';
import type { organisationCase } from './contract/organisation-case.ts';
import { mutable } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

type Shown = Awaited<ReturnType<typeof casesOffered>>[number];

const shown = (one: Shown) => ({
  ...{ id: one.id, kind: one.kind, organisationId: one.organisationId, organisation: one.organisation, againstId: one.againstId },
  ...{ against: one.against, name: one.name, creditCode: one.creditCode, divisionCode: one.divisionCode, reason: one.reason },
  place: one.divisionCode === null ? null : (ownAreaOf(one.divisionCode)?.name ?? null),
  ...{ answer: one.answer, state: one.state, askedName: one.askedName, askedAt: one.askedAt, word: one.word, decidedName: one.decidedName },
  evidence: one.evidence.map(({ id, organisationId, name, size, addedAt }) => ({ id, organisationId, name, size, addedAt })),
  offers: mutable(one.offers),
});

export const organisationCaseHandlers: Handlers<typeof organisationCase, PublicCtx, SignedCtx> = {
  'GET /api/organisation-cases': async (_, ctx) => ({ cases: (await ctx.inTransaction((tx) => casesOffered(tx, ctx))).map(shown) }),
  'POST /api/organisation-cases': async ({ body }, ctx) => ({ id: (await askCorrection(ctx, body)).id }),
  'PUT /api/organisation-cases/{id}/evidence': async ({ params, query, body }, ctx) => {
    const incoming = { name: query.name, stream: body.stream, length: body.length };
    const { id } = await bringEvidence(ctx, params.id, { incoming, sniff: sniffedScan });
    return { id };
  },
  'GET /api/organisation-cases/{id}/evidence/{evidenceId}': async ({ params }, ctx) => {
    const { evidence, bytes } = await openEvidence(ctx, params.id, params.evidenceId);
    return { bytes, name: evidence.name, mediaType: evidence.mediaType, shown: 'inline' };
  },
  'POST /api/organisation-cases/{id}/steps/{step}': async ({ params, body }, ctx) => {
    await takeCaseStep(ctx, { ...params, brought: body });
    return null;
  },
  'POST /api/organisation-cases/{id}/answer': async ({ params, body }, ctx) => {
    await takeCaseStep(ctx, { ...params, step: 'answer', brought: body });
    return null;
  },
  'POST /api/organisation-cases/{id}/decide': async ({ params, body: { agree, word } }, ctx) => {
    await takeCaseStep(ctx, { ...params, step: agree ? 'agree' : 'refuse', brought: { word } });
    return null;
  },
  'POST /api/organisation-cases/{id}/withdraw': async ({ params }, ctx) => {
    await takeCaseStep(ctx, { ...params, step: 'withdraw', brought: {} });
    return null;
  },
};
