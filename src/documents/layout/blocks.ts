import { itemOf } from '../../core/annexes/prose.ts';
import { widestSize } from './measure.ts';
import {
  type Align,
  type Blanks,
  type Block,
  type Lines,
  type Paragraph,
  PORTRAIT,
  type Role,
  type Run,
  SIZE,
  typeWidth,
} from './paper.ts';

type ParagraphOptions = {
  role?: Role;
  size?: number;
  align?: Align;
  pitch?: number;
  indent?: number | undefined;
  hang?: number | undefined;
  level?: 1 | 2;
  withNext?: boolean;
};

const toRuns = (text: string | readonly Run[]): readonly Run[] => (typeof text === 'string' ? [{ text }] : text);

/** A paragraph; 仿宋 三号 flush left unless said otherwise, line pitch 1.75 of the size as in GB/T 9704 (16 pt on 28 pt). */
export function P(text: string | readonly Run[], options: ParagraphOptions = {}): Paragraph {
  const size = options.size ?? SIZE.third;
  return {
    kind: 'paragraph',
    runs: toRuns(text),
    role: options.role ?? 'fang',
    size,
    align: options.align ?? 'left',
    pitch: options.pitch ?? size * 1.75,
    indent: options.indent ?? 0,
    ...(options.hang === undefined ? {} : { hang: options.hang }),
    ...(options.level ? { level: options.level } : {}),
    ...(options.withNext ? { withNext: true } : {}),
  };
}

/** The size in points at which a title stands on one line of the page, where a somewhat smaller one does; else the given one, on two. */
export function lineSize(text: string, size: number): number {
  const widest = Math.floor(widestSize(text, typeWidth(PORTRAIT)));
  return widest >= size * 0.75 ? Math.min(size, widest) : size;
}

/** A name with what must not stand alone on the line below: 制, （印章）. On one line where it fits. */
export const kept = (name: string, end: string, size: number = SIZE.third): string | Run[] => {
  if (widestSize(`${name}${end}`, typeWidth(PORTRAIT)) >= size) return `${name}${end}`;
  const characters = [...name];
  return [{ text: characters.slice(0, -2).join('') }, { text: `${characters.slice(-2).join('')}${end}`, keep: true }];
};

/** White space of so many millimetres. */
export const GAP = (height: number): Block => ({ kind: 'gap', height });

/** Text that prints on an underline of `width` millimetres. */
export const blank = (text: string, width: number): Run => ({ text, blank: width });

/** 附件n, flush left in 黑体 三号 (GB/T 9704 7.3.4). */
export const annexMark = (number: number): Paragraph => P(`附件${number}`, { role: 'hei' });

/** A centred title in 小标宋; two sizes down for the long titles of lists. */
export const title = (text: string, size: number = SIZE.second): Paragraph =>
  P(text, { role: 'title', size, align: 'center', pitch: size * 1.65, level: 1 });

/** The lines of a cover: a label and an underlined value each. */
export const coverBlanks = (rows: Blanks['rows'], { labelWidth = 48, height = 14 } = {}): Blanks => ({
  kind: 'blanks',
  left: 12,
  labelWidth,
  width: 132 - labelWidth,
  height,
  role: 'fang',
  size: SIZE.third,
  rows,
});

/** Typed text as paragraphs: one a line, blank lines dropped, first line indented by two characters; an item of a list hangs behind its mark. */
export function paragraphs(text: string, indent = 2): Lines[] {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.map((line) => {
    const item = itemOf(line);
    if (item === null) return { runs: [{ text: line }], align: 'justify', indent };
    const hang = item.number === null ? 1 : Math.max(1.5, item.mark.length * 0.75);
    return { runs: [{ text: item.mark, mark: true }, { text: item.text }], align: 'justify', indent, hang };
  });
}
