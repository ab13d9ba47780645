import { isBlankCell, isFormula, type Raw, shownText } from './grid.ts';
import type { Column } from './header.ts';
import { type Saying, sayingOf } from './sayings.ts';
import { withoutOrphans } from './symbol-fonts.ts';

type Said = { readonly message: string; readonly column: Column };
/** true 满意, false 不满意, null 未评价 or not to be known; `fault` says why; `note` what was taken for a tick though it might be none. */
export type Rating = { readonly value: boolean | null; readonly fault?: Said; readonly note?: Said };
type Mark = 'ticked' | 'crossed' | 'crossedBox' | 'blank' | 'unclear';

const ticks = /^(√+|✓|✔|✅|☑|🗹|■|●|▲|★|ü|þ|是|有|对|y|yes|v|true|t|1|ok|o\.k\.?)$/iu;
const crosses = /^(×|✗|✘|✕|✖|❌|❎|x|否|不|无|没有|n|no|false|f|0)$/iu;
const none = /^(无|没有|暂无|未评价|未评|未反馈|未回复)$/;
/** Word's own sign for a box that is ticked; for others a box that is crossed out. */
const crossedBox = /^(☒|🗷|⊠)$/u;
const blanks = /^(□|☐|◻|○?口|[-—–_/\\]+|[()[\]【】]{2})$/u;
/** Ticks of Wingdings 2 that lost their font: no other list has these letters under 满意. */
const lostTick = /^[RP]$/;
const lostBox = /^£$/;

const textOf = (raw: Raw | undefined): string =>
  raw === '√'
    ? raw
    : withoutOrphans(shownText(raw))
        .normalize('NFKC')
        .replace(/\uFE0F/g, '')
        .replace(/\s/g, '');

/** A mark within brackets is the mark: （√）, [x]. */
const unbracketed = (text: string): string => /^[([{【〔](.+)[)\]}】〕]$/.exec(text)?.[1] ?? text;

/** Reads how an enterprise rated, out of one column that says it or of several that are ticked. */
export function ratingOf(columns: readonly Column[], row: readonly Raw[]): Rating {
  const formula = columns.find((column) => isFormula(row[column.at]));
  if (formula) return unknown(formula, '是公式，文件里没有保存计算结果，请粘贴为数值');
  const [only] = columns;
  if (only === undefined) return { value: null };
  if (columns.length === 1) return fromOne(only, row[only.at]);
  return fromSayings(columns, row) ?? fromTicks(columns, row);
}

const neither = (column: Column, text: string): Rating =>
  unknown(column, `“${text.slice(0, 30)}”既不是“满意”也不是“不满意”，请按附件5的两栏重新确认`);

function fromOne(column: Column, raw: Raw | undefined): Rating {
  if (isBlankCell(raw)) return { value: null };
  const text = textOf(raw);
  if (blanks.test(text)) return { value: null };
  const saying = sayingOf(text);
  if (saying) return ratingIn(saying, column, text);
  // Under 评价 there is none, which is no 不满意; and 1 may be the worst of five.
  if (column.part === 'value' && none.test(text)) return { value: null };
  if (column.part === 'value' && /^[01]$/.test(text)) return neither(column, text);
  const opposite = column.part === 'dissatisfied';
  const mark = unbracketed(text);
  if (column.part !== 'between' && ticks.test(mark)) return { value: !opposite };
  if (column.part !== 'between' && crosses.test(text)) return { value: opposite };
  if (column.part === 'satisfied' && crossedBox.test(mark))
    return unknown(column, `“${text}”看不出是勾选了还是划掉了，请打“√”或写“满意”“不满意”`);
  return neither(column, text);
}

function ratingIn(saying: Saying, column: Column, text: string): Rating {
  if (saying === 'several') return unknown(column, `“${text.slice(0, 30)}”中勾选了不止一项，只能选一项`);
  if (saying === 'open') return { value: null };
  if (saying === 'unclear' || saying === 'between') return neither(column, text);
  return { value: saying === 'satisfied' };
}

/** Cells that hold the answers themselves, □满意 ☑不满意, say it whatever column they stand in; null where no cell does. */
function fromSayings(columns: readonly Column[], row: readonly Raw[]): Rating | null {
  const said = columns.flatMap((column) => {
    const text = textOf(row[column.at]);
    const saying = sayingOf(text);
    return saying && choices(text) > 1 ? [{ column, text, saying }] : [];
  });
  const [first, ...rest] = said;
  if (!first) return null;
  const other = rest.find(({ saying }) => saying !== first.saying);
  if (other) return unknown(other.column, `“${first.text.slice(0, 20)}”和“${other.text.slice(0, 20)}”不一致，请只留一项`);
  return ratingIn(first.saying, first.column, first.text);
}

const choices = (text: string): number => text.match(/满意/g)?.length ?? 0;

function fromTicks(columns: readonly Column[], row: readonly Raw[]): Rating {
  const marks = withBoxes(columns.map((column) => ({ column, mark: markOf(column, row[column.at]) })));
  const unclear = marks.find(({ mark }) => mark === 'unclear');
  if (unclear) return unknown(unclear.column, `“${textOf(row[unclear.column.at]).slice(0, 30)}”不是能识别的勾选，请打“√”或留空`);
  const ticked = marks.filter(({ mark }) => mark === 'ticked');
  const [first, second] = ticked;
  if (first && second) return unknown(second.column, `“${first.column.label}”和“${second.column.label}”同时勾选，只能选一项`);
  if (first?.column.part === 'between')
    return unknown(first.column, `“${first.column.label}”既不是“满意”也不是“不满意”，请按附件5的两栏重新确认`);
  if (first) return { value: first.column.part !== 'dissatisfied', ...taken(first.column, row) };
  const crossed = marks.find(({ mark }) => mark === 'crossed');
  return crossed ? unknown(crossed.column, '各栏都没有勾选，只有否定的记号，看不出是否满意，请在一栏打“√”') : { value: null };
}

type Marked = { readonly column: Column; readonly mark: Mark };

/** ☒ is a tick where it is the row's only one, and a cross beside a tick. */
function withBoxes(marks: readonly Marked[]): readonly Marked[] {
  const ticked = marks.some(({ mark }) => mark === 'ticked');
  return marks.map((one) => (one.mark === 'crossedBox' ? { ...one, mark: ticked ? 'crossed' : 'ticked' } : one));
}

/** Says what was taken for a tick and is an ordinary letter or a crossed box. */
function taken(column: Column, row: readonly Raw[]): Pick<Rating, 'note'> {
  const text = unbracketed(textOf(row[column.at]));
  if (!lostTick.test(text) && !crossedBox.test(text)) return {};
  return { note: { column, message: `服务满意度“${text}”按勾选读作“${column.label}”，请核对` } };
}

function markOf(column: Column, raw: Raw | undefined): Mark {
  if (isBlankCell(raw)) return 'blank';
  const text = textOf(raw);
  const mark = unbracketed(text);
  if (blanks.test(text) || blanks.test(mark) || lostBox.test(mark)) return 'blank';
  if (ticks.test(mark) || lostTick.test(mark)) return 'ticked';
  if (crossedBox.test(mark)) return 'crossedBox';
  if (crosses.test(text)) return 'crossed';
  const saying = sayingOf(text);
  if (saying === 'open') return 'blank';
  return saying !== null && saying === column.part ? 'ticked' : 'unclear';
}

const unknown = (column: Column, message: string): Rating => ({ value: null, fault: { column, message: `服务满意度${message}` } });
