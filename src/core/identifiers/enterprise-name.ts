import { remembered } from '../text/remembered.ts';
import { tidy } from './checked.ts';
import { withoutRadicals } from './radicals.ts';

/**
 * An enterprise's name as a draw hashes it (docs/draw.md): width folded (NFKC), capitals, every kind of bracket as ( ), no spaces. Part of the
 * format shifan-draw/1, so it never changes; two names are compared by `enterpriseKey`.
 */
export const normaliseEnterpriseName = (name: string): string =>
  tidy(name)
    .toUpperCase()
    .replace(/[[{〔【〖〈《「『]/g, '(')
    .replace(/[\]}〕】〗〉》」』]/g, ')');

/** 2、 and (3) before a name: a list's own number, never 7.11便利店. */
const numbered =
  /^([(（[【]?\s*\d{1,4}\s*([)）\]】]|[、.．]|[,，:：])\s*(?=[^\d\s])|[①-⒇㈠-㈩㊀-㊉]\s*|[(（][一二三四五六七八九十]{1,3}[)）]\s*|[一二三四五六七八九十]{1,3}、\s*|[*＊•·●▪■◆★☆※→]+\s*)(?=\S)/;
/** From where such signs begin only: asked at each of them, a cell of thousands would take seconds. */
const trailing = /(?<![\s；;。，,、.．:：])[\s；;。，,、.．:：]+$/;
const quoted = /^[“"'‘「『《]([^“”"'‘’「」『』《》]+)[”"'’」』》]$/;

/** Endings of two names with a stroke, a stop or 和 between them. */
const ended = '(公司|厂|店|合作社|事务所|商行|经营部|集团|中心)';
const second = `(?![（(])\\S[^\\n]*${ended}\\s*[；;。]?$`;
/** 和平路店, 和谐医药: the 和 is a word's own there, but not before 兴国 or 泰和. */
const and = '和(?![平谐美顺合盛睦润颐家气融畅]|信(?![丰州])|泰(?!和)|兴(?!国))|与(?![众时])|及(?![第时])';
const joined = new RegExp(`${ended}\\s*([/／;；、，,]|${and})\\s*${second}`);
/** A line's end may be there for looks: two names only behind a whole one, and before what is neither its rest (有限公司) nor its branch. */
const rest = '(股份|有限|集团|管理)|\\S{0,12}(分公司|分店|分厂|店)\\s*$';
const onTwoLines = new RegExp(`(公司|厂|合作社|事务所|商行|经营部)\\s*\\n\\s*(?!${rest})${second}`);

/** Whether a cell holds the names of two enterprises: a name with its earlier one in brackets, or with a branch, is one. */
export const namesSeveral = (text: string): boolean => text.length <= LONGEST && (joined.test(text.trim()) || onTwoLines.test(text.trim()));
/** What is longer is too long for a name, and told as that; looking for two names or an address in it would take seconds. */
const LONGEST = 2000;

/** Whether a code or an address stands where a name belongs. */
export const isCodeOrAddress = (text: string): boolean =>
  text.length <= LONGEST && (/^[0-9A-Z]{15,18}$/i.test(text.trim()) || /:\/\/|^www\.|^\S+@\S+\.\S+$/i.test(text.trim()));

/** A name without what belongs to the list and not to it: a number before it, a stop behind it, quotes around it, radicals for characters. */
export function tidiedName(name: string): string {
  const bare = withoutRadicals(name).trim().replace(numbered, '').replace(trailing, '').replace(quoted, '$1').trim();
  return bare === '' ? name.trim() : bare;
}

/**
 * The name by which one enterprise is found twice: tidied, then width, capitals, brackets, quotes and spaces levelled. For comparing only.
 * 江西甲（南昌）公司 and 江西甲 (南昌) 公司 are one; with and without the bracketed part they stay two.
 */
export const enterpriseKey = remembered((name: string): string =>
  normaliseEnterpriseName(tidiedName(name)).replace(/["'“”‘’＂＇·•・]/g, ''),
);

/** The same with 有限责任公司 and 有限公司 as one: perhaps one enterprise, perhaps two. */
export const looseEnterpriseKey = (name: string): string => enterpriseKey(name).replace(/有限责任公司/g, '有限公司');
