import { type Checked, masked, tidy } from './checked.ts';
import { checkIdNumber } from './id-number.ts';

/** Documents by which a legal representative is known; the form prints 身份证号, and whoever has none writes the number of what they have. */
export const documentKinds = [
  '居民身份证',
  '外国人永久居留身份证',
  '港澳居民来往内地通行证',
  '台湾居民来往大陆通行证',
  '港澳台居民居住证',
  '护照',
  '其他证件',
] as const;
export type DocumentKind = (typeof documentKinds)[number];

/** What a form means that names no kind: those of before the kind was asked. */
export const usualDocument: DocumentKind = '居民身份证';

type Shape = { readonly pattern: RegExp; readonly what: string };

const shapes: Partial<Record<DocumentKind, Shape>> = {
  港澳居民来往内地通行证: { pattern: /^[HM]\d{8}(\d{2})?$/, what: '应为 H 或 M 加8位数字，如 H01234567' },
  台湾居民来往大陆通行证: { pattern: /^\d{8}$|^\d{10}(\([A-Z]\)|[A-Z])?$/, what: '应为8位数字，如 01234567' },
  护照: { pattern: /^(?=.*\d)[A-Z\d]{5,15}$/, what: '应为5至15位字母和数字，如 E12345678' },
  其他证件: { pattern: /^(?=.*\d)[\p{L}\d()/-]{4,40}$/u, what: '应写明证件号码，4至40字，如 字第12345号' },
};

/** Cards numbered by GB 11643, by their first digits. */
const numbered: Partial<Record<DocumentKind, { readonly begins: RegExp; readonly what: string }>> = {
  外国人永久居留身份证: { begins: /^9/, what: '新版以9开头（18位），旧版为3位字母加12位数字' },
  港澳台居民居住证: { begins: /^8[123]/, what: '以81、82或83开头（18位）' },
};
const oldResidence = /^[A-Z]{3}\d{12}$/;

/** The number of one kind of document. Messages show it masked only, since they may be logged. */
export function checkDocument(kind: DocumentKind, text: string): Checked {
  const value = tidy(text).toUpperCase();
  const shape = shapes[kind];
  if (shape) return shape.pattern.test(value) ? { ok: true, value } : wrong(kind, value, shape.what);
  if (kind === '外国人永久居留身份证' && oldResidence.test(value)) return { ok: true, value };
  const card = numbered[kind];
  if (card && value !== '' && !card.begins.test(value)) return wrong(kind, value, card.what);
  const checked = checkIdNumber(text);
  return checked.ok || kind === usualDocument ? checked : { ...checked, message: checked.message.replaceAll('身份证号', `${kind}号码`) };
}

const wrong = (kind: DocumentKind, value: string, what: string): Checked => ({
  ok: false,
  value,
  fault: 'form',
  message: `${kind}号码 ${masked(value)} 不正确：${what}，请对照证件补正。证件不是${kind}的，请先改“证件类型”。`,
});

/** As the form prints it under 身份证号: the number alone of an identity card, else its kind before it. */
export const printedDocument = (kind: string, number: string): string =>
  number === '' || kind === '' || kind === usualDocument ? number : `${kind} ${number}`;
