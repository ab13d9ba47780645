import {
  type ObjectionBrought,
  type ObjectionFacts,
  type ObjectionState,
  type ObjectionSteps,
  objectionProcedure,
} from '../../core/procedure/objection.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import type { Standing } from '../../core/procedure/step.ts';
import type { Context } from '../context.ts';
import { disclose } from '../disclosure/disclose.ts';
import type { Kind } from '../procedure/take.ts';
import { found, refuse } from '../refusal.ts';
import type { MaskedObjection } from './port.ts';

/**
 * Opens who objected and how to reach them, and what was said with the numbers in it, for the officer who verifies. A leader, who signs what follows from it,
 * reads what was said and what came of it; who said it stays masked. Every opening is in the journal.
 */
export async function revealObjector(ctx: Context, id: string, purpose: string) {
  const verifies = ctx.actor.roles.includes('officer');
  return ctx.inTransaction(async (tx) => {
    const objection = found(await tx.notices.objection(id));
    if (objection.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notAllowed' });
    await disclose(tx, ctx, {
      action: verifies ? 'revealObjector' : 'openObjection',
      article: '第八条（五）',
      subject: { kind: 'objection', id },
      parties: { issuerId: objection.issuerId },
      ...(verifies ? { what: '异议人', purpose, personal: 2 } : { what: '异议内容和处理结果', purpose, personal: 1 }),
    });
    const opened = found(await tx.notices.objectorOf(id));
    return verifies ? opened : { ...opened, objector: objection.objector, contact: objection.contact };
  });
}

/**
 * 公示异议 (第八条（五）) as `take` knows it: the officer states what came of it. Upheld, the case is set aside by a leader; dismissed, it no longer bars
 * recognition.
 */
export const objectionKind: Kind<MaskedObjection, ObjectionFacts, ObjectionState, ObjectionSteps, ObjectionBrought> = {
  procedure: objectionProcedure,
  called: '这件异议',
  over: '这件异议已经办结，请刷新后查看',
  locked: (tx, _, id) => tx.notices.objection(id),
  standing: async (_, ctx, objection) => objectionStanding(ctx, objection),
  change: (tx, { id, outcome, decidedBy, decidedAt }, change) => tx.notices.decide(id, { outcome, decidedBy, decidedAt, ...change }),
  entry: ({ id, issuerId, dossierId }) => ({ subject: { kind: 'objection', id }, parties: { issuerId }, detail: { dossierId } }),
  effects: {
    decide: ({ ctx, brought: { upheld, outcome } }) => ({
      change: { outcome, decidedBy: ctx.actor.accountId, decidedAt: ctx.now },
      detail: { upheld },
      after: ({ id, issuerId, applicantName, dossierId }) => [
        {
          key: `${id}:decided`,
          to: { organisationId: issuerId, role: 'leader' },
          subject: `公示异议已查证：${applicantName}`,
          body: upheld ? '异议查证属实，请签发不予认定（第八条（五））。' : '异议不成立，公示期满后可以认定（第八条（五））。',
          link: `/app/dossiers/${dossierId}`,
        },
      ],
    }),
  },
};

const objectionStanding = ({ actor, today }: Context, objection: MaskedObjection): Standing<ObjectionFacts> => ({
  facts: objection,
  parties: { issuerId: objection.issuerId },
  actor,
  today,
});

/** What this actor may do about an objection. */
export const objectionOffers = (ctx: Context, objection: MaskedObjection): Offer[] =>
  offers(objectionProcedure, objectionStanding(ctx, objection));
