import type { Reason } from '../../core/workflow/facts.ts';
import type { Context } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { takeStep } from '../dossier/take-step.ts';
import type { DecisionContact } from '../recommendation/decision-port.ts';
import { saysSomething } from '../recommendation/decline.ts';
import { letterOf } from '../recommendation/letter.ts';

type At = { id: string; version?: number | undefined };
type WithReasons = At & { reasons: readonly Reason[] };

/** 受理 (第八条（四）). */
export const admit = (ctx: Context, { id, version }: At): Promise<Dossier> =>
  ctx.inTransaction((tx) => takeStep(tx, ctx, id, 'admit', { version }));

type Rejected = WithReasons & { contact: DecisionContact };

/** 不予受理, with reasons that cite articles and whom to ask; the letter has a number and a code to check. */
export const reject = (ctx: Context, { id, version, reasons, contact }: Rejected): Promise<Dossier> =>
  ctx.inTransaction(async (tx) => {
    const moved = await takeStep(tx, ctx, id, 'reject', { version, reasons });
    saysSomething(reasons, contact);
    await tx.decisions.write({
      ...{ dossierId: id, step: 'reject', reasons: [...reasons], writtenBy: ctx.actor.accountId, writtenAt: ctx.now },
      ...{ contactOffice: contact.office.trim(), contactPhone: contact.phone.trim() },
      ...(await letterOf(tx, ctx, { dossier: moved, step: 'reject', reasons })),
    });
    return moved;
  });

/** 退回推荐部门, which assesses and signs again. */
export const sendBack = (ctx: Context, { id, version, reasons }: WithReasons): Promise<Dossier> =>
  ctx.inTransaction((tx) => takeStep(tx, ctx, id, 'sendBack', { version, reasons }));

/** 评审结束: the panel complete and without conflict, every review signed, the group's opinion given (第八条（四）). */
export const concludeReview = (ctx: Context, { id, version }: At): Promise<Dossier> =>
  ctx.inTransaction((tx) => takeStep(tx, ctx, id, 'concludeReview', { version }));
