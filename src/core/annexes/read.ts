import { type Amount, amountIn, ungrouped, whyNoNumber } from './amount.ts';
import { chineseNumber } from './chinese-number.ts';
import { ambiguousDate, isDate, isMonth, writtenDate } from './dates.ts';
import { compare, decimalOf, decimals, divide, trimmed } from './decimal.ts';
import type { Field, FieldType, Value } from './field.ts';
import { folded, length } from './fold.ts';
import { identifierOf } from './identifier-fault.ts';

export type ReadFault = { readonly rule: string; readonly message: string };
/** `note`: what was done to the text that a person should know of, 85000元 taken as 8.5万元. */
export type Read =
  | { readonly ok: true; readonly value: Value; readonly note?: string; readonly rounded?: true }
  | ({ readonly ok: false } & ReadFault);

const good = (value: Value): Read => ({ ok: true, value });
const bad = (fault: ReadFault): Read => ({ ok: false, ...fault });

/** Whether nothing is filled in: null, blank text, no choice. A zero and a 否 are answers. */
export const isBlank = (value: Value | undefined): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** The value as a message may show it; personal data is not repeated. */
export const shown = (field: Field, value: unknown): string => (field.personal ? '（个人信息，不重复显示）' : String(value ?? ''));

const says = (field: Field, value: unknown, what: string): string =>
  field.personal ? `${field.label}${what}` : `${field.label}“${String(value).slice(0, 60)}”${what}`;

/**
 * What is wrong with a stored value: empty when it is fine or blank. A draft may hold any value that has a fault;
 * whether a blank one is missing is `formFaults`' to say.
 */
export function faultsOf(field: Field, value: Value): readonly ReadFault[] {
  if (isBlank(value)) return [];
  const fault = checks[field.type](field, value);
  return fault ? [{ rule: fault.rule, message: fault.whole ? fault.message : says(field, value, fault.message) }] : [];
}

/** A JSON value as a stored one: of the field's type, well formed, not too long. Blank is null; a derived figure is never taken. */
export function readValue(field: Field, raw: unknown): Read {
  if (field.derived) return bad({ rule: 'derived', message: `${field.label}由系统计算（${field.derived}），不能填写` });
  if (raw === null || raw === undefined || raw === '') return good(null);
  if (!isValue(raw)) return bad({ rule: 'type', message: `${field.label}的数据类型不对` });
  const [fault] = faultsOf(field, raw);
  return fault ? bad(fault) : good(typeof raw === 'string' ? (identifierOf(field, raw)?.value ?? raw) : raw);
}

/** A value of any sort that JSON can bring and a draft can keep; says nothing of whether it is right. */
export function isValue(raw: unknown): raw is Value {
  if (Array.isArray(raw)) return raw.every((one) => typeof one === 'string');
  return raw === null || typeof raw === 'string' || typeof raw === 'boolean' || (typeof raw === 'number' && Number.isFinite(raw));
}

/** What a person typed as a stored value: width folded, separators and units taken off, dates in the usual spellings; faults as in `readValue`. */
export function readText(field: Field, text: string): Read {
  const typed = folded(text);
  if (typed === '') return good(null);
  if (field.type === 'money' && !field.derived) return readAmount(field, typed);
  const value = typing[field.type]?.(typed, field) ?? (isProse(field) ? text.trim() : typed);
  return readValue(field, value);
}

function readAmount(field: Field, typed: string): Read {
  const amount = amountIn(typed, field);
  if (amount && tooExact(amount)) return rounded(field, typed, amount);
  const read = readValue(field, amount ? amount.value : typed);
  if (!read.ok || !amount?.converted) return read;
  return { ...read, note: `“${typed}”已换算成${amount.value}${field.unit}，请核对` };
}

/** 151 789元 are 15.1789万元, of which the form takes two decimals: rounded half up on the exact figure, and said. */
function rounded(field: Field, typed: string, { value }: Amount): Read {
  const cut = trimmed(divide(value, 1) ?? value);
  const read = readValue(field, cut);
  if (!read.ok) return read;
  return {
    ...read,
    rounded: true,
    note: `“${typed}”折合${trimmed(value)}${field.unit}，按四舍五入保留2位小数为${cut}${field.unit}，请核对`,
  };
}

