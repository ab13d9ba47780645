import { compare, decimalOf, decimals, divide, multiply, trimmed } from '../annexes/decimal.ts';
import type { Field, FieldType, Value } from '../annexes/field.ts';
import { folded } from '../annexes/fold.ts';
import { readText } from '../annexes/read.ts';
import { isScientific, scientificMessage } from '../identifiers/checked.ts';
import { tidiedName } from '../identifiers/enterprise-name.ts';
import { type NoName, noAnswer, noEnterprise, noName, noNameWords, pointsElsewhere, saysNoneInWords } from '../identifiers/no-name.ts';
import { withoutRadicals } from '../identifiers/radicals.ts';
import { whole } from '../text/whole.ts';
import { quoted, strangeIn } from './cell-text.ts';
import { isFormula, numberText, oneLine, type Raw, shownText, tightName, visible } from './grid.ts';

type Remark = { readonly rule: string; readonly message: string };
/**
 * A stored value with what is wrong with it, and what was done to it. A doubtful value stays as text, so that the person can mend it; what only
 * fills the place is blank.
 */
export type CellRead = { readonly value: Value; readonly faults: readonly Remark[]; readonly notes: readonly Remark[] };
/** What the whole column tells of a cell: days from 1904, figures in 元 where the form has 万元. */
export type CellSetting = { readonly epoch1904: boolean; readonly inYuan: boolean };

const good = (value: Value): CellRead => ({ value, faults: [], notes: [] });
const bad = (value: Value, rule: string, message: string): CellRead => ({ value, faults: [{ rule, message }], notes: [] });

const digits: ReadonlySet<FieldType> = new Set(['mobile', 'phone', 'idNumber', 'creditCode', 'postcode']);
const dates: ReadonlySet<FieldType> = new Set(['date', 'month', 'year']);
/** From here on a double has fewer digits than the number had. */
const LOST = 1e15;

/** The official names of what core calls by a word. */
const ruleNames: Readonly<Record<string, string>> = {
  mobile: '手机',
  phone: '电话',
  maxLength: '字数',
  integer: '整数',
  number: '数字',
  negative: '不小于零',
  approximate: '约数',
  unit: '单位',
  decimals: '小数位数',
  percent: '百分比',
  date: '日期',
  month: '年月',
  year: '年度',
  choice: '选项',
  yesNo: '是否',
  type: '类型',
  email: '电子邮箱',
  url: '网址',
  postcode: '邮编',
  creditCode: '统一社会信用代码',
  idNumber: '身份证号',
};

/** One cell as the value that its field stores. Blank is null and no fault. */
export function readCell(field: Field, raw: Raw, setting: CellSetting): CellRead {
  if (isFormula(raw) && noAnswer(shownText(raw)) !== 'picture')
    return bad(null, '公式', `${field.label}是公式，文件里没有保存计算结果。请用 Excel 或 WPS 打开后保存，或选择性粘贴为数值`);
  // Half a character, as LEFT leaves it of an emoji, becomes the one that is told below.
  const found = whole(typed(field, raw));
  if (found === '') return good(null);
  const nothing = withoutAnswer(field, found);
  if (nothing) return nothing;
  const text = field.names === 'enterprise' ? tidiedName(found) : withoutRadicals(found);
  const read = readTyped(field, { raw, text, setting });
  if (text === found) return read;
  return { ...read, notes: [...read.notes, { rule: '规整', message: `${field.label}“${quoted(found)}”按“${quoted(text)}”读入，请核对` }] };
}

type Typed = { readonly raw: Raw; readonly text: string; readonly setting: CellSetting };

function readTyped(field: Field, { raw, text, setting }: Typed): CellRead {
  const strange = strangeIn(field, { raw, text });
  if (strange) return bad(text, strange.rule, strange.message);
  if (digits.has(field.type)) return digitsOf(field, raw, text);
  if (dates.has(field.type)) return dateOf(field, raw, setting.epoch1904);
  if (field.type === 'money') {
    const read = setting.inYuan ? inYuan(field, text) : amountOf(field, text);
    return read.value === '0' && /[1-9]/.test(folded(text)) ? tooSmall(field, text) : withDoubt(field, read);
  }
  if (field.from?.how === 'age') return withAge(field, readAs(field, text));
  return field.type === 'percent' ? withShare(field, readAs(field, text)) : readAs(field, text);
}

/** Nobody of 5 or 150 works there: more likely another figure stands in the column. */
function withAge(field: Field, read: CellRead): CellRead {
  if (typeof read.value !== 'number' || (read.value >= 16 && read.value <= 90)) return read;
  return { ...read, notes: [...read.notes, { rule: '数量级', message: `${field.label}按${read.value}岁读入，请核对是不是填错了列` }] };
}

/** 0.96 where the form has percent: more likely 96% was meant. */
function withShare(field: Field, read: CellRead): CellRead {
  const value = typeof read.value === 'string' ? decimalOf(read.value) : null;
  if (value === null || compare(value, 0) <= 0 || compare(value, 1) >= 0) return read;
  const message = `${field.label}按${value}%读入，请核对是不是${trimmed(multiply(value, 100))}%`;
  return { ...read, notes: [...read.notes, { rule: '数量级', message }] };
}

/** ¥2.5 under 万元 would become 0: more likely another unit was meant. */
const tooSmall = (field: Field, text: string): CellRead =>
  bad(text, '单位', `${field.label}“${quoted(text)}”不足0.01${field.unit ?? ''}，请核对单位`);

