import type { Reason } from '../../core/workflow/facts.ts';
import type { Context } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { takeStep } from '../dossier/take-step.ts';

/** 异议成立，不予认定 (第八条（五）), signed by a leader. */
export const setAside = (
  ctx: Context,
  { id, version, reasons }: { id: string; version?: number | undefined; reasons: readonly Reason[] },
): Promise<Dossier> => ctx.inTransaction((tx) => takeStep(tx, ctx, id, 'setAside', { version, reasons }));
