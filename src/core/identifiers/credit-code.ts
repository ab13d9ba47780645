import { isScientific, scientificMessage, tidy } from './checked.ts';
import { isListed } from './credit-code-prefixes.ts';

/** `code` is the tidied text in both cases, so that an officer may go on with a code whose check character is wrong (`fault: 'check'`). */
export type CheckedCreditCode =
  | { readonly ok: true; readonly code: string; readonly warning?: string }
  | { readonly ok: false; readonly code: string; readonly fault: 'form' | 'check'; readonly message: string };

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const organisationWeights = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const length = 18;

/**
 * 统一社会信用代码 by GB 32100-2015. `fault: 'form'` is no credit code at all; `fault: 'check'` has the form, but a wrong 18th character: real certificates
 * break it, so that whoever inspects the certificate decides (第八条（三）). A warning tells an unlisted kind, or an organisation code that breaks GB 11714.
 * Characters 3 to 8 name the registering office, never the place, and are not compared with any table of divisions.
 */
export function checkCreditCode(text: string): CheckedCreditCode {
  const code = tidy(text).toUpperCase();
  const fault = formFault(code);
  if (fault) return { ok: false, code, fault: 'form', message: fault };
  if (creditCheckCharacter(code.slice(0, 17)) !== code[17]) {
    const message = `统一社会信用代码 ${code} 的第18位校验码不符（GB 32100）。请对照证照逐位核对；与证照一致的，由推荐部门查验证照后确认。`;
    return { ok: false, code, fault: 'check', message };
  }
  const warning = doubtOf(code);
  return warning ? { ok: true, code, warning } : { ok: true, code };
}

/** The 18th character for the first 17 (GB 32100, 5.2). Throws RangeError for characters outside the standard's alphabet. */
export function creditCheckCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * worthOf(first17.charAt(index)), 0);
  return alphabet.charAt((31 - (sum % 31)) % 31);
}

function worthOf(character: string): number {
  const value = character === '' ? -1 : alphabet.indexOf(character);
  if (value < 0) throw new RangeError(`“${character}”不在 GB 32100 的字符集内`);
  return value;
}

function formFault(code: string): string | null {
  const name = '统一社会信用代码';
  if (code === '') return `${name}未填写。请按证照填写18位代码（GB 32100）。`;
  if (isScientific(code)) return scientificMessage(name);
  if (/^\d{15}$/.test(code)) return `“${code}”是15位的旧营业执照注册号，请填写换领证照上的18位${name}（GB 32100）。`;
  if (/^[0-9A-Z]{8}-?[0-9X]$/.test(code)) return `“${code}”是9位的旧组织机构代码，请填写换领证照上的18位${name}（GB 32100）。`;
  const characters = [...code];
  const wrong = characters.findIndex((one) => !alphabet.includes(one));
  if (wrong >= 0)
    return `${name} ${code} 的第${wrong + 1}位“${characters[wrong]}”不是可用字符${likelyMeant(characters[wrong] ?? '')}（GB 32100）。`;
  if (characters.length !== length) return `${name} ${code} 共${characters.length}位，应为18位（GB 32100），请对照证照补正。`;
  if (!/^\d{6}$/.test(code.slice(2, 8)))
    return `${name} ${code} 的第3至8位应为6位数字（登记管理机关行政区划码，GB 32100），请对照证照补正。`;
  return null;
}

function likelyMeant(character: string): string {
  const meant: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', Z: '2' };
  const digit = meant[character];
  if (digit) return `，代码中没有字母 I、O、S、V、Z，请核对是否为数字 ${digit}`;
  return character === 'V' ? '，代码中没有字母 I、O、S、V、Z，请核对是否为 U 或 Y' : '，只用数字和大写字母（I、O、S、V、Z 除外）';
}

function doubtOf(code: string): string | undefined {
  if (!isListed(code)) return `统一社会信用代码 ${code} 的前两位“${code.slice(0, 2)}”不在 GB 32100 的类别表内，请查验证照。`;
  if (organisationCheck(code.slice(8, 16)) !== code[16])
    return `统一社会信用代码 ${code} 的第9至17位（主体标识码）自身校验不符（GB 11714），请查验证照。`;
  return undefined;
}

/** The check character of the organisation code inside (GB 11714): digits count as themselves, A as 10 and so on. */
function organisationCheck(first8: string): string {
  const sum = organisationWeights.reduce((total, weight, index) => total + weight * Number.parseInt(first8.charAt(index), 36), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

/** A code in groups for a person to compare: registering department and kind, place, and the body in two. */
export const groupedCode = (code: string): string => `${code.slice(0, 2)} ${code.slice(2, 8)} ${code.slice(8, 13)} ${code.slice(13)}`;