/** An amount in another unit with more decimals than the form takes. */
const tooExact = ({ value, converted }: Amount): boolean => converted && decimals(value) > 2;

const isProse = (field: Field): boolean => field.type === 'text' || field.type === 'longText';

/** The message goes on from the field's label and value, unless it is `whole`. */
type Complaint = ReadFault & { readonly whole?: true };
type Check = (field: Field, value: Value) => Complaint | null;
const fault = (rule: string, message: string): Complaint => ({ rule, message });

const textOf =
  (check: (text: string, field: Field) => Complaint | null): Check =>
  (field, value) =>
    typeof value === 'string' ? check(value, field) : fault('type', '应是文字');

const withinLength = (text: string, field: Field): Complaint | null => {
  const most = field.maxLength ?? (field.type === 'longText' ? 4000 : 200);
  return length(text) > most ? fault('maxLength', `有${length(text)}字，最多${most}字，请精简`) : null;
};

const matching = (rule: string, pattern: RegExp, message: string): Check =>
  textOf((text, field) => withinLength(text, field) ?? (pattern.test(text) ? null : fault(rule, message)));

/** Its message names the field and the value itself, masked where personal. */
const identifier: Check = textOf((text, field) => {
  const fault = identifierOf(field, text)?.fault;
  return fault ? { ...fault, whole: true } : null;
});

const integer: Check = (field, value) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    return (typeof value === 'string' ? whyNoNumber(value, field) : null) ?? fault('integer', '不是整数，请填数字');
  return value < 0 && !field.signed ? fault('negative', '不能小于零') : withinLimits(field, String(value));
};

const withinLimits = ({ least, most, unit = '' }: Field, value: string): Complaint | null => {
  if (least !== undefined && compare(value, least) < 0) return fault('least', `小于${least}，最小${least}${unit}`);
  if (most !== undefined && compare(value, most) > 0) return fault('most', `大于${most}，最大${most}${unit}`);
  return null;
};

const decimal =
  (most: number, what: string): Check =>
  (field, value) => {
    const number = typeof value === 'string' ? decimalOf(value) : null;
    if (number === null) return noNumber(field, value, what);
    if (compare(number, 0) < 0 && !field.signed) return fault('negative', '不能小于零');
    return (
      withinLimits(field, number) ?? (decimals(number) > most ? fault('decimals', `小数超过${most}位，${what}最多保留${most}位小数`) : null)
    );
  };

function noNumber(field: Field, value: Value, what: string): Complaint {
  const plain = fault('number', `不是数字，请填${what}`);
  if (typeof value !== 'string') return plain;
  const amount = field.type === 'money' ? amountIn(value, field) : null;
  if (amount && tooExact(amount))
    return fault('decimals', `折合${amount.value}${field.unit}，最多保留2位小数，请填以${field.unit}为单位的数`);
  if (amount?.converted) return fault('unit', `折合${amount.value}${field.unit}，请填以${field.unit}为单位的数`);
  return (amount ? null : whyNoNumber(value, field)) ?? plain;
}

const percent: Check = (field, value) =>
  decimal(2, '百分数')(field, value) ?? (compare(String(value), 100) > 0 ? fault('percent', '超过100%') : null);

const choice: Check = textOf((text, field) =>
  field.options?.includes(text)
    ? null
    : fault('choice', `不在可选之列：${(field.options ?? []).map((one) => field.optionLabels?.[one] ?? one).join('、')}`),
);

const choices: Check = (field, value) => {
  if (!Array.isArray(value)) return fault('type', '应是若干选项');
  if (new Set(value).size !== value.length) return fault('choice', '有重复的选项');
  return value.map((one: string) => choice(field, one)).find((one) => one !== null) ?? null;
};

const unclearDate = (text: string): string | null => {
  const both = ambiguousDate(text);
  return both && `看不出是${both[0]}还是${both[1]}`;
};

const yesNo: Check = (_, value) => (typeof value === 'boolean' ? null : fault('yesNo', '应是“是”或“否”'));

