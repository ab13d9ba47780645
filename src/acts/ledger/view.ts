import { type Counted, countedIn, type Ledger, type Month, type Share, sharesIn } from '../../core/ledger/derive.ts';
import { type Limits, ledgerDoubts } from '../../core/ledger/doubts.ts';
import type { Service } from '../../core/ledger/line.ts';
import type { Context } from '../context.ts';

export type LedgerLine = Service & { readonly enterprise: string; readonly doubt: string | null };
export type LedgerView = {
  readonly year: number;
  /** Times of each month, January first. */
  readonly months: readonly number[];
  readonly lines: readonly LedgerLine[];
  readonly counted: Counted;
  readonly shares: readonly Share[];
  readonly times: number;
  readonly confirmed: number;
  readonly enterprises: number;
  readonly events: number;
};

/** The own ledger of a year with the lines of one month, newest first; everything derived is of the whole year. */
export const viewLedger = (ctx: Context, { year, month }: { year: number; month: number }): Promise<LedgerView> =>
  ctx.inTransaction(async (tx) => {
    const { organisationId } = ctx.actor;
    const [from, to] = [`${year}-01-01`, `${year}-12-31`];
    const ledger = await tx.ledgers.of({ organisationId, from, to });
    return viewOf(ledger, await tx.ledgers.months({ organisationId, from, to }), {
      year,
      month,
      today: ctx.today,
      signals: ctx.tools.schemes.inForce(ctx.today).signals,
    });
  });

function viewOf(
  ledger: Ledger,
  accounts: readonly Month[],
  { year, month, today, signals }: { year: number; month: number; today: string; signals: Limits },
): LedgerView {
  const months = Array.from({ length: 12 }, () => 0);
  for (const { servedOn, times } of ledger.services)
    months[Number(servedOn.slice(5, 7)) - 1] = (months[Number(servedOn.slice(5, 7)) - 1] ?? 0) + times;
  const names = new Map(ledger.enterprises.map(({ id, name }) => [id, name]));
  const doubts = ledgerDoubts(ledger.services, ledger.enterprises, { today, ...signals });
  const begins = `${year}-${String(month).padStart(2, '0')}`;
  return {
    year,
    months,
    lines: ledger.services
      .filter(({ servedOn }) => servedOn.startsWith(begins))
      .toReversed()
      .map((one) => ({ ...one, enterprise: names.get(one.enterpriseId) ?? '', doubt: doubts.get(one.id) ?? null })),
    counted: countedIn(ledger),
    shares: sharesIn(ledger, accounts),
    times: months.reduce((all, one) => all + one, 0),
    confirmed: ledger.services.filter(({ confirmed }) => confirmed === 'happened').length,
    enterprises: ledger.enterprises.filter(({ mergedInto }) => mergedInto === null).length,
    events: ledger.events.length,
  };
}
