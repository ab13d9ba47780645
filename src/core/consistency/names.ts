import type { Content, Field, Row, TableForm, Value } from '../annexes/field.ts';
import { formTables, sectionOf } from '../annexes/form.ts';
import { cellAt, pathOf, rowsOf, textIn } from '../annexes/rows.ts';
import { type NoName, noAnswer, noEnterprise, noName, noNameWords, saysNoneInWords } from '../identifiers/no-name.ts';
import type { Disagreement, Rule } from './finding.ts';

/** Tables in which 无 says that there is none; it counts as none. */
const mayBeNone: ReadonlySet<string> = new Set(['agreements', 'otherPartners', 'investors']);

/** What a required text is instead of a name or an answer; null where it may be one, and where it is blank, which is said elsewhere. */
function instead(table: TableForm, field: Field, value: Value): NoName | null {
  const text = textIn(value);
  if (text === '' || !field.required || field.type !== 'text') return null;
  if ((mayBeNone.has(table.key) || field.mayBeNone) && saysNoneInWords(text)) return null;
  return field.names === 'enterprise' ? noEnterprise(text) : field.names ? noName(text) : noAnswer(text);
}

function inRow(table: TableForm, row: Row, line: number): Disagreement[] {
  return Object.entries(table.columns).flatMap(([key, field]) => {
    const why = instead(table, field, cellAt(row, key));
    if (why === null) return [];
    const what = `${table.label}第${line}行“${field.label}”填的是“${textIn(cellAt(row, key)).slice(0, 40)}”，${noNameWords[why]}`;
    const then = field.names === 'enterprise' ? '，不算一家企业，请填写企业全称或删去这一行' : '，请填写实际内容或删去这一行';
    return [{ paths: [pathOf(table.key, row, key)], message: what + then }];
  });
}

/** One rule an annex, so that each finding names its own. */
const rulesOf = (annex: number): Rule => ({
  id: `no-answer-${annex}`,
  severity: 'error',
  article: `附件${annex}`,
  find: (content: Content) =>
    formTables
      .filter((table) => sectionOf(`${table.key}/`)?.annex === annex)
      .flatMap((table) => rowsOf(content, table.key).flatMap((row, index) => inRow(table, row, index + 1))),
});

/** Rows whose name is 同上, 无, 合计 or 某某公司, however they came there: they are nobody, are not counted, and are not handed in. */
export const nameRules: readonly Rule[] = [2, 3, 4, 5].map(rulesOf);
