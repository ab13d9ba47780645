import { compare } from '../../core/annexes/decimal.ts';
import type { Capacity, Month } from '../../core/ledger/derive.ts';
import type { Context } from '../context.ts';
import { badInput } from '../refusal.ts';
import { handOf, noted } from './ledger.ts';

export type Books = { readonly months: readonly Month[]; readonly capacity: Capacity | null };

/** The accounts of a year and the capacity as it was last noted. */
export const viewBooks = (ctx: Context, year: number): Promise<Books> =>
  ctx.inTransaction(async (tx) => {
    const { organisationId } = ctx.actor;
    const months = await tx.ledgers.months({ organisationId, from: `${year}-01-01`, to: `${year}-12-31` });
    return { months, capacity: await tx.ledgers.capacity(organisationId, `${year}-12-31`) };
  });

/** Notes what changed of the accounts and of the capacity; the account of a month is written over. */
export const saveBooks = (ctx: Context, { months, capacity }: Books): Promise<void> =>
  ctx.inTransaction(async (tx) => {
    const { organisationId } = ctx.actor;
    for (const [at, month] of months.entries()) {
      if (month.month > ctx.today) badInput(`months/${at}`, 'month', '这个月还没有到，请到月末再记');
      if (compare(month.lowFeeIncome, month.serviceIncome) > 0)
        badInput(`months/${at}/lowFeeIncome`, 'within', `${month.month.slice(0, 7)}低收费收入多于服务收入，请核对`);
      await tx.ledgers.saveMonth(organisationId, month, handOf(ctx));
    }
    if (capacity && capacity.day > ctx.today) badInput('capacity/day', 'date', '日期还没有到，请填写登记之日');
    if (capacity) await tx.ledgers.saveCapacity(organisationId, capacity, handOf(ctx));
    await noted(tx, ctx, 'saveBooks', { rows: months.length });
  });
