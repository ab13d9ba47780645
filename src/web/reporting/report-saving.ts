import { useMemo } from 'react';
import { type FigureKey, figures } from '../../core/annexes/annex7.ts';
import type { Field, Row } from '../../core/annexes/field.ts';
import { call, ProblemError } from '../client.ts';
import { type Autosave, useSaving } from '../form/autosave.ts';
import type { Kept } from '../form/kept.ts';
import { same } from '../form/merge.ts';
import { type Patch, type PatchResult, pathOf } from '../form/patch.ts';
import type { Loaded } from '../form/saving-state.ts';
import { putIn, standing } from '../query.tsx';
import type { ReportView } from './words.ts';

const REPORT = 'GET /api/reports/{id}';
type SampleTableKey = keyof ReportView['sampleTables'];
const sampleTables: readonly SampleTableKey[] = ['frequent', 'events'];

/** A report as the form's keeper reads it: every place bears the version of the whole. */
export function loadedOf({
  figures: given,
  nothingToReport,
  annualSummary,
  explanation,
  sampleTables: tables,
  version,
}: ReportView): Loaded {
  const values = { ...given, nothingToReport, annualSummary, explanation };
  const rows = sampleTables.flatMap((table) => tables[table].map((row) => `${table}/${row.id}`));
  return { values, tables, versions: Object.fromEntries([...Object.keys(values), ...rows].map((path) => [path, version])) };
}

/** Keeps a quarterly report saved while it is typed; what the server counts and finds fault with comes back with every save. */
export function useReportSaving(view: ReportView, kept: Kept): Autosave {
  const loaded = useMemo(() => loadedOf(view), [view]);
  return useSaving(kept, loaded, (patches) => send(view.id, patches));
}

/** The state that the last answer left: what a patch is measured against. */
const known = (id: string): ReportView | undefined => standing(REPORT, { params: { id } });
const keep = (view: ReportView): void => putIn(REPORT, [{ params: { id: view.id } }], view);

/** Sends patches; where somebody saved in between, only the places that both changed are a conflict, the rest goes on. */
async function send(id: string, patches: readonly Patch[]): Promise<readonly PatchResult[]> {
  let base = known(id) ?? (await call(REPORT, { params: { id } }));
  let left = patches;
  const conflicts: PatchResult[] = [];
  while (left.length > 0) {
    try {
      base = await call('PATCH /api/reports/{id}', { params: { id }, body: { ...bodyOf(base, left), version: base.version } });
      break;
    } catch (error) {
      if (!(error instanceof ProblemError) || error.status !== 409) throw error;
      const before = base;
      base = await call(REPORT, { params: { id } });
      const clashing = left.filter((patch) => clashes(patch, before, base));
      conflicts.push(...clashing.map((patch) => ({ path: pathOf(patch), version: base.version, conflict: { current: at(base, patch) } })));
      left = left.filter((patch) => !clashing.includes(patch));
    }
  }
  keep(base);
  return [...conflicts, ...left.map((patch) => ({ path: pathOf(patch), version: base.version }))];
}

function at(view: ReportView, patch: Patch): unknown {
  if (patch.kind === 'value') return loadedOf(view).values[patch.key] ?? null;
  return view.sampleTables[patch.table as SampleTableKey].find((row) => row.id === patch.rowId)?.cells ?? null;
}

const mineOf = (patch: Patch): unknown => (patch.kind === 'value' ? patch.value : patch.kind === 'row' ? patch.cells : null);

const clashes = (patch: Patch, before: ReportView, now: ReportView): boolean =>
  !same(at(before, patch), at(now, patch)) && !same(at(now, patch), mineOf(patch));

function bodyOf(base: ReportView, patches: readonly Patch[]) {
  const values = Object.fromEntries(patches.flatMap((patch) => (patch.kind === 'value' ? [[patch.key, patch.value]] : [])));
  const { nothingToReport, annualSummary, explanation, ...typed } = values;
  const touched = sampleTables.filter((table) => patches.some((patch) => patch.kind !== 'value' && patch.table === table));
  return {
    figures: Object.fromEntries(Object.entries(typed).filter(([key]) => !(figures[key as FigureKey] as Field).derived)) as Record<
      string,
      string | number | null
    >,
    ...(nothingToReport === undefined ? {} : { nothingToReport: nothingToReport === true }),
    ...(annualSummary === undefined ? {} : { annualSummary: annualSummary === null ? null : String(annualSummary) }),
    ...(explanation === undefined ? {} : { explanation: explanation === null ? null : String(explanation) }),
    ...(touched.length === 0
      ? {}
      : {
          rows: touched.map((table) => ({
            table,
            rows: patched(base.sampleTables[table] as readonly Row[], table, patches) as ReportView['sampleTables'][SampleTableKey],
          })),
        }),
  };
}

function patched(rows: readonly Row[], table: SampleTableKey, patches: readonly Patch[]): Row[] {
  const next = [...rows];
  for (const patch of patches) {
    if (patch.kind === 'value' || patch.table !== table) continue;
    const index = next.findIndex((row) => row.id === patch.rowId);
    if (patch.kind === 'removeRow') index >= 0 && next.splice(index, 1);
    else if (index >= 0) next[index] = { id: patch.rowId, cells: patch.cells };
    else next.splice(patch.position - 1, 0, { id: patch.rowId, cells: patch.cells });
  }
  return next;
}
