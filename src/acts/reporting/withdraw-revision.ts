import { sampleTableForms } from '../../core/annexes/annex7.ts';
import { keysOf } from '../../core/text/keys-of.ts';
import type { Effect, Taking } from '../procedure/take.ts';
import { found } from '../refusal.ts';
import type { ReportCase } from './report-case.ts';

/** The draft of a correction is given up: the form is again what came in, which stood all the while. */
export async function withdrawn({ tx, row }: Taking<ReportCase, object>): Promise<Effect<ReportCase>> {
  const { figures, rows, annualSummary, nothingToReport, explanation } = found(await tx.reporting.lastVersion(row, 'open'));
  for (const table of keysOf(sampleTableForms)) await tx.reporting.replaceSampleTable(row.id, table, rows[table]);
  return {
    change: {
      ...{ figures, annualSummary, explanation, revisionReason: null, revisionOf: null, reviseBy: null },
      ...(nothingToReport === null ? {} : { nothingToReport }),
    },
  };
}
