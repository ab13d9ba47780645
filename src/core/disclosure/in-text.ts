import { veiled } from '../identifiers/checked.ts';
import { checkCreditCode } from '../identifiers/credit-code.ts';
import { checkIdNumber } from '../identifiers/id-number.ts';

/** A person's number that somebody typed into free text: where it stands in it, and what it is. */
export type PersonalNumber = { readonly start: number; readonly end: number; readonly kind: '手机号码' | '身份证号' | '证件号' };

/** What is no person's number however it looks: ids and digests of our own, which stand in links and journal entries. */
const MACHINE = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|(?<![0-9A-Za-z])[0-9a-f]{32,}(?![0-9A-Za-z])';
/** With a unit behind it a long number is an amount, with its decimals too: 15123456789元, 15123456789.50元. */
const UNITS = '元|角|分|美元|欧元|港元|万|亿|千|百|户|家|台|套|个|人|次|件|批|笔|项|条|份|股|吨|平方|立方|㎡|度|%|％';
const NO_AMOUNT = `(?!(?:[.．]\\d+)?\\s*(?:${UNITS}))`;
/** A sign of money before it, or a decimal point: ¥15123456789.50, 0.13812345678. */
const NO_FIGURE = '(?<![¥￥$]\\s?)(?<!\\d[.．])';
const GAP = '[ -]?';
const ID = `(?<!\\d)\\d{6}${GAP}(?:\\d{8}${GAP}\\d{3}[\\dXx]|\\d{9})(?![\\dA-Za-z])`;
const MOBILE = `${NO_FIGURE}(?<!\\d)(?:\\+?86${GAP})?1[3-9]\\d${GAP}\\d{4}${GAP}\\d{4}(?!\\d)${NO_AMOUNT}`;
const DOCUMENT = '(?<=(?:护照|通行证|台胞证|回乡证|居留证)(?:号码|号)?[是为：: ]{0,2})[A-Za-z]{0,2}\\d{7,9}(?![\\dA-Za-z])';
const numbers = new RegExp(`(?<machine>${MACHINE})|(?<id>${ID})|(?<mobile>${MOBILE})|(?<document>${DOCUMENT})`, 'g');

/**
 * Mobiles (eleven digits from 13 to 19, with +86, spaces and hyphens), ID numbers (GB 11643, a wrong check character included, and those of 15 digits) and
 * the numbers of passports and permits that are called so, as people type them into reasons, notes and answers. Names are not found.
 */
export function personalNumbers(text: string): PersonalNumber[] {
  const found: PersonalNumber[] = [];
  for (const match of halfWidth(text).matchAll(numbers)) {
    const { id, mobile, document } = match.groups ?? {};
    const kind =
      id !== undefined && isIdNumber(id) ? '身份证号' : mobile !== undefined ? '手机号码' : document !== undefined ? '证件号' : null;
    if (kind !== null) found.push({ start: match.index, end: match.index + match[0].length, kind });
  }
  return found;
}

/** The text as it is shown to whoever does not need the numbers in it: 请联系138****5678. */
export function veiledText(text: string): string {
  let shown = '';
  let from = 0;
  for (const { start, end } of personalNumbers(text)) {
    shown += text.slice(from, start) + veiled(text.slice(start, end));
    from = end;
  }
  return shown + text.slice(from);
}

/** The same at every depth of what goes out as JSON; keys stay. */
export function veiledThroughout(value: unknown): unknown {
  if (typeof value === 'string') return veiledText(value);
  if (Array.isArray(value)) return value.map(veiledThroughout);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, veiledThroughout(one)]));
}

/**
 * A text that comes back from whoever was shown it veiled: unchanged, what stands is kept; with other words changed, each number that still stands in it
 * veiled is put back, so that a better word elsewhere never costs the number. Two numbers that look alike veiled are not guessed at.
 */
export function unveiled(said: string, standing: string | null): string {
  if (standing === null) return said;
  if (said === veiledText(standing)) return standing;
  const behind = new Map<string, Set<string>>();
  for (const { start, end } of personalNumbers(standing)) {
    const number = standing.slice(start, end);
    behind.set(veiled(number), (behind.get(veiled(number)) ?? new Set()).add(number));
  }
  return [...behind].reduce(
    (text, [shown, [number = shown, ...others]]) => (others.length > 0 ? text : text.replaceAll(shown, number)),
    said,
  );
}

/** Whether a number in the text is shown veiled, so that there is something to open. */
export const isVeiled = (text: unknown): boolean => typeof text === 'string' && /[\dA-Za-z０-９]\*{3,}[\d０-９]/.test(text);

/** What is told beside the field in which a number is being typed; null where there is none. */
export function numbersTold(text: string): string | null {
  const kinds = new Set(personalNumbers(text).map(({ kind }) => kind));
  if (kinds.size === 0) return null;
  return `文中有${[...kinds].join('、')}，在列表、消息、日志和公开页面上遮蔽显示；办理不需要的请删去。`;
}

/** Full-width digits and letters, one for one, so that places stay. */
const halfWidth = (text: string): string =>
  text.replace(/[０-９Ａ-Ｚａ-ｚ＋－　]/g, (char) => (char === '　' ? ' ' : String.fromCharCode(char.charCodeAt(0) - 0xfee0)));

function isIdNumber(text: string): boolean {
  const digits = text.replace(/[ -]/g, '');
  const checked = checkIdNumber(digits.length === 15 ? `${digits.slice(0, 6)}19${digits.slice(6)}0` : digits);
  return checked.ok || (checked.fault === 'check' && !isCreditCode(digits));
}

/** A credit code right in both its check characters: those of 青浦 (310118) and other places that end in 18 to 20 read like a birth date of that century. */
function isCreditCode(text: string): boolean {
  const checked = checkCreditCode(text);
  return checked.ok && checked.warning === undefined;
}
