import { saysFact } from '../../core/workflow/decision-reason.ts';
import type { Reason } from '../../core/workflow/facts.ts';
import { by, type Context } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { takeStep } from '../dossier/take-step.ts';
import { badInput, found, notNow } from '../refusal.ts';
import { decidedIn } from './decision.ts';
import type { DecisionContact } from './decision-port.ts';
import { letterOf } from './letter.ts';

type Proposed = { reasons: readonly Reason[]; contact: DecisionContact; version?: number | undefined };

/**
 * An officer proposes not to recommend, each reason with the article that it rests on and whom the applicant may ask; nothing is told outside before a
 * leader signs. Proposing again replaces what was written (第八条（二）). Throws Refused: no such article, reasons that say nothing, not the time.
 */
export const proposeDecline = (ctx: Context, dossierId: string, { reasons, contact, version }: Proposed): Promise<Dossier> =>
  ctx.inTransaction(async (tx) => {
    const moved = await takeStep(tx, ctx, dossierId, 'proposeDecline', { reasons, version });
    saysSomething(reasons, contact);
    await tx.dossiers.noteWork([dossierId], ctx.now);
    await tx.decisions.write({
      ...{ dossierId, step: 'decline', reasons: [...reasons], writtenBy: ctx.actor.accountId, writtenAt: ctx.now },
      ...{ contactOffice: contact.office.trim(), contactPhone: contact.phone.trim() },
    });
    return moved;
  });

/** What the applicant will read: facts, and somebody to ask. */
export function saysSomething(reasons: readonly Reason[], contact: DecisionContact): void {
  const short = reasons.findIndex((reason) => reason.text.trim() !== '' && !saysFact(reason));
  if (short >= 0)
    badInput('reasons', `理由 ${short + 1}`, `“${reasons[short]?.text.trim()}”没有写明事实，请写明材料上是什么、办法要求是什么`);
  if (contact.office.trim() === '') badInput('contact.office', '联系处（科）室', '请填写申报单位可以查询的处（科）室');
  if (!/^[\d\s\-－—()（）、,，;；转]{7,50}$/.test(contact.phone.trim()))
    badInput('contact.phone', '联系电话', `“${contact.phone}”不是电话号码，请填写带区号的办公电话，例如 0791-88916000`);
}

/** A leader who will not sign gives the proposal back with a word; the case is the officers' again, any step of it. */
export const giveBackDecline = (
  ctx: Context,
  dossierId: string,
  input: { reason: string; version?: number | undefined },
): Promise<Dossier> =>
  ctx.inTransaction(async (tx) => {
    const { reason, version } = input;
    const moved = await takeStep(tx, ctx, dossierId, 'giveBackDecline', { version, reasons: [{ article: '第八条（二）', text: reason }] });
    await tx.decisions.giveBack(dossierId, { by: ctx.actor.accountId, at: ctx.now, reason });
    return moved;
  });

/** A leader, not who wrote any of it, signs what lies before the eyes (`version`); the letter gets its number and its code (第八条（二）). */
export const decline = (ctx: Context, dossierId: string, { version }: { version?: number | undefined }): Promise<Dossier> =>
  ctx.inTransaction(async (tx) => {
    const proposal = await tx.decisions.decision(dossierId, 'decline');
    const reasons = proposal?.reasons ?? [];
    const moved = await takeStep(tx, ctx, dossierId, 'decline', { version, reasons });
    if (version === undefined) badInput('version', '版本', '请带上所阅申报的版本：签发的须是看过的');
    const letter = await letterOf(tx, ctx, { dossier: moved, step: 'decline', reasons });
    await tx.decisions.decide(dossierId, 'decline', letter);
    return moved;
  });

/** Notes that the applicant has opened the letter; the first time is written down (送达). */
export const noteReceived = (ctx: Context, dossierId: string): Promise<void> =>
  ctx.inTransaction(async (tx) => {
    const dossier = found(await tx.dossiers.dossier(dossierId));
    if (dossier.applicantId !== ctx.actor.organisationId || !ctx.actor.roles.includes('clerk')) return;
    const { step } = decidedIn(dossier.state) ?? notNow('第八条（二）', '没有决定');
    if (!(await tx.decisions.receive(dossierId, step, { id: ctx.actor.accountId, at: ctx.now }))) return;
    const made = await tx.decisions.decision(dossierId, step);
    await tx.record({
      ...by(ctx),
      action: 'receiveDecision',
      article: step === 'decline' ? '第八条（二）' : '第八条（四）',
      subject: { kind: 'dossier', id: dossierId },
      parties: dossier,
      detail: { number: made?.number ?? null },
    });
  });
