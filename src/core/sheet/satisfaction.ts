import { isBlankCell, isFormula, type Raw, shownText } from './grid.ts';
import type { Column } from './header.ts';

/** true 满意, false 不满意, null 未评价 or not to be known; `fault` says why. */
export type Rating = { readonly value: boolean | null; readonly fault?: { readonly message: string; readonly column: Column } };
type Mark = 'ticked' | 'crossed' | 'blank' | 'unclear';

const ticks = /^(√+|✓|✔|☑|■|●|▲|★|ü|þ|是|有|对|y|yes|v|true|t|1)$/i;
const crosses = /^(×|✗|✘|✕|x|否|不|无|没有|n|no|false|f|0)$/i;
const blanks = /^(□|☐|[-—–_/\\]+)$/;
const goodWords = /^(非常|很|比较)?满意$/;
const badWords = /^(非常|很|比较)?不满意$/;

const textOf = (raw: Raw | undefined): string =>
  shownText(raw)
    .normalize('NFKC')
    .replace(/\uFE0F/g, '')
    .replace(/\s/g, '');

/** Reads how an enterprise rated, out of one column that says it or of several that are ticked. */
export function ratingOf(columns: readonly Column[], row: readonly Raw[]): Rating {
  const formula = columns.find((column) => isFormula(row[column.at]));
  if (formula) return unknown(formula, '是公式，文件里没有保存计算结果，请粘贴为数值');
  const [only] = columns;
  if (only === undefined) return { value: null };
  if (columns.length === 1) return fromOne(only, row[only.at]);
  return fromTicks(columns, row);
}

function fromOne(column: Column, raw: Raw | undefined): Rating {
  if (isBlankCell(raw)) return { value: null };
  const text = textOf(raw);
  if (blanks.test(text)) return { value: null };
  if (goodWords.test(text)) return { value: true };
  if (badWords.test(text)) return { value: false };
  const opposite = column.part === 'dissatisfied';
  if (column.part !== 'between' && ticks.test(text)) return { value: !opposite };
  if (column.part !== 'between' && crosses.test(text)) return { value: opposite };
  return unknown(column, `“${text.slice(0, 30)}”既不是“满意”也不是“不满意”，请按附件5的两栏重新确认`);
}

function fromTicks(columns: readonly Column[], row: readonly Raw[]): Rating {
  const marks = columns.map((column) => ({ column, mark: markOf(column, row[column.at]) }));
  const unclear = marks.find(({ mark }) => mark === 'unclear');
  if (unclear) return unknown(unclear.column, `“${textOf(row[unclear.column.at]).slice(0, 30)}”不是能识别的勾选，请打“√”或留空`);
  const ticked = marks.filter(({ mark }) => mark === 'ticked');
  const [first, second] = ticked;
  if (first && second) return unknown(second.column, `“${first.column.label}”和“${second.column.label}”同时勾选，只能选一项`);
  if (first?.column.part === 'between')
    return unknown(first.column, `“${first.column.label}”既不是“满意”也不是“不满意”，请按附件5的两栏重新确认`);
  if (first) return { value: first.column.part !== 'dissatisfied' };
  const crossed = marks.find(({ mark }) => mark === 'crossed');
  return crossed ? unknown(crossed.column, '各栏都没有勾选，只有否定的记号，看不出是否满意，请在一栏打“√”') : { value: null };
}

function markOf(column: Column, raw: Raw | undefined): Mark {
  if (isBlankCell(raw)) return 'blank';
  const text = textOf(raw);
  if (blanks.test(text)) return 'blank';
  if (ticks.test(text)) return 'ticked';
  if (crosses.test(text)) return 'crossed';
  const said = goodWords.test(text) ? 'satisfied' : badWords.test(text) ? 'dissatisfied' : null;
  return said !== null && said === column.part ? 'ticked' : 'unclear';
}

const unknown = (column: Column, message: string): Rating => ({ value: null, fault: { column, message: `服务满意度${message}` } });
