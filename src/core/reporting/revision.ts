import { type Figure, type FigureKey, figures as fields, figureKeys } from '../annexes/annex7.ts';
import { compare, subtract } from '../annexes/decimal.ts';
import { labelOf } from './faults.ts';
import { type Figures, figureOf, isCumulative } from './figures.ts';

/** A figure that stands otherwise in one version than in the one before. */
export type FigureChange = {
  readonly figure: FigureKey;
  readonly label: string;
  readonly unit: string;
  readonly from: string | null;
  readonly to: string | null;
};

const same = (a: string | null, b: string | null): boolean => (a === null || b === null ? a === b : compare(a, b) === 0);

const changeOf = (figure: FigureKey, from: string | null, to: string | null): FigureChange => {
  const { unit = '' }: Figure = fields[figure];
  return { figure, label: labelOf(figure), unit, from, to };
};

/** What a correction changes; 3 and 3.00 are the same figure. */
export const changesBetween = (before: Figures, after: Figures): FigureChange[] =>
  figureKeys
    .filter((key) => !same(figureOf(before, key), figureOf(after, key)))
    .map((key) => changeOf(key, figureOf(before, key), figureOf(after, key)));

/** What it changes of a later quarter of the year, which stays as it was reported: what was added there since this one. */
export const effectLater = (before: Figures, after: Figures, later: Figures): FigureChange[] =>
  changesBetween(before, after)
    .filter(({ figure }) => isCumulative(figure))
    .map(({ figure }) => changeOf(figure, added(later, before, figure), added(later, after, figure)));

const added = (later: Figures, before: Figures, key: FigureKey): string | null => {
  const [now, then] = [figureOf(later, key), figureOf(before, key)];
  return now === null || then === null ? null : subtract(now, then);
};

/** 服务总收入100.10万元改为120万元 */
export const changeInWords = ({ label, unit, from, to }: FigureChange): string =>
  `${label}${from === null ? '未填' : `${from}${unit}`}改为${to === null ? '未填' : `${to}${unit}`}`;
