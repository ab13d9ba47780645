import { AlignmentType, ImageRun, LineRuleType, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { Align, Image, Lines, Role, Run } from '../layout/paper.ts';
import { qrPng } from '../qr.ts';
import { dots, fontOf, halfPoints, MM_PER_POINT, textWidth, twips, twipsOfPoints } from './measures.ts';

const ACROSS = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
  justify: AlignmentType.BOTH,
} as const;

/** How a line is set: face, size and pitch in points. */
export type Look = {
  readonly role: Role;
  readonly size: number;
  readonly pitch: number;
  readonly align?: Align | undefined;
  readonly level?: 1 | 2;
  readonly withNext?: true;
};

export const textRun = (text: string, { role, size }: Pick<Look, 'role' | 'size'>): TextRun =>
  new TextRun({ text, font: fontOf(role), size: halfPoints(size) });

const exactly = (pitch: number) => ({ line: twipsOfPoints(pitch), lineRule: LineRuleType.EXACT, before: 0, after: 0 });

/** Text on an underline of an exact length: centred between two tab stops, the tabs underlined with it. */
function blankRun(run: Run & { blank: number }, from: number, look: Look) {
  const stops = [
    { type: TabStopType.CENTER, position: twips(from + run.blank / 2) },
    { type: TabStopType.LEFT, position: twips(from + run.blank) },
  ];
  const face = { font: fontOf(run.role ?? look.role), size: halfPoints(look.size), underline: { type: 'single' } } as const;
  return { stops, child: new TextRun({ ...face, children: [new Tab(), run.text, new Tab()] }) };
}

type Stop = ReturnType<typeof blankRun>['stops'][number];

function childrenOf(lines: Lines, look: Look): { children: TextRun[]; tabStops: Stop[] } {
  const tabStops: Stop[] = [];
  let x = (lines.indent ?? 0) * look.size * MM_PER_POINT;
  const children = lines.runs.flatMap((run): TextRun[] => {
    const from = x;
    x += run.blank ?? textWidth(run.text, look.size);
    if (run.mark) return [new TextRun({ children: [run.text, new Tab()], font: fontOf(look.role), size: halfPoints(look.size) })];
    if (run.blank === undefined) return brokenLines(run, look);
    const { stops, child } = blankRun({ ...run, blank: run.blank }, from, look);
    tabStops.push(...stops);
    return [child];
  });
  return { children, tabStops };
}

/** A line feed within a text breaks the line. */
const brokenLines = (run: Run, look: Look): TextRun[] =>
  run.text
    .split('\n')
    .map(
      (text, i) => new TextRun({ text, font: fontOf(run.role ?? look.role), size: halfPoints(look.size), ...(i > 0 ? { break: 1 } : {}) }),
    );

/** A list's mark stands at the indent, its text and all other lines where they hang; Word's tab after the mark stops there by itself. */
function indents({ indent = 0, hang = 0, inset = 0 }: Lines, size: number) {
  const ems = (n: number) => twipsOfPoints(size * n);
  const right = inset === 0 ? {} : { right: ems(inset) };
  if (hang > 0) return { indent: { left: ems(indent + hang), hanging: ems(hang), ...right } };
  return indent === 0 && inset === 0 ? {} : { indent: { ...(indent === 0 ? {} : { firstLine: ems(indent) }), ...right } };
}

/** One paragraph on an exact line pitch. */
export function paragraph(lines: Lines, look: Look, more: { pageBreakBefore?: boolean } = {}): Paragraph {
  return new Paragraph({
    ...childrenOf(lines, look),
    ...more,
    alignment: ACROSS[lines.align ?? look.align ?? 'left'],
    spacing: exactly(look.pitch),
    ...indents(lines, look.size),
    ...(look.level ? { outlineLevel: look.level - 1 } : {}),
    ...(look.withNext ? { keepNext: true } : {}),
  });
}

/** White space of so many points; also what parts two tables, which Word would join. */
export const space = (points: number, more: { pageBreakBefore?: boolean } = {}): Paragraph =>
  new Paragraph({ spacing: exactly(Math.max(1, points)), ...more });

/** A picture as PNG, which every Word shows; its line is as high as it is. */
export const picture = (image: Image, align: Align): Paragraph =>
  new Paragraph({
    alignment: ACROSS[align],
    spacing: { line: 240, lineRule: LineRuleType.AUTO, before: 0, after: 0 },
    children: [imageRun(image)],
  });

export const imageRun = (image: Image): ImageRun =>
  new ImageRun({
    type: 'png',
    data: qrPng(image.svg),
    transformation: { width: dots(image.width), height: dots(image.width) },
    altText: { name: image.alt, description: image.alt, title: image.alt },
  });
