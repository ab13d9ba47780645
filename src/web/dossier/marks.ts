import { headsOf } from '../../core/annexes/carried.ts';
import type { Fault } from '../../core/annexes/field.ts';
import type { Checks, LiveChecks } from './judged.ts';
import { isOpen, type Progress } from './progress.ts';
import { materialWord, sectionKeyOf, sectionWord } from './words.ts';

/** What the person has seen of the form so far: fields left at least once, sections asked about. */
export type Seen = {
  readonly left: ReadonlySet<string>;
  readonly asked: ReadonlySet<string>;
};

/** Whether a fault is said at its place now: nobody is told of a field that was not reached yet. The row that is being typed is the sheet's to spare. */
const isDue = ({ path, rule }: Fault, seen: Seen): boolean => {
  if (path.includes('/') || (rule !== 'required' && rule !== 'atLeastRows')) return true;
  return seen.left.has(path) || seen.asked.has(sectionKeyOf(path));
};

/** What stands at which place: the form's own faults, then figures that disagree, then conditions that fail, then rows without a proof. */
export function marksOf(
  checks: Pick<LiveChecks, 'faults' | 'findings' | 'verdicts' | 'unproven'>,
  seen: Seen,
): ReadonlyMap<string, string> {
  const marks = new Map<string, string>();
  const mark = (path: string, message: string): void => void (marks.has(path) ? null : marks.set(path, message));
  for (const fault of checks.faults) if (isDue(fault, seen)) mark(fault.path, fault.message);
  for (const finding of checks.findings) if (finding.severity === 'error') for (const path of finding.paths) mark(path, finding.message);
  for (const verdict of checks.verdicts) {
    const [place] = verdict.evidence;
    if (verdict.status === 'notMet' && place) mark(place, verdict.message);
  }
  for (const { place, message } of checks.unproven) mark(place, message);
  return marks;
}

/** The marks of one section; the same object as before where nothing in it changed, so that the section need not be drawn again. */
export function marksBySection(
  marks: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, ReadonlyMap<string, string>>,
): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const parts = new Map<string, Map<string, string>>();
  for (const [path, message] of marks) {
    const key = sectionKeyOf(path);
    const part = parts.get(key) ?? new Map<string, string>();
    part.set(path, message);
    parts.set(key, part);
  }
  return new Map([...parts].map(([key, part]) => [key, sameMarks(before.get(key), part) ?? part]));
}

function sameMarks(before: ReadonlyMap<string, string> | undefined, now: ReadonlyMap<string, string>) {
  return before && before.size === now.size && [...now].every(([path, message]) => before.get(path) === message) ? before : undefined;
}

export type Line = { readonly key: string; readonly path: string; readonly message: string };

type Wrong = Pick<LiveChecks, 'faults' | 'findings' | 'verdicts' | 'waiting'>;

/** What bars submission and is wrong: malformed, disagreeing, failing; what is only missing is `openLines`. */
export function errorLines({ faults, findings, verdicts, waiting = [] }: Wrong): readonly Line[] {
  const missing = new Set([...faults.filter(isOpen).map((fault) => fault.path.split('/')[0]), ...headsOf(waiting)]);
  const barred = verdicts.filter(
    ({ status, evidence }) => status === 'notMet' || (status === 'unknown' && !evidence.some((path) => missing.has(path))),
  );
  return [
    ...faults.filter((fault) => !isOpen(fault)).map(({ path, message }) => ({ key: `f:${path}`, path, message })),
    ...findings.filter((one) => one.severity === 'error').map((one) => lineOf(one)),
    ...barred.map(({ id, evidence, message }) => ({ key: `v:${id}`, path: evidence[0] ?? '', message })),
  ];
}

const lineOf = ({ id, paths, message }: Checks['findings'][number]): Line => ({
  key: `d:${id}:${paths[0]}`,
  path: paths[0] ?? '',
  message,
});

/** Where a second look is asked for; bars nothing. */
export const warningLines = ({ findings, unproven }: Pick<LiveChecks, 'findings' | 'unproven'>): readonly Line[] => [
  ...findings.filter((one) => one.severity === 'warning').map(lineOf),
  ...unprovenLines(unproven),
];

/** Events and agreements that no file is tied to, each with its row. */
export const unprovenLines = (unproven: LiveChecks['unproven']): readonly Line[] =>
  unproven.map(({ path, place, message }) => ({ key: `p:${path}`, path: place, message }));

export type OpenLine = Line & { readonly count: number };

/** `declared`: annex 6. */
export type Confirmed = { readonly declared: boolean };

/** What is missing, a line a section: so many fields, so many kinds of materials, the declaration. */
export function openLines(checks: LiveChecks, { declared }: Confirmed): readonly OpenLine[] {
  const first = (key: string): string => checks.faults.find((fault) => isOpen(fault) && sectionKeyOf(fault.path) === key)?.path ?? key;
  const sections = checks.progress
    .filter((one) => one.open > 0)
    .map((one: Progress) => ({ key: one.key, path: first(one.key), count: one.open, message: `${sectionWord(one.key)} ${one.open} 项` }));
  const [missing] = checks.missing;
  const materials = missing
    ? [
        {
          key: 'materials',
          path: `materials/${missing.key}`,
          count: checks.missing.length,
          message: `申报材料 ${checks.missing.length} 类：${checks.missing.map((one) => materialWord(one.key).replace('材料', '')).join('')}`,
        },
      ]
    : [];
  const declaration = declared ? [] : [{ key: 'declaration', path: 'declaration', count: 1, message: '附件6 声明函未确认' }];
  return [...sections, ...materials, ...declaration];
}
