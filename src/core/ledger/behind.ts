import { type FigureKey, figures as fields } from '../annexes/annex7.ts';
import { chineseDay } from '../calendar/day.ts';
import { frequentTimes } from '../reporting/figures.ts';
import type { Capacity, Month } from './derive.ts';
import type { LedgerEvent } from './line.ts';
import { type Basis, type BasisLine, capacityFigures, moneyIn } from './report.ts';

/** What of a ledger is behind a figure of a report: the rows, what they make, and how that is counted, in words. */
export type Behind = {
  /** How it comes from the rows; null where the ledger does not have it and the platform typed it. */
  readonly rule: string | null;
  readonly derived: string | number | null;
  readonly lines: readonly BasisLine[];
  readonly events: readonly LedgerEvent[];
  readonly months: readonly Month[];
};

const none: Behind = { rule: null, derived: null, lines: [], events: [], months: [] };

/** The rows of a version behind one of its figures, as they stood when it came in. */
export function behind(basis: Basis, figure: FigureKey): Behind {
  const { counted, lines, events } = basis;
  switch (figure) {
    case 'enterprises':
      return { ...none, lines, derived: counted.enterprises, rule: `台账 ${lines.length} 行，同一企业计一户，合并的并为一户` };
    case 'persons':
      return { ...none, lines, derived: counted.persons, rule: `台账 ${lines.length} 行的人次之和` };
    case 'frequentEnterprises': {
      const often = frequentLines(lines);
      return {
        ...none,
        lines: often,
        derived: counted.frequentEnterprises,
        rule: `次数合计${frequentTimes}次以上的企业，共 ${often.length} 行`,
      };
    }
    case 'activityCount':
    case 'activityEnterprises':
    case 'activityPersons':
      return { ...none, events, derived: counted[figure], rule: `活动 ${events.length} 场${eventSums[figure]}` };
    case 'officialActivities': {
      const official = events.filter(({ organiser }) => organiser === 'authority');
      return { ...none, events: official, derived: counted.officialActivities, rule: `中小企业主管部门组织的活动 ${official.length} 场` };
    }
    case 'serviceIncome':
    case 'lowFeeIncome':
    case 'profit':
      return moneyBehind(basis.months ?? [], figure);
    case 'premisesArea':
    case 'equipmentCount':
    case 'fullTimeStaff':
      return capacityBehind(basis.capacity ?? null, figure);
    case 'gatheredInstitutions':
      return none;
  }
}

const eventSums = { activityCount: '', activityEnterprises: '的企业户数之和', activityPersons: '的服务人数之和' } as const;

/** Of those that were served so often as 样表1 asks, all the lines. */
function frequentLines(lines: readonly BasisLine[]): readonly BasisLine[] {
  const times = new Map<string, number>();
  for (const one of lines) times.set(one.root, (times.get(one.root) ?? 0) + one.times);
  return lines.filter(({ root }) => (times.get(root) ?? 0) >= frequentTimes);
}

const moneyBehind = (months: readonly Month[], figure: 'serviceIncome' | 'lowFeeIncome' | 'profit'): Behind =>
  months.length === 0
    ? none
    : { ...none, months, derived: moneyIn(months, figure), rule: `账册 ${months.length} 个月之和，单位元，按${fields[figure].unit}填报` };

/** What a month has of it; empty where its books do not have that. */
export const amountIn = (month: Month, figure: FigureKey): string =>
  figure === 'serviceIncome' || figure === 'lowFeeIncome' || figure === 'profit' ? month[figure] : '';

const capacityBehind = (capacity: Capacity | null, figure: 'premisesArea' | 'equipmentCount' | 'fullTimeStaff'): Behind =>
  capacity === null ? none : { ...none, derived: capacityFigures(capacity)[figure], rule: `${chineseDay(capacity.day)}登记的服务能力` };
