import { chineseNumber } from './chinese-number.ts';
import { decimalOf, multiply, trimmed } from './decimal.ts';
import type { Field } from './field.ts';
import { folded } from './fold.ts';

/** Units of money as people write them, by the power of ten of 元. */
const powers: Readonly<Record<string, number>> = {
  元: 0,
  圆: 0,
  百元: 2,
  千: 3,
  千元: 3,
  万: 4,
  万元: 4,
  十万: 5,
  十万元: 5,
  百万: 6,
  百万元: 6,
  千万: 7,
  千万元: 7,
  亿: 8,
  亿元: 8,
};

const grouped = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
/** A number without its separators in threes; as it stands where they are not in threes. */
export const ungrouped = (text: string): string => (grouped.test(text) ? text.replaceAll(',', '') : text);

const written = /^(?<sign>[+-]?)(?<mark>(?:人民币|RMB|CNY)?\s*¥?)\s*(?<number>[+-]?[\d,]+(?:\.\d+)?)\s*(?<unit>[元圆百千万十亿]*)[整正]?$/i;

/** An amount in the field's own unit, and whether it was written in another; null where the text is no amount of money. */
export type Amount = { readonly value: string; readonly converted: boolean };

/** 贰万伍仟元整 as 25000元; as it stands where it is no amount in numerals. */
function inFigures(text: string): string {
  const [, numerals = '', rest = ''] = /^(?:人民币)?([^\d元圆]+)([元圆][整正]?)$/.exec(text) ?? [];
  const value = chineseNumber(numerals);
  return value === null ? text : `${value}${rest}`;
}

/** What was typed for an amount of money: 8.5, 8.5万, ¥8.5万元, 85,000元, ¥85000 (which is 元), 1.2亿. Exact, never rounded. */
export function amountIn(text: string, { unit = '元' }: Field): Amount | null {
  const {
    sign = '',
    mark = '',
    number = '',
    unit: spoken = '',
  } = written.exec(inFigures(folded(text)).replaceAll('￥', '¥'))?.groups ?? {};
  const value = decimalOf(sign + ungrouped(number));
  const own = powers[unit];
  if (value === null || own === undefined) return null;
  const power = spoken === '' ? (mark.trim() === '' ? own : 0) : powers[spoken];
  if (power === undefined) return null;
  if (power === own) return { value, converted: false };
  const factor = power > own ? `1${'0'.repeat(power - own)}` : `0.${'1'.padStart(own - power, '0')}`;
  return { value: trimmed(multiply(value, factor)), converted: true };
}

const approximate = /^(大约|大概|约|近|将近|接近|不到|超过?|逾)|(左右|上下|以上|以下|以内|余|多|[+±])[元万亿户家人名台套次项]*$/;

/** Why a text is no number where that can be told: a figure that is only about right, or one in a unit of something else. */
export function whyNoNumber(text: string, { unit, type }: Field): { rule: string; message: string } | null {
  const plain = folded(text);
  if (!/\d/.test(plain)) return null;
  if (approximate.test(plain)) return { rule: 'approximate', message: '是约数，请填确切的数' };
  const other = /^[$€£]?\s*[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?\s*(?<suffix>[^\d\s,.，][^\d]*|m2)?$/u.exec(plain);
  if (!other || (!other.groups?.suffix && !/^[$€£]/.test(plain)) || (!unit && type !== 'percent')) return null;
  const own = unit ?? '%';
  return { rule: 'unit', message: `的单位不是${own}，请填以${own}为单位的数` };
}
