import { type FigureKey, figures as fields } from '../annexes/annex7.ts';
import { compare, share, shareAtLeast } from '../annexes/decimal.ts';
import type { Scheme, Threshold, ThresholdKey } from '../scheme/scheme.ts';
import { own } from '../text/own.ts';
import { labelOf } from './faults.ts';
import { type Figures, figureOf } from './figures.ts';

export type Alert = {
  readonly figure: FigureKey;
  readonly label: string;
  readonly value: string;
  readonly threshold: number;
  readonly article: string;
  readonly message: string;
};
type Reported = { readonly figures: Figures; readonly functions: readonly string[]; readonly quarter: number };

const atAnyQuarter: readonly (readonly [FigureKey, ThresholdKey])[] = [
  ['premisesArea', 'premisesArea'],
  ['fullTimeStaff', 'fullTimeStaff'],
];
const overTheYear: readonly (readonly [FigureKey, ThresholdKey])[] = [
  ['gatheredInstitutions', 'gatheredInstitutions'],
  ['enterprises', 'servedEnterprises'],
];

/** Where a report lies below the conditions of 第六条: a look for its authority, never a refusal. What accumulates over the year is only judged at its end. */
export function belowConditions(of: Reported, scheme: Scheme): readonly Alert[] {
  const lasts = of.quarter === 4;
  return [
    ...[...atAnyQuarter, ...(lasts ? overTheYear : [])].flatMap(([figure, key]) => fewer(of.figures, figure, scheme.thresholds[key])),
    ...(lasts ? [...fewerEvents(of, scheme), ...smallShare(of.figures, scheme.thresholds.benefitShare)] : []),
  ];
}

function fewer(figures: Figures, figure: FigureKey, { atLeast, article }: Threshold, of = ''): Alert[] {
  const value = figureOf(figures, figure);
  if (value === null || compare(value, atLeast) >= 0) return [];
  const { unit } = fields[figure];
  const label = labelOf(figure);
  const message = `${label}${value}${unit}，低于认定条件${of}${atLeast}${unit}以上（${article}）`;
  return [{ figure, label, value, threshold: atLeast, article, message }];
}

/** The report tells no function of an event: all of them together are set beside what the most demanding of its functions asks. */
function fewerEvents({ figures, functions }: Reported, { activities }: Scheme): Alert[] {
  const asked = functions.flatMap((key) => own<Threshold | null>(activities, key) ?? []);
  const most = asked.toSorted((a, b) => b.atLeast - a.atLeast)[0];
  return most ? fewer(figures, 'activityCount', most, most.label) : [];
}

/** By income, the only way in which the report says it; free services are not in it. */
function smallShare(figures: Figures, { atLeast, article }: Threshold): Alert[] {
  const [part, whole] = [figureOf(figures, 'lowFeeIncome'), figureOf(figures, 'serviceIncome')];
  const value = part !== null && whole !== null && !shareAtLeast(part, whole, atLeast) ? share(part, whole) : null;
  if (value === null) return [];
  const label = '低收费收入占服务总收入';
  const message = `${label}${value}%，低于认定条件${atLeast}%以上（${article}）；按收入计，公益性服务未计入`;
  return [{ figure: 'lowFeeIncome', label, value, threshold: atLeast, article, message }];
}
