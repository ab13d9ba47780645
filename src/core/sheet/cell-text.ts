import type { Field } from '../annexes/field.ts';
import { folded } from '../annexes/fold.ts';
import { isCodeOrAddress, namesSeveral } from '../identifiers/enterprise-name.ts';
import type { Raw } from './grid.ts';

/** What is wrong with a text before it is read as its kind of field. */
export type Strange = { readonly rule: string; readonly message: string };

/** As a message repeats it: without what no screen shows, and never long. */
export const quoted = (text: string): string => {
  const chars = [...text.replace(/[\ufffe\uffff]/g, '')];
  return chars.length > 40 ? `${chars.slice(0, 40).join('')}…` : chars.join('');
};

/** A character that somebody made on one computer, and which `modernised` does not know: nobody else sees it. */
const madeHere = /\p{Co}/u;

/** Whether a text can't be what it stands for: characters that were lost, two names or none where one belongs; null where it may be. */
export function strangeIn(field: Field, { raw, text }: { readonly raw: Raw; readonly text: string }): Strange | null {
  if (/[\ufffd-\uffff]/.test(text))
    return { rule: '乱码', message: `${field.label}“${text.slice(0, 60)}”中有无法识别的字符，请核对原文后改正` };
  if (madeHere.test(text))
    return {
      rule: '造字',
      message: `${field.label}里有只在原来电脑上才显示的造字，请改用标准汉字；系统没有的字可以拆写，如“王（龙天）样”`,
    };
  if (isTold(field) && /^[\d.]+$/.test(folded(text)))
    return { rule: '文字', message: `${field.label}“${quoted(text)}”只有数字，请写明内容` };
  const other = field.names === 'enterprise' ? otherThanOneName(field, { raw, text }) : null;
  return other ?? (field.onePerson || field.names === 'enterprise' ? strangeName(field, text) : null);
}

/** Asked for in words: 服务内容简述. */
const isTold = ({ type, required, maxLength = 0 }: Field): boolean => type === 'text' && required === true && maxLength >= 1000;

/** Two enterprises in one cell would be counted as one, under a name that nobody has; a code or an address is no name. */
function otherThanOneName({ label }: Field, { raw, text }: { readonly raw: Raw; readonly text: string }): Strange | null {
  if (namesSeveral(typeof raw === 'string' ? raw : text) || namesSeveral(text))
    return { rule: '一格多家', message: `${label}“${quoted(text)}”一格里像是不止一家，请每家写一行` };
  return isCodeOrAddress(text) ? { rule: '名称', message: `${label}“${quoted(text)}”是代码或网址，请填写企业名称` } : null;
}

/** A name in which a program left ? or □ for a character that it did not know; a number where somebody's name belongs. */
function strangeName(field: Field, text: string): Strange | null {
  const shown = field.personal ? '' : `“${quoted(text)}”`;
  if (/[?？□■〓]/.test(text) && /\p{Script=Han}[?？□■〓]|[?？□■〓]\p{Script=Han}/u.test(text))
    return { rule: '乱码', message: `${field.label}${shown}里的“${/[?？□■〓]/.exec(text)?.[0]}”像是没能显示的字，请核对原文后改正` };
  if (!field.onePerson) return null;
  if (/^[\d.]{1,6}$/.test(folded(text))) return { rule: '姓名', message: `${field.label}“${quoted(text)}”是数字，请填姓名` };
  return /\d{7,}/.test(folded(text)) ? { rule: '姓名', message: `${field.label}一格里是号码，请填姓名，号码填入电话一栏` } : null;
}
