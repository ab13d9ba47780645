import type { Waiting } from '../../core/annexes/carried.ts';
import type { Content, Fault, Section } from '../../core/annexes/field.ts';
import { type Asking, formOf } from '../../core/annexes/form-of.ts';
import { isBlank } from '../../core/annexes/read.ts';
import { rowsOf } from '../../core/annexes/rows.ts';
import { sectionKeyOf } from './words.ts';

/** How far one section is. `total` counts required fields and tables; `wrong` what is filled in and not right; `open` what is still missing. */
export type Progress = {
  readonly key: string;
  readonly done: number;
  readonly total: number;
  readonly wrong: number;
  readonly open: number;
  readonly rows: number;
  readonly begun: boolean;
  /** Places that an earlier year brought and nobody has looked at; none of them is done. */
  readonly waits: number;
};

/** A cell's fault is an error of its row even where the cell is empty; a single field that is empty is only not filled in yet. */
export const isOpen = (fault: Fault): boolean => fault.rule === 'atLeastRows' || (fault.rule === 'required' && !fault.path.includes('/'));

/** The sections of the form in paper order, judged by what the core found: faults of single places, and figures that contradict each other. */
export function progressOf(content: Content, faults: readonly Fault[], more: Contradicted = {}): readonly Progress[] {
  const { contradictions = [], asking = official, waiting = [] } = more;
  const bySection = new Map<string, Fault[]>();
  for (const fault of [...faults, ...contradictions.map(asFault)]) {
    const key = sectionKeyOf(fault.path);
    const known = bySection.get(key);
    if (known) known.push(fault);
    else bySection.set(key, [fault]);
  }
  return formOf(asking).sections.map((section) => {
    const places = waiting.find((one) => one.section === section.key)?.places ?? [];
    return progressOfSection(section, content, { faults: bySection.get(section.key) ?? [], places });
  });
}

/** Figures that contradict each other, what the edition asks for, and what waits to be looked at. */
type Contradicted = { readonly contradictions?: readonly Place[]; readonly asking?: Asking; readonly waiting?: readonly Waiting[] };
const official: Asking = { leftOut: [], extraFields: [] };
type Place = { readonly paths: readonly string[]; readonly message: string };
const asFault = ({ paths, message }: Place): Fault => ({ path: paths[0] ?? '', label: '', value: '', rule: 'agree', message });

type Against = { readonly faults: readonly Fault[]; readonly places: Waiting['places'] };

function progressOfSection(section: Section, content: Content, { faults, places }: Against): Progress {
  const heads = new Set([...faults.map((fault) => fault.path.split('/')[0]), ...places.map(({ key }) => key)]);
  const fields = Object.entries(section.fields).filter(([, field]) => field.required && !field.derived);
  const needed = [...fields.map(([key]) => key), ...section.tables.filter((table) => table.atLeastRows).map((table) => table.key)];
  const typed = Object.entries(section.fields).filter(([key, field]) => !field.derived && !isBlank(content.values[key]));
  const rows = section.tables.reduce((n, table) => n + rowsOf(content, table.key).length, 0);
  return {
    key: section.key,
    done: needed.filter((key) => !heads.has(key)).length,
    total: needed.length,
    wrong: faults.filter((fault) => !isOpen(fault)).length,
    open: faults.filter(isOpen).length,
    rows,
    begun: typed.length > 0 || rows > 0,
    waits: places.length,
  };
}

export type Note = { readonly text: string; readonly tone: 'done' | 'bad' | 'plain' };

/** The word beside a section in the navigation. */
export function noteOf(progress: Progress): Note {
  const { key, done, total, wrong, rows, begun, waits } = progress;
  if (wrong > 0) return { text: `${wrong} 处错`, tone: 'bad' };
  if (waits > 0) return { text: `待核对 ${waits}`, tone: 'plain' };
  if (!begun) return { text: total === 0 ? '选填' : '未填', tone: 'plain' };
  if (done < total) return { text: `${done} / ${total}`, tone: 'plain' };
  return { text: ['equipment', 'staff', 'served'].includes(key) ? `${rows} 行` : '完成', tone: 'done' };
}

/** How much of all that is required is there, in whole per cent and never 100 before all is. */
export function totalOf(parts: readonly { done: number; total: number }[]): { done: number; total: number; percent: number } {
  const done = parts.reduce((n, one) => n + one.done, 0);
  const total = parts.reduce((n, one) => n + one.total, 0);
  return { done, total, percent: total === 0 ? 0 : Math.floor((done / total) * 100) };
}
