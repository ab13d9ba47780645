import { type Figures, figures as fields } from '../annexes/annex7.ts';
import { divide, sum, trimmed } from '../annexes/decimal.ts';
import type { Row } from '../annexes/field.ts';
import type { SampleTables } from '../reporting/figures.ts';
import type { FigureChange } from '../reporting/revision.ts';
import type { ReadingId, Scheme } from '../scheme/scheme.ts';
import { keysOf } from '../text/keys-of.ts';
import {
  type Capacity,
  type Counted,
  contentsOf,
  countedIn,
  frequentIn,
  type Ledger,
  type Month,
  rootsOf,
  type Share,
  sharesIn,
} from './derive.ts';
import type { LedgerEvent, Service } from './line.ts';

/** What the ledger says of a year up to a quarter's end: the ledger, the accounts of those months, the capacity as last noted. */
export type Sources = {
  readonly ledger: Ledger;
  readonly months: readonly Month[];
  /** How many months the year has up to that end: money of fewer would be too little, so it is left out. */
  readonly monthsDue: number;
  readonly capacity: Capacity | null;
};

/** Whether there is anything to report from. */
export const isKept = ({ ledger }: Sources): boolean => ledger.services.length + ledger.events.length > 0;

/** The accounts of these months in annex 7's unit. */
export const moneyIn = (months: readonly Month[], key: keyof Omit<Month, 'month'>): string =>
  trimmed(divide(sum(months.map((one) => one[key])), 10_000) ?? '0');

/** The figures of a quarter's end. */
export const capacityFigures = ({ premisesArea, equipmentCount, fullTimeStaff }: Capacity) => ({
  ...{ premisesArea: trimmed(premisesArea), equipmentCount, fullTimeStaff },
});

/** Money of fewer months than the year has had would be too little, so none is taken. */
const wholeMonths = ({ months, monthsDue }: Sources): readonly Month[] => (months.length < monthsDue ? [] : months);

/** The figures that the ledger has; what is counted from the sample tables is left to them, what nobody noted is left out. */
export function figuresFrom(sources: Sources): Partial<Figures> {
  const { enterprises, persons, officialActivities } = countedIn(sources.ledger);
  const months = wholeMonths(sources);
  const money = (key: keyof Omit<Month, 'month'>) => moneyIn(months, key);
  return {
    ...{ enterprises, persons, officialActivities },
    ...(months.length === 0 ? {} : { serviceIncome: money('serviceIncome'), lowFeeIncome: money('lowFeeIncome'), profit: money('profit') }),
    ...(sources.capacity === null ? {} : capacityFigures(sources.capacity)),
  };
}

/** 样表1 and 样表2 as the ledger makes them: a row an enterprise, a row an event, each under its own id. */
export function sampleTablesFrom({ ledger }: Sources): SampleTables {
  const enterprises = new Map(ledger.enterprises.map((one) => [one.id, one]));
  const frequent = frequentIn(ledger).map(({ root, times, services }): Row => {
    const { name = '', contact = '', phone = '' } = enterprises.get(root) ?? {};
    return { id: root, cells: { enterprise: name, contact, phone, times, service: contentsOf(services) } };
  });
  return { frequent, events: ledger.events.map(eventRow) };
}

const eventRow = ({ id, name, heldOn, place, content, households, persons }: LedgerEvent): Row => ({
  id,
  cells: { name, heldOn, place, service: content, enterprises: households, persons },
});

/** A line as it stood when it was reported; without anything personal. */
export type BasisLine = Pick<
  Service,
  'id' | 'version' | 'servedOn' | 'function' | 'content' | 'fee' | 'times' | 'persons' | 'confirmed'
> & {
  readonly enterprise: string;
  readonly root: string;
};
/** What a version of a report was made of. `readings`: how it was counted. */
export type Basis = {
  readonly counted: Counted;
  readonly shares: readonly Share[];
  readonly readings: readonly string[];
  readonly lines: readonly BasisLine[];
  readonly events: readonly LedgerEvent[];
  /** Those whose money was taken, and the capacity as last noted; versions that came in before these were kept have neither. */
  readonly months?: readonly Month[];
  readonly capacity?: Capacity | null;
  readonly digest: string;
};

const read: readonly ReadingId[] = ['enterprisesCounted', 'guestsServed', 'yearOfTitle'];

/** How the edition reads what annex 7 leaves open of counting, in words. */
export const readingsIn = ({ readings }: Pick<Scheme, 'readings'>): readonly string[] =>
  readings.flatMap(({ id, chosen, options }) => (read.includes(id) ? (options.find(({ key }) => key === chosen)?.label ?? []) : []));

/** `digest` is given, since core has none of its own. */
export function basisOf(sources: Sources, readings: readonly string[], digest: (text: string) => string): Basis {
  const { ledger, capacity } = sources;
  const names = new Map(ledger.enterprises.map(({ id, name }) => [id, name]));
  const rootOf = rootsOf(ledger.enterprises);
  const lines = ledger.services.map(
    ({ id, version, servedOn, function: of, content, fee, times, persons, confirmed, enterpriseId }): BasisLine => {
      const root = rootOf(enterpriseId);
      return { id, version, servedOn, function: of, content, fee, times, persons, confirmed, enterprise: names.get(root) ?? '', root };
    },
  );
  const { events } = ledger;
  const counted = { counted: countedIn(ledger), shares: sharesIn(ledger, sources.months), readings };
  const said = { ...counted, lines, events, months: wholeMonths(sources), capacity };
  return { ...said, digest: digest(JSON.stringify(said)) };
}

/** What has become of the ledger since: 服务企业数 +3户; a figure that is the same is left out. */
export const changedSince = (before: Counted, now: Counted): FigureChange[] =>
  keysOf(now).flatMap((figure) => {
    const [from, to] = [before[figure], now[figure]];
    const { label, unit } = fields[figure];
    return from === to ? [] : [{ figure, label, unit, from: String(from), to: String(to) }];
  });

/** 台账已变（服务企业数 +3户，服务人数 -4人次） */
export const changeWords = (changes: readonly Pick<FigureChange, 'label' | 'unit' | 'from' | 'to'>[]): string => {
  const said = changes.map(({ label, unit, from, to }) => {
    const by = Number(to) - Number(from);
    return `${label} ${by > 0 ? '+' : ''}${by}${unit}`;
  });
  return `台账已变（${said.join('，')}）`;
};
