import { enterpriseKey } from '../identifiers/enterprise-name.ts';
import { noEnterprise } from '../identifiers/no-name.ts';
import { share } from './decimal.ts';
import type { Content, Row, Value } from './field.ts';
import { ownFigures, withFigures } from './figures.ts';
import { cellAt, rowsOf, textIn } from './rows.ts';

/** Whether a row names an enterprise: 无, 同上, 合计 and 某某公司 are none. */
export const namesEnterprise = (row: Row, column: string): boolean => {
  const name = textIn(cellAt(row, column));
  return name !== '' && noEnterprise(name) === null;
};

/** Distinct names of enterprises, compared by width, brackets and spaces; what is no name is none. */
export function distinctNames(rows: readonly Row[], column: string): ReadonlySet<string> {
  return new Set(rows.filter((row) => namesEnterprise(row, column)).map((row) => enterpriseKey(textIn(cellAt(row, column)))));
}

function partnersTotal(content: Content): number {
  return distinctNames([...rowsOf(content, 'agreements'), ...rowsOf(content, 'otherPartners')], 'name').size;
}

/** What each derived field of the form comes to, by path; null where its parts are not filled in. */
export function derivedValues(content: Content): Readonly<Record<string, Value>> {
  const { products, ...figures } = ownFigures(content);
  return { ...figures, partnersTotal: partnersTotal(content), ...products };
}

/** The content with its derived figures put in, as the screen and the paper show it. */
export const withDerived = (content: Content): Content => withFigures(content, derivedValues(content));

/** How annex 5 adds up: its rows without those that name nobody, the distinct ones, those that were rated, those satisfied, and the rate cut to two decimals. */
export function servedFigures(content: Content): { rows: number; distinct: number; rated: number; satisfied: number; rate: string | null } {
  const rows = rowsOf(content, 'served').filter((row) => noEnterprise(textIn(cellAt(row, 'enterprise'))) === null);
  const ratings = rows.map((row) => cellAt(row, 'satisfied')).filter((one) => typeof one === 'boolean');
  const satisfied = ratings.filter((one) => one).length;
  return {
    rows: rows.length,
    distinct: distinctNames(rows, 'enterprise').size,
    rated: ratings.length,
    satisfied,
    rate: share(satisfied, ratings.length, 'down'),
  };
}
