import { personalPaths } from '../annexes/form.ts';
import { columnKeys, type FrozenForm } from '../annexes/freeze.ts';
import type { Day } from '../calendar/day.ts';
import type { Standing } from '../deadlines/validity.ts';
import { veiledThroughout } from '../disclosure/in-text.ts';
import type { DrawBundle } from '../draw/bundle.ts';
import type { PanelBundle } from '../draw/panel-bundle.ts';
import type { Verdict } from '../eligibility/verdict.ts';
import type { ListedLine } from '../notice/list-text.ts';
import type { ListEntry } from '../review/proposed-list.ts';
import type { Scores } from '../review/scores.ts';
import type { Round } from '../scheme/round.ts';
import type { Reason } from '../workflow/facts.ts';

export const factsFormat = 'shifan-facts/1';

type RoundKey =
  | 'id'
  | 'year'
  | 'title'
  | 'scheme'
  | 'opensOn'
  | 'closesOn'
  | 'closesAt'
  | 'recommendBy'
  | 'reviewBy'
  | 'rubric'
  | 'sampleSize'
  | 'panelSize'
  | 'commitment'
  | 'committedOn';

/**
 * What the system holds of one case besides its form, as it stood when the evidence was taken: whatever a result follows from, and each result. Null: there is
 * none, or whoever took it may not have it. Days 'YYYY-MM-DD', instants ISO in UTC.
 */
export type Facts = {
  readonly format: typeof factsFormat;
  readonly takenOn: Day;
  readonly takenAt: string;
  /** SHA-256 of the program that derives the results anew, as it was published then; null: none was built. */
  readonly program: string | null;
  /** The law and the calendar beside, by digest. */
  readonly files: readonly { readonly name: string; readonly sha256: string }[];
  readonly dossier: {
    readonly id: string;
    readonly number: string;
    readonly state: string;
    readonly applicant: string;
    readonly recommender: string;
    readonly reasons: readonly Reason[];
  };
  readonly round: Pick<Round, RoundKey>;
  readonly submissions: readonly { readonly no: number; readonly at: string; readonly contentHash: string; readonly listHash: string }[];
  /** Of the last submission: the city's own recognition then held (第十七条), and how its conditions were judged. */
  readonly below: string | null;
  readonly verdicts: readonly Verdict[];
  readonly corrections: readonly { readonly no: number; readonly sentAt: string; readonly dueOn: Day }[];
  readonly draw: DrawBundle | null;
  readonly panel: PanelBundle | null;
  readonly ranking: Ranking | null;
  readonly notice: {
    readonly id: string;
    readonly publishedOn: Day;
    readonly endsOn: Day;
    readonly list: readonly ListedLine[];
    readonly listHash: string;
  } | null;
  readonly title: Titled | null;
};

/** The signed list that the case stands on; `sheets`: of the case itself what each seat signed. */
export type Ranking = {
  readonly cut: string;
  readonly entries: readonly ListEntry[];
  readonly listHash: string;
  readonly sheets: readonly Scores[];
};

export type Titled = {
  readonly certificateNumber: string;
  readonly recognisedOn: Day;
  readonly validFrom: Day;
  readonly validTo: Day;
  readonly revokedOn: Day | null;
  /** On the day on which the evidence was taken. */
  readonly standing: Standing;
  /** The last days of its quarterly reports (第十五条). */
  readonly reports: readonly { readonly year: number; readonly quarter: number; readonly dueOn: Day }[];
};

/** Which cells of a submitted form are blacked out for whoever has it masked: personal fields and columns, and free text in which such a number stands. */
export function personalCells(form: FrozenForm): (path: string, value: unknown) => boolean {
  const personal = new Set(personalPaths);
  const black = form.sections.map(({ answers, tables }) => ({
    answers: answers.map(({ key }) => personal.has(key)),
    tables: tables.map((table) => columnKeys(table).map((column) => personal.has(`${table.key}/${column}`))),
  }));
  return (path, value) => {
    const [, section, answer] = /^sections\/#(\d+)\/answers\/#(\d+)\/answer(?:\/|$)/.exec(path) ?? [];
    if (answer !== undefined && black[Number(section)]?.answers[Number(answer)]) return true;
    const [, at, table, column] = /^sections\/#(\d+)\/tables\/#(\d+)\/rows\/#\d+\/cells\/#(\d+)(?:\/|$)/.exec(path) ?? [];
    if (column !== undefined && black[Number(at)]?.tables[Number(table)]?.[Number(column)]) return true;
    return typeof value === 'string' && veiledThroughout(value) !== value;
  };
}