/** What stands in the place of an answer or a name and is none; null where the text may be one. 无 is an answer where nothing has to be filled in. */
function withoutAnswer(field: Field, text: string): CellRead | null {
  const why = field.names === 'enterprise' ? noEnterprise(text) : field.names ? noName(text) : noAnswer(text);
  if (why === null) return null;
  if (why === 'error') return bad(null, '公式', `${field.label}的公式出错，结果是“${text}”，请改正后重新导入`);
  if (why === 'picture') return bad(null, '图片', `${field.label}${noNameWords.picture}，没有读入，请改填文字`);
  const message = `${field.label}“${quoted(text)}”${noNameWords[why]}，请${field.names ? '填写全称或删去这一行' : '补上'}`;
  if (why === 'digits') return bad(text, '名称', message);
  if (field.required && !(field.mayBeNone && saysNoneInWords(text))) return bad(null, namedRules[why] ?? '必填', message);
  return pointsElsewhere(text) || (saysNoneInWords(text) && field.type === 'text') ? null : good(null);
}

const namedRules: Partial<Record<NoName, string>> = { sample: '名称', footer: '名称' };
/** Text as its kind of field keeps it: paragraphs keep their lines, short names lose the blanks put in for looks. */
function typed(field: Field, raw: Raw): string {
  if (typeof raw !== 'string') return shownText(raw);
  if (field.type === 'longText') return visible(raw);
  if (field.type === 'text' && (field.maxLength ?? 200) <= 50)
    return tightName(field.onePerson ? raw.replace(/(?<!\s)\s+(?=[·•・])/g, '').replace(/(?<=[·•・])\s+/g, '') : raw);
  return oneLine(raw);
}

const isRounded = (field: Field, text: string): boolean => {
  const read = readText(field, text);
  return read.ok && read.rounded === true;
};

/** An amount with more decimals than the form takes, as an accountant's sheet has it: rounded, and said; a doubtful size is asked about. */
function amountOf(field: Field, text: string): CellRead {
  const exact = decimalOf(folded(text));
  const read = readAs(field, exact && decimals(exact) > 2 ? trimmed(divide(exact, 1) ?? exact) : text);
  const notes = [...read.notes];
  if (exact && decimals(exact) > 2)
    notes.push({
      rule: '换算',
      message: `${field.label}${exact}${field.unit ?? ''}按四舍五入保留2位小数为${read.value}${field.unit ?? ''}，请核对`,
    });
  return { ...read, notes };
}

/** 25 000 under 万元 is 2.5亿: more likely 元. */
function withDoubt(field: Field, read: CellRead): CellRead {
  const value = typeof read.value === 'string' ? decimalOf(read.value) : null;
  if (value === null || field.doubtfulFrom === undefined || compare(value, field.doubtfulFrom) < 0) return read;
  const message = `${field.label}${value}${field.unit}（合${trimmed(multiply(value, '0.0001'))}亿元）偏大，请核对是不是把元当成了${field.unit}`;
  return { ...read, notes: [...read.notes, { rule: '数量级', message }] };
}

function readAs(field: Field, text: string, kept = text): CellRead {
  const read = readText(field, text);
  if (read.ok) return { value: read.value, faults: [], notes: read.note ? [{ rule: '换算', message: `${field.label}${read.note}` }] : [] };
  return bad(keptText(field, kept), ruleNames[read.rule] ?? read.rule, read.message);
}

const keptText = ({ type }: Field, text: string): Value =>
  type === 'text' || type === 'longText' ? text : type === 'yesNo' ? null : folded(text);

function digitsOf(field: Field, raw: Raw, text: string): CellRead {
  // Programs that took the column for numbers leave 13800000001.0 behind.
  const bare = folded(text)
    .replace(/^['‘’`]/, '')
    .replace(/^(\d+)\.0+$/, '$1')
    .trim();
  const lost = (typeof raw === 'number' && Math.abs(raw) >= LOST) || isScientific(bare.replace(/\s/g, ''));
  return lost ? bad(bare, '科学计数', scientificMessage(field.label).replace(/。$/, '')) : readAs(field, bare);
}

/** A figure under a heading in 元 is one; that the column was converted is said once, at its heading. A unit written in the cell goes before it. */
function inYuan(field: Field, text: string): CellRead {
  if (!/^[¥￥]?[+-]?[\d,.]+元?$/.test(folded(text))) return amountOf(field, text);
  // Kept with its unit where it can't be taken: 85001 alone would be 85001万元.
  const inUnit = folded(text).endsWith('元') ? text : `${text}元`;
  const read = readAs(field, inUnit);
  return isRounded(field, inUnit) ? read : { ...read, notes: read.notes.filter(({ rule }) => rule !== '换算') };
}

/** The serials that sheets count days by, from 1954 to 2119; smaller and larger numbers are years or 20230501. */
const isSerial = (value: number): boolean => value >= 20_000 && value < 80_000;
const DAY = 86_400_000;

function dateOf(field: Field, raw: Raw, epoch1904: boolean): CellRead {
  const text = folded(shownText(raw)).replace(/[T ]\d{1,2}:\d{2}(:\d{2})?.*$/, '');
  const number = /^\d{5}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (isSerial(number)) {
    const start = epoch1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, 30);
    const day = new Date(start + Math.floor(number) * DAY).toISOString().slice(0, 10);
    return readAs(field, field.type === 'year' ? day.slice(0, 4) : day, text);
  }
  if (typeof raw === 'number' && /^\d{4}\.1$/.test(numberText(raw)))
    return bad(
      text,
      '日期',
      `${field.label}“${text}”是数字，看不出是1月还是10月，请写成“${text.slice(0, 4)}年1月”或“${text.slice(0, 4)}年10月”`,
    );
  return readAs(field, field.type === 'year' ? text.slice(0, /^\d{4}-/.test(text) ? 4 : undefined) : text);
}
