import type { Context } from '../context.ts';
import { badInput, refuse } from '../refusal.ts';
import { enterprisesNamed, faultsIn, handOf, kept, noted, type Typed } from './ledger.ts';

/** Writes lines of the own ledger, new ones and changed ones, all or none. Refuses with every fault at its place; 409 where a colleague was first. */
export const saveServices = (ctx: Context, lines: readonly Typed[]): Promise<number> =>
  ctx.inTransaction(async (tx) => {
    const { organisationId } = ctx.actor;
    const faults = lines.flatMap((line, at) => faultsIn(line, at, ctx.today));
    if (faults.length > 0)
      refuse({ kind: 'badInput', faults: faults.slice(0, 200).map(({ path, rule, message }) => ({ path, rule, message })) });
    if (new Set(lines.map(({ id }) => id)).size < lines.length)
      badInput('services', '编号', '有两行编号相同，没有保存，请刷新页面后重新填写');
    const idOf = await enterprisesNamed(
      tx,
      ctx,
      lines.map(({ enterprise }) => enterprise),
    );
    const changed = lines.filter(({ version }) => version > 0).map(({ id }) => id);
    const standing = new Set(changed.length === 0 ? [] : (await tx.ledgers.servicesById(organisationId, changed)).map(({ id }) => id));
    const lost = await tx.ledgers.saveServices(
      organisationId,
      lines.map((line) => kept(line, idOf)),
      handOf(ctx),
    );
    const gone = new Set([...lost, ...changed.filter((id) => !standing.has(id))]);
    if (gone.size > 0)
      refuse({ kind: 'conflict', message: `有 ${gone.size} 行刚被同事修改或作废，没有保存；请核对最新内容后再记，您填写的内容没有丢失` });
    await noted(tx, ctx, 'saveServices', { rows: lines.length });
    return lines.length;
  });

/** What was wrong is voided with its reason and counts no more; it stays. Answers how many; a line that was voided already is left. */
export const voidServices = (ctx: Context, { ids, reason }: { ids: readonly string[]; reason: string }): Promise<number> =>
  ctx.inTransaction(async (tx) => {
    const count = await tx.ledgers.voidServices(ctx.actor.organisationId, { ids, reason }, handOf(ctx));
    if (count > 0) await noted(tx, ctx, 'voidServices', { rows: count, reason });
    return count;
  });
