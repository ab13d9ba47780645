import { chineseDay, dayBefore } from '../calendar/day.ts';
import { isDay } from '../calendar/is-day.ts';
import { type Validity, validity } from '../deadlines/validity.ts';
import { checkCreditCode } from '../identifiers/credit-code.ts';
import { cities, division } from '../identifiers/divisions.ts';
import { checkName } from '../identifiers/plain-name.ts';
import { newAreaKey } from '../identifiers/recommending-units.ts';
import { type FunctionKey, functionsNamed, serviceFunctions } from '../scheme/functions.ts';
import { reads, type Scheme } from '../scheme/scheme.ts';
import { type EarlierKey, earlierFields } from './earlier-list.ts';

/** An earlier recognition as its documents say it (第十九条); days as "2026-03-31", both of the title's own. */
export type EarlierTitle = {
  readonly name: string;
  readonly creditCode: string;
  /** The city that it lies in, by code; the new area by its key. */
  readonly divisionCode: string;
  readonly functions: FunctionKey[];
  readonly certificateNumber: string;
  readonly documentNumber: string;
  readonly validFrom: string;
  readonly validTo: string;
};

/** What was typed, or read from a list, by field. */
export type EarlierCells = { readonly [K in EarlierKey]?: string | null | undefined };
export type EarlierFault = { readonly key: EarlierKey; readonly rule: string; readonly message: string };
export type EarlierRead =
  | { readonly ok: true; readonly title: EarlierTitle }
  | { readonly ok: false; readonly faults: readonly EarlierFault[] };

/** The cities of the province and the new area, by code, as annexes call them. */
export const earlierCities: Readonly<Record<string, string>> = Object.fromEntries(
  [...cities.map(({ code }) => code), newAreaKey].map((code) => [code, division(code)?.name ?? code]),
);

/** What one row says, or everything that is wrong with it by itself. `scheme`: the edition that carries it on, for its functions and years. */
export function readEarlier(cells: EarlierCells, scheme: Scheme): EarlierRead {
  const faults: EarlierFault[] = [];
  const say = (key: EarlierKey, rule: string, message: string): void => void faults.push({ key, rule, message });
  const text = (key: EarlierKey): string => {
    const said = (cells[key] ?? '').trim();
    const { label, maxLength } = { maxLength: 200, ...earlierFields[key] };
    if (said === '') say(key, '必填', `${label}未填写`);
    else if (said.length > maxLength) say(key, '字数', `${label}共${said.length}字，最多${maxLength}字`);
    return said;
  };
  const name = named(text('name'), say);
  const creditCode = coded(text('creditCode'), checkedByHand(cells.codeChecked), say);
  const divisionCode = cityNamed(text('city'), say);
  const functions = functionsIn(text('functions'), say);
  const certificateNumber = numbered(text('certificateNumber'), say);
  const documentNumber = text('documentNumber');
  if (/[\p{Cc}\p{Cf}]/u.test(documentNumber)) say('documentNumber', '认定文号', `认定文号“${documentNumber}”中有看不见的字符，请重新输入`);
  const [validFrom, validTo] = [text('validFrom'), text('validTo')];
  for (const [key, day] of [['validFrom', validFrom] as const, ['validTo', validTo] as const])
    if (day !== '' && !isDay(day)) say(key, '日期', `${earlierFields[key].label}“${day}”不是日期，请写成 2026-03-31`);
  if (isDay(validFrom) && isDay(validTo)) termOf({ from: validFrom, to: validTo }, scheme, say);
  return faults.length > 0
    ? { ok: false, faults }
    : { ok: true, title: { name, creditCode, divisionCode, functions, certificateNumber, documentNumber, validFrom, validTo } };
}

type Say = (key: EarlierKey, rule: string, message: string) => void;

const checkedByHand = (said: string | null | undefined): boolean => /^(已核对|已核|是|√|✓|一致|相符)$/.test((said ?? '').trim());

function named(text: string, say: Say): string {
  const checked = checkName(text, earlierFields.name.label);
  if (text !== '' && !checked.ok) say('name', '名称', checked.message);
  return checked.ok ? checked.value : text;
}

/** A wrong check character is a fault until somebody has compared the code with its certificate: real ones break the rule. */
function coded(text: string, byHand: boolean, say: Say): string {
  if (text === '') return text;
  const checked = checkCreditCode(text);
  if (!checked.ok && checked.fault === 'form') say('creditCode', earlierFields.creditCode.label, checked.message);
  if (!checked.ok && checked.fault === 'check' && !byHand)
    say(
      'creditCode',
      '校验码',
      `统一社会信用代码 ${checked.code} 的第18位校验码不符（GB 32100）。请对照证照逐位核对；与证照一致的，在“${earlierFields.codeChecked.label}”填“已核对”`,
    );
  return checked.code;
}

const endings = /(市|地区|新区)?(工业和信息化局|工信局|中小企业(服务)?局|经济发展局|经发局)?$/;

function cityNamed(text: string, say: Say): string {
  const wanted = text
    .replace(/\s/g, '')
    .replace(/^江西省?/, '')
    .replace(endings, '');
  const found = Object.entries(earlierCities).find(
    ([code, name]) => code === text || (wanted !== '' && name.replace(endings, '') === wanted),
  );
  if (text !== '' && !found) say('city', '设区市', `“${text}”不是省内的设区市。请填：${Object.values(earlierCities).join('、')}`);
  return found?.[0] ?? '';
}

function functionsIn(text: string, say: Say): FunctionKey[] {
  const { keys, strange } = functionsNamed(text);
  const known = serviceFunctions.map(({ label }) => label).join('、');
  for (const word of strange) say('functions', '服务功能', `服务功能“${word}”不在办法所列的功能之内，请填：${known}`);
  return keys;
}

function numbered(text: string, say: Say): string {
  const number = text.normalize('NFKC').replace(/\s+/g, '');
  if (/[<>"'\\\p{Cc}\p{Cf}]/u.test(number)) say('certificateNumber', '证书编号', `证书编号“${number}”中有不能用于编号的字符`);
  return number;
}

/** Three years, to the day before the anniversary or, as some documents have it, to the anniversary itself. */
function termOf({ from, to }: Validity, scheme: Scheme, say: Say): void {
  const { years } = scheme.validity;
  const last = validity(from, { years, from: 'documentDate' }).to;
  const ends = [last, `${Number(from.slice(0, 4)) + years}${from.slice(4)}`];
  if (to < from) say('validTo', '有效期', `有效期止${chineseDay(to)}早于有效期起${chineseDay(from)}`);
  else if (!ends.includes(to))
    say(
      'validTo',
      '有效期',
      `有效期应为${years}年（${scheme.validity.article}）：自${chineseDay(from)}起，至${chineseDay(last)}止；名单上是${chineseDay(to)}，请对照认定文件核对`,
    );
}

/**
 * The last day of an earlier title in the edition's reading `earlierPlatforms` (第十九条): that of its own documents, or, of one given by the measure that
 * was repealed, the day before this one came into force.
 */
export function earlierEnds(
  { validFrom, validTo }: Pick<EarlierTitle, 'validFrom' | 'validTo'>,
  scheme: Scheme,
  repealedOn: string,
): string {
  const ended = reads(scheme, 'earlierPlatforms', 'endAtOnce') && validFrom < repealedOn && validTo >= repealedOn;
  return ended ? dayBefore(repealedOn) : validTo;
}
