import { tidy } from './checked.ts';

/**
 * The name by which one enterprise is found twice: width folded (NFKC), capitals, every kind of bracket as ( ), no spaces. For comparing only; what the
 * applicant typed is what is kept and printed. 江西甲（南昌）公司 and 江西甲 (南昌) 公司 are one; with and without the bracketed part they stay two.
 */
export const normaliseEnterpriseName = (name: string): string =>
  tidy(name)
    .toUpperCase()
    .replace(/[[{〔【〖〈《「『]/g, '(')
    .replace(/[\]}〕】〗〉》」』]/g, ')');
