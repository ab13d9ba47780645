import { judge } from '../../core/procedure/judge.ts';
import { objectionProcedure } from '../../core/procedure/objection.ts';
import { by, type Context } from '../context.ts';
import { disclose } from '../disclosure/disclose.ts';
import { found, reached, refuse } from '../refusal.ts';
import type { MaskedObjection } from './port.ts';

/** Opens who objected and how to reach them, and what was said with the numbers in it, for the one who verifies; every opening is in the journal. */
export async function revealObjector(ctx: Context, id: string, purpose: string) {
  return ctx.inTransaction(async (tx) => {
    const objection = found(await tx.notices.objection(id));
    if (objection.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notAllowed' });
    await disclose(tx, ctx, {
      action: 'revealObjector',
      article: '第八条（五）',
      subject: { kind: 'objection', id },
      parties: { issuerId: objection.issuerId },
      ...{ what: '异议人', purpose, personal: 2 },
    });
    return found(await tx.notices.objectorOf(id));
  });
}

/** The officer states what came of an objection (第八条（五）): upheld, the case is set aside by a leader; dismissed, it no longer bars recognition. */
export async function decideObjection(ctx: Context, id: string, input: { upheld: boolean; outcome: string }): Promise<MaskedObjection> {
  return ctx.inTransaction(async (tx) => {
    const objection = found(await tx.notices.objection(id));
    const standing = { facts: objection, parties: { issuerId: objection.issuerId }, actor: ctx.actor, today: ctx.today };
    const judged = judge(objectionProcedure, standing, { step: 'decide', brought: input });
    if (judged.kind !== 'notYours' && objection.state !== 'open') somebodyWasFirst();
    const state = reached(judged);
    const decision = { state, outcome: input.outcome, decidedBy: ctx.actor.accountId, decidedAt: ctx.now };
    if (!(await tx.notices.decide(id, decision))) somebodyWasFirst();
    await tx.record({
      ...by(ctx),
      action: 'decideObjection',
      article: '第八条（五）',
      subject: { kind: 'objection', id },
      parties: { issuerId: objection.issuerId },
      detail: { dossierId: objection.dossierId, upheld: input.upheld },
    });
    await tx.post({
      key: `${id}:decided`,
      to: { organisationId: objection.issuerId, role: 'leader' },
      subject: `公示异议已查证：${objection.applicantName}`,
      body: input.upheld ? '异议查证属实，请签发不予认定（第八条（五））。' : '异议不成立，公示期满后可以认定（第八条（五））。',
      link: `/app/dossiers/${objection.dossierId}`,
    });
    return { ...objection, ...decision };
  });
}

const somebodyWasFirst = (): never => refuse({ kind: 'conflict', message: '这件异议已经办结，请刷新后查看' });
