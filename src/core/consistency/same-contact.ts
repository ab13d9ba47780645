import type { Content, Row } from '../annexes/field.ts';
import { cellAt, pathOf, rowsOf, textIn } from '../annexes/rows.ts';
import { isLongSurname } from '../identifiers/surname.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { type Disagreement, grouped } from './finding.ts';

/** 欧阳 + 小明, 张 + 伟; what is no name of two parts is taken whole. */
function partsOf(name: string): readonly [surname: string, given: string] {
  const signs = [...name];
  const surname = signs.slice(0, 2).join('');
  const length = signs.length > 2 && isLongSurname(surname) ? 2 : 1;
  return [signs.slice(0, length).join(''), signs.slice(length).join('')];
}

const countsOf = (words: readonly string[]): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
};

/** Half a row for what a list happens not to show: a surname that only this group bears is rare, not impossible. */
const UNSEEN = 0.5;

/** How many rows of this list bear a name by chance: as its surname and its given name are spread over the rows beside the group itself. */
export function byChance(names: readonly string[]): (name: string, times: number) => number {
  const surnames = countsOf(names.map((name) => partsOf(name)[0]));
  const givens = countsOf(names.map((name) => partsOf(name)[1]));
  return (name, times) => {
    const [surname, given] = partsOf(name);
    const beside = (counts: ReadonlyMap<string, number>, word: string): number => Math.max(0, (counts.get(word) ?? 0) - times) + UNSEEN;
    return (beside(surnames, surname) * beside(givens, given)) / names.length;
  };
}

/**
 * A contact of several enterprises, where the list has the name far more often than chance would: three 张伟 among 1 600 rows are three persons, three
 * 鄢九皋 are one. Rows that share one mobile too are told of by that. Never a reason to refuse anything.
 */
export function sameContact(content: Content, { signals }: Scheme): Disagreement[] {
  const rows = rowsOf(content, 'served');
  const shared = [...grouped(rows, contactOf)].filter(
    ([, same]) => same.length >= signals.sameContact && !shareMobile(same, signals.sameMobile),
  );
  if (shared.length === 0) return [];
  const expected = byChance(rows.map(contactOf).filter((name) => name !== ''));
  return shared.flatMap(([name, same]) => {
    const chance = expected(name, same.length);
    if (same.length < chance * signals.contactOverChance) return [];
    return [{ paths: same.map((row) => pathOf('served', row, 'contact')), message: sentence(same, chance) }];
  });
}

/** 张 伟 is 张伟. */
export const contactOf = (row: Row): string => textIn(cellAt(row, 'contact')).replace(/\s/g, '');

const shareMobile = (rows: readonly Row[], least: number): boolean => {
  const mobiles = new Set(rows.map((row) => textIn(cellAt(row, 'mobile'))));
  return rows.length >= least && mobiles.size === 1 && !mobiles.has('');
};

const MOST_NAMED = 5;
function sentence(rows: readonly Row[], chance: number): string {
  const enterprises = rows.map((row) => textIn(cellAt(row, 'enterprise')));
  const named = `${enterprises.slice(0, MOST_NAMED).join('、')}${enterprises.length > MOST_NAMED ? '等' : ''}`;
  const usual = chance < 0.1 ? '不到0.1' : `约${chance.toFixed(1)}`;
  return `${rows.length}家企业的联系人同名，按这个姓名在名单中的常见程度，偶然重名${usual}家：${named}`;
}
