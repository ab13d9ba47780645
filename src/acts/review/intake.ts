import type { Reason } from '../../core/workflow/facts.ts';
import type { Context } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { takeStep } from '../dossier/take-step.ts';

type At = { id: string; version?: number | undefined };
type WithReasons = At & { reasons: readonly Reason[] };

/** 受理 (第八条（四）). */
export const admit = (ctx: Context, { id, version }: At): Promise<Dossier> =>
  ctx.inTransaction((tx) => takeStep(tx, ctx, id, 'admit', { version }));

/** 不予受理, with reasons that cite articles. */
export const reject = (ctx: Context, { id, version, reasons }: WithReasons): Promise<Dossier> =>
  ctx.inTransaction((tx) => takeStep(tx, ctx, id, 'reject', { version, reasons }));

/** 退回推荐部门, which assesses and signs again. */
export const sendBack = (ctx: Context, { id, version, reasons }: WithReasons): Promise<Dossier> =>
  ctx.inTransaction((tx) => takeStep(tx, ctx, id, 'sendBack', { version, reasons }));

/** 评审结束: the panel complete and without conflict, every review signed, the group's opinion given (第八条（四）). */
export const concludeReview = (ctx: Context, { id, version }: At): Promise<Dossier> =>
  ctx.inTransaction((tx) => takeStep(tx, ctx, id, 'concludeReview', { version }));
