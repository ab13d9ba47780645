import type { Checked } from './checked.ts';

/** What nobody sees, and what turns the direction of reading: a name that holds it looks like another one. Zero width, bidi, soft hyphen, variation, tags. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{M}]/u;
/** Han as names have them (with 〇 and rare ones in private use), Latin letters, digits, and the marks that certificates print. */
const foreign = /[^\p{Script=Han}\p{Co}A-Za-zÀ-ɏ0-9 ·•・.．,，、&＆'’“”"《》〈〉()（）【】\-－—_/]/u;
const marks = /[（），．，、＆－“”《》〈〉【】]/u;

const fault = (value: string, message: string): Checked => ({ ok: false, value, fault: 'form', message });

/**
 * A name of an organisation or a person as it is kept: letters and digits of full width folded (NFKC), the marks of Chinese print left as they are, spaces
 * single. Refused are characters that nobody sees, and letters of other scripts that look like Latin ones (UTS 39).
 */
export function checkName(text: string, label: string): Checked {
  const value = [...text.trim()]
    .map((one) => (marks.test(one) ? one : one.normalize('NFKC')))
    .join('')
    .normalize('NFC')
    .replace(/\s+/g, ' ');
  if (value === '') return fault(value, `${label}未填写`);
  const hidden = unseen.exec(value);
  if (hidden) return fault(value, `${label}第${place(value, hidden)}个字符是看不见的字符（${codeOf(hidden[0])}），请删去后重新输入`);
  const strange = foreign.exec(value);
  if (strange)
    return fault(
      value,
      `${label}第${place(value, strange)}个字符“${strange[0]}”（${codeOf(strange[0])}）不能用于名称，只能用汉字、拉丁字母、数字和证照上的标点`,
    );
  if (!/[\p{Script=Han}\p{Co}A-Za-zÀ-ɏ]/u.test(value)) return fault(value, `${label}“${value}”不是名称`);
  return { ok: true, value };
}

const place = (value: string, { index }: RegExpExecArray): number => [...value.slice(0, index)].length + 1;
const codeOf = (character: string): string => `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Logins that would pass for the system or its keepers. */
const reserved =
  /^(admin(istrator)?s?|root|system|sys|operator|supervisor|shifan|support|service|help|security|official|guanfang|guanliyuan|xitong|null|undefined)$/;

/** A login: one script (a–z), digits, and . _ - between them; 2 to 60. `own`: whether anybody may take a reserved one. */
export function checkLogin(text: string, own: 'self' | 'administrator'): Checked {
  const typed = text.trim();
  const value = typed.normalize('NFKC').toLowerCase();
  const hidden = unseen.exec(value);
  if (hidden) return fault(value, `登录名第${place(value, hidden)}个字符是看不见的字符（${codeOf(hidden[0])}），请删去后重新输入`);
  const strange = /[^a-z0-9._-]/.exec(value);
  if (strange)
    return fault(
      value,
      `登录名第${place(value, strange)}个字符“${strange[0]}”（${codeOf(strange[0])}）不能用，只能用字母 a 至 z、数字和 . _ -`,
    );
  if (value.length < 2 || value.length > 60) return fault(value, `登录名应为2至60位，现为${value.length}位`);
  if (!/^[a-z0-9]([._-]?[a-z0-9])*$/.test(value)) return fault(value, '登录名的 . _ - 只能单个夹在字母、数字之间');
  if (own === 'self' && reserved.test(value)) return fault(value, `登录名“${value}”留给系统使用，请换一个`);
  return { ok: true, value };
}
