import { modernised } from './old-code-points.ts';

/** Where a text holds what no database, file or paper can hold: counted from 1 as a person counts characters, and as Unicode writes it. */
export type Broken = { readonly at: number; readonly code: string };

/** U+0000, and halves of characters: what is left of an emoji or a rare name character that was cut in two. */
const unkeepable = /[\0\p{Cs}]/u;

/** The first character of `text` that can't be kept; null: all of it can. */
export function brokenIn(text: string): Broken | null {
  const found = unkeepable.exec(text);
  if (found === null) return null;
  const code = (found[0].codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0');
  return { at: [...text.slice(0, found.index)].length + 1, code: `U+${code}` };
}

/** What the person reads: which field, which character, what to do. */
export function brokenSentence(label: string, { at, code }: Broken): string {
  const what = code === 'U+0000' ? '看不见的空字符' : '不完整或无法识别的字符，多半是表情或生僻字只粘贴了半个';
  return `“${label}”第${at}个字符无法保存（${code}，${what}），请删去这个字符后重新输入`;
}

/** The same where halves of characters have become � on their way, as in a form that a browser posts. */
export const brokenOrLost = (text: string): Broken | null => {
  const at = text.indexOf('\ufffd');
  return brokenIn(text) ?? (at < 0 ? null : { at: [...text.slice(0, at)].length + 1, code: 'U+FFFD' });
};

/** Line ends of other systems and programs; Word ends a line with U+000B, a page with U+000C. */
const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;
/** Controls that nobody sees and XML (Word, Excel) may not hold; tab and line feed stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unseen = /[\u0001-\u0008\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/**
 * The same text with one kind of line end, without control characters, and with today's characters for the old private-use ones. What is broken
 * stays: it is for `brokenIn` to tell.
 */
export const plain = (text: string): string => modernised(text.replace(lineEnds, '\n').replace(unseen, ''));

/** The text as it can be kept where nobody is there to mend it: what is broken becomes �. */
export const whole = (text: string): string => (unkeepable.test(text) ? text.replace(new RegExp(unkeepable, 'gu'), '\ufffd') : text);
