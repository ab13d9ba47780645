import { sql } from 'kysely';
import { summaryProcedure, type WaitingSummary } from '../core/procedure/summary.ts';
import { fixedAs, isCarried, isStale, quarterTable, type TableReport } from '../core/reporting/standing.ts';
import type { ByHand, QuarterTable } from '../core/reporting/table.ts';
import { linesOf } from '../core/waiting/lines.ts';
import type { Tx } from './transaction.ts';
import { type Around, hands, type Worked } from './waiting-case.ts';

type Fixed = { byHand: ByHand[]; signed: QuarterTable | null; knew: Record<string, number> | null } & {
  [K in 'lines' | 'totals' | 'missing']: QuarterTable[K] | null;
};

/** In these a line hangs on what the reports say by now. */
const follows = sql`s.state in ('prepared', 'amended', 'sent', 'accepted')`;

/** 季度汇总表: whether one is what its reports say is asked of the same rule that its page asks (core/reporting/standing.ts). */
export async function summaries(tx: Tx, ids: readonly string[], { pending }: Around): Promise<Worked[]> {
  const { rows } = await sql<Omit<WaitingSummary, 'stale' | 'carried'> & Fixed>`
    select s.id, s.authority_id, s.issuer_id, o.name as authority, s.year, s.quarter, s.state, s.due_on, s.prepared_by, s.given_back_reason, s.return_reason,
      s.lines, s.totals, s.missing, s.by_hand, v.content as signed, v.knew, ${hands('summary', 's.id')} as hands
    from summary s join organisation o on o.id = s.authority_id
    left join lateral (select content, knew from summary_version v where v.summary_id = s.id order by no desc limit 1) v on ${follows}
    where s.id = any(${ids})`.execute(tx);
  const reports = await reportsUnder(tx, ids);
  return rows.map(({ lines, totals, missing, byHand, signed, knew, ...one }) => {
    return {
      id: one.id,
      lines: () => {
        const under = reports.get(one.id) ?? [];
        const stale = reports.has(one.id) && isStale(fixedAs({ lines, totals, missing }, signed), quarterTable(under, byHand));
        const seen = { ...one, stale, carried: isCarried(knew, under), hands: [...one.hands, ...pending.hands('summary', one.id)] };
        return linesOf(summaryProcedure, seen);
      },
    };
  });
}

/** The reports of those summaries whose lines hang on them, each with what of it stands. */
async function reportsUnder(tx: Tx, ids: readonly string[]): Promise<Map<string, TableReport[]>> {
  const { rows } = await sql<{ id: string; reports: TableReport[] }>`
    select s.id, coalesce(jsonb_agg(jsonb_build_object('id', r.id, 'platformId', r.platform_id, 'platform', p.name, 'functions', p.functions,
        'certificateNumber', p.certificate_number, 'validTo', p.valid_to, 'revokedOn', p.revoked_on, 'year', r.year, 'quarter', r.quarter, 'state', r.state,
        'standing', (select jsonb_build_object('no', v.no, 'figures', v.figures, 'annualSummary', v.annual_summary)
          from report_version v where v.report_id = r.id order by v.no desc limit 1))) filter (where r.id is not null), '[]') as reports
    from summary s
    left join report r on r.authority_id = s.authority_id and r.issuer_id = s.issuer_id and r.year = s.year and r.quarter = s.quarter
    left join platform p on p.id = r.platform_id
    where s.id = any(${ids}) and ${follows} group by s.id`.execute(tx);
  return new Map(rows.map(({ id, reports }) => [id, reports]));
}