const checks: Readonly<Record<FieldType, Check>> = {
  text: textOf(withinLength),
  longText: textOf(withinLength),
  integer,
  decimal: decimal(2, '数字'),
  money: decimal(2, '金额'),
  percent,
  date: textOf((text) => (isDate(text) ? null : fault('date', `${unclearDate(text) ?? '不是日期'}，请写成2023-05-01这样`))),
  month: textOf((text) => (isMonth(text) ? null : fault('month', `${unclearDate(text) ?? '不是年月'}，请写成2023-05这样`))),
  year: (_, value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 1900 && value <= 2999
      ? null
      : fault('year', '不是年度，请写成2025这样'),
  mobile: identifier,
  phone: matching('phone', /^(?=(?:\D*\d){7})[\d\s()+\-/、,，;；转分机传真电话:：]+$/, '不是电话号码，至少7位数字'),
  email: identifier,
  url: matching('url', /^(https?:\/\/)?[^\s/.]+(\.[^\s/.]+)+(\/\S*)?$/i, '不是网址，请写成www.example.cn这样'),
  postcode: identifier,
  creditCode: identifier,
  idNumber: identifier,
  choice,
  choices,
  yesNo,
  satisfaction: (_, value) => (typeof value === 'boolean' ? null : fault('satisfaction', '应是“满意”或“不满意”')),
};

/** What people write for a printed unit. None of them changes the magnitude. */
const spokenUnits: Readonly<Record<string, readonly string[]>> = {
  '台(套)': ['台/套', '台套', '(台套)', '(套)', '(台)', '台', '套'],
  平方米: ['平米', 'm2', 'm²', '㎡'],
  户: ['家'],
  家: ['户'],
  人: ['名'],
};

/** A number as typed: separators in threes, a blank between, the field's own unit behind. */
function typedNumber(text: string, field: Field): string {
  const printed = folded(field.unit ?? '');
  const unit = [printed, ...(spokenUnits[printed] ?? []), ...(field.spoken ?? [])].find((one) => one !== '' && text.endsWith(one)) ?? '';
  const bare = text.slice(0, text.length - unit.length).trim();
  return ungrouped(bare);
}

const toNumber = (text: string, field: Field): Value => {
  const typed = typedNumber(text, field);
  const bare = field.spoken ? String(chineseNumber(typed) ?? typed) : typed;
  const whole = /^[+-]?\d+(\.0+)?$/.test(bare) ? Number(bare) : Number.NaN;
  return Number.isSafeInteger(whole) ? whole : bare;
};
const toDecimal = (text: string, field: Field): Value =>
  decimalOf(typedNumber(text, field)) ?? (field.unit === '年' ? spokenYears(text) : null) ?? text;

const figureIn = (text: string): number | null => (/^\d+$/.test(text) ? Number(text) : chineseNumber(text));

/** 3年6个月, 3年半, 半年, 18个月, 三年 in years, with two decimals at most; null where it is no such span. */
function spokenYears(text: string): string | null {
  const plain = text.replace(/\s/g, '').replace(/周年/, '年');
  if (plain === '半年') return '0.5';
  const [, years = '', half, months = ''] = /^(?:(.{1,6}?)年)?(?:(半)|(.{1,5}?)个?月)?$/.exec(plain) ?? [];
  const [whole, part] = [years === '' ? 0 : figureIn(years), half ? 6 : months === '' ? 0 : figureIn(months)];
  if (whole === null || part === null || (years === '' && months === '')) return null;
  const found = divide(whole * 12 + part, 12);
  return found && trimmed(found);
}

const words =
  (yes: readonly string[], no: readonly string[]) =>
  (text: string): Value =>
    yes.includes(text) ? true : no.includes(text) ? false : text;

const toOption = (text: string, field: Field): string =>
  field.options?.find((key) => key === text || folded(field.optionLabels?.[key] ?? key) === text) ?? text;

const typing: Partial<Record<FieldType, (text: string, field: Field) => Value>> = {
  integer: toNumber,
  year: (text) => (/^\d{4}\s*年?度?$/.test(text) ? Number(text.slice(0, 4)) : text),
  decimal: toDecimal,
  percent: toDecimal,
  date: (text) => writtenDate(text) ?? text,
  month: (text) => writtenDate(text) ?? text,
  yesNo: words(['是', '有', '√', 'true'], ['否', '无', '×', 'false']),
  satisfaction: words(['满意', '非常满意', '很满意', '比较满意', '√', 'true'], ['不满意', '很不满意', '×', 'false']),
  choice: toOption,
  choices: (text, field) =>
    text
      .split(/[、,;/\s]+/)
      .filter((one) => one !== '')
      .map((one) => toOption(one, field)),
};
