import { type Checked, isScientific, masked, scientificMessage, tidy } from './checked.ts';

/** 手机: eleven digits from 13 to 19 (工信部《电信网编号计划》); +86, spaces and hyphens are taken off. The message shows it masked. */
export function checkMobile(text: string): Checked {
  const typed = tidy(text).replace(/[-‐‑–—()]/g, '');
  const value = typed.replace(/^(\+|00)?86(?=1\d{10}$)/, '');
  if (/^1[3-9]\d{9}$/.test(value)) return { ok: true, value };
  return { ok: false, value, fault: 'form', message: mobileFault(value) };
}

/** 邮编: six digits; Jiangxi's begin with 33 or 34, others are let through with a warning. */
export function checkPostcode(text: string): Checked {
  const value = tidy(text);
  if (!/^\d{6}$/.test(value) || value === '000000')
    return { ok: false, value, fault: 'form', message: `邮编“${value}”应为6位数字，如 330046，请补正。` };
  if (/^3[34]/.test(value)) return { ok: true, value };
  return { ok: true, value, warning: `邮编 ${value} 不在江西省（33、34开头），请核对。` };
}

/** 电子邮箱: one address, local part and domain name (RFC 5321: at most 64 and 254 characters). The domain is put in lower case. */
export function checkEmail(text: string): Checked {
  const typed = tidy(text);
  const at = typed.lastIndexOf('@');
  const value = at < 0 ? typed : typed.slice(0, at) + typed.slice(at).toLowerCase();
  if (/[,;、；]/.test(value)) return emailFault(value, '只能填一个邮箱');
  if (!/^[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[^@]+$/.test(value)) return emailFault(value, '应为“名称@域名”，如 office@example.cn');
  if (value.includes('..') || value.startsWith('.') || value[at - 1] === '.') return emailFault(value, '点号的位置不对');
  const domain = /^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/;
  return domain.test(value.slice(at + 1)) && value.length <= 254 ? { ok: true, value } : emailFault(value, '@ 后面的域名不完整');
}

function mobileFault(value: string): string {
  if (value === '') return '手机未填写。请填写11位手机号码。';
  if (isScientific(value)) return scientificMessage('手机号码');
  if (/^0\d{9,11}$/.test(value)) return `“${masked(value)}”是固定电话，这里须填11位手机号码。`;
  if (!/^\d+$/.test(value)) return '手机号码只能是一个11位数字，不能有文字、字母或第二个号码，请补正。';
  const several = value.match(/1[3-9]\d{9}/g) ?? [];
  if (several.length > 1 && several.join('') === value)
    return `手机号码 ${masked(value)} 像是${several.length}个号码，这里只能填一个，请核对。`;
  if (value.length !== 11) return `手机号码 ${masked(value)} 共${value.length}位，应为11位，请核对。`;
  return `手机号码 ${masked(value)} 的前两位“${value.slice(0, 2)}”不是手机号段（13至19），请核对。`;
}

const emailFault = (value: string, reason: string): Checked => ({
  ok: false,
  value,
  fault: 'form',
  message: `电子邮箱“${value}”不正确：${reason}，请补正。`,
});
