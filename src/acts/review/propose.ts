import type { Reason } from '../../core/workflow/facts.ts';
import type { Context } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { takeStep } from '../dossier/take-step.ts';
import { authorityCase } from './authority-case.ts';

type At = { id: string; version?: number | undefined };

/** 列入拟认定名单, signed by a leader other than the officer who fixed the order, and as that order says. */
export const propose = (ctx: Context, { id, version }: At): Promise<Dossier> =>
  ctx.inTransaction(async (tx) => {
    await authorityCase(tx, ctx, id, 'leader');
    return takeStep(tx, ctx, id, 'propose', { version });
  });

/** 不列入拟认定名单, with reasons that cite articles. */
export const passOver = (ctx: Context, { id, version, reasons }: At & { reasons: readonly Reason[] }): Promise<Dossier> =>
  ctx.inTransaction(async (tx) => {
    await authorityCase(tx, ctx, id, 'leader');
    return takeStep(tx, ctx, id, 'passOver', { version, reasons });
  });
