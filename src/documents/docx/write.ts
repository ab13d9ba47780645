import {
  AlignmentType,
  Document,
  Footer,
  FrameAnchorType,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Tab,
  type Table,
  TabStopType,
  TextRun,
} from 'docx';
import { type Block, CODE_TOP, type Code, type FormDoc, type Paper, type Section, SIZE, typeWidth } from '../layout/paper.ts';
import { mapText, printable } from '../layout/text.ts';
import { fontOf, halfPoints, twips, twipsOfPoints } from './measures.ts';
import { settled } from './package.ts';
import { imageRun, paragraph, picture, space, textRun } from './paragraph.ts';
import { blanksOf, tableOf } from './table.ts';

const POINTS_PER_MM = 72 / 25.4;
const MARK_SIZE = 7.5;
/** Half a millimetre of nothing, in points: after each table, so that Word does not join it with the next. */
const HAIR = 1;
/** The foot's line begins so much of the lower margin below the type area, as in the PDF. */
const FOOT_DESCENT = 0.3;

/** A break goes to the front of what follows; a table cannot bear it, and gets a line of nothing before it. */
function blocksOf(blocks: readonly Block[]): (Paragraph | Table)[] {
  let broken = false;
  return blocks.flatMap((block): (Paragraph | Table)[] => {
    if (block.kind === 'break') {
      broken = true;
      return [];
    }
    const more = broken ? { pageBreakBefore: true } : {};
    const before = broken && block.kind !== 'paragraph' ? [space(HAIR, more)] : [];
    broken = false;
    if (block.kind === 'paragraph') return [paragraph(block, block, more)];
    return [...before, ...drawn(block)];
  });
}

function drawn(block: Exclude<Block, { kind: 'paragraph' } | { kind: 'break' }>): (Paragraph | Table)[] {
  if (block.kind === 'gap') return [space(block.height * POINTS_PER_MM)];
  if (block.kind === 'image') return [picture(block, block.align)];
  return [block.kind === 'blanks' ? blanksOf(block) : tableOf(block), space(HAIR)];
}

/** The code of a version in a frame of its own above the type area; paragraphs of one frame stand one under the other. */
function codeFrame(code: Code, paper: Paper): Paragraph[] {
  const frame = {
    type: 'absolute' as const,
    position: { x: twips(paper.width - paper.margin.right - code.width), y: twips(CODE_TOP) },
    width: twips(code.width),
    anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
  };
  const spacing = { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO };
  return [imageRun(code), textRun(code.text, { role: 'song', size: MARK_SIZE })].map(
    (child) => new Paragraph({ frame, spacing, alignment: AlignmentType.CENTER, children: [child] }),
  );
}

type Small = Pick<FormDoc['meta'], 'mark' | 'note'>;

/** GB/T 9704 7.5: the number outside, one character in; the version's mark inside. */
function footerOf(paper: Paper, { mark = '', note }: Small, side: 'odd' | 'even'): Footer {
  const number = new TextRun({
    font: fontOf('song'),
    size: halfPoints(SIZE.fourth),
    children: ['— ', PageNumber.CURRENT, ' —'],
  });
  const inSmall = (text: string) => new TextRun({ text, font: fontOf('song'), size: halfPoints(MARK_SIZE), color: '5A5A5A' });
  const small = inSmall(mark);
  const tab = new TextRun({ children: [new Tab()] });
  const indent = twipsOfPoints(SIZE.fourth);
  return new Footer({
    children: [
      new Paragraph({
        indent: { left: indent, right: indent },
        tabStops: [{ type: TabStopType.RIGHT, position: twips(typeWidth(paper)) - indent }],
        spacing: { before: 0, after: 0, line: 240, lineRule: LineRuleType.AUTO },
        children: side === 'odd' ? [small, tab, number] : [number, tab, small],
      }),
      ...(note ? [new Paragraph({ indent: { left: indent, right: indent }, children: [inSmall(note)] })] : []),
    ],
  });
}

/** A section without numbers says so, else it would go on with the foot of the one before. */
const noFooter = (): Footer => new Footer({ children: [space(HAIR)] });

function sectionOf(section: Section, small: Small): ISectionOptions {
  const { paper, numbered, firstPage, code, blocks } = section;
  const { width, height, margin } = paper;
  const turned = width > height;
  const foot = Math.max(5, margin.bottom * (1 - FOOT_DESCENT) - 6);
  return {
    properties: {
      page: {
        // The library itself swaps the lengths of a sheet that lies.
        size: {
          width: twips(turned ? height : width),
          height: twips(turned ? width : height),
          orientation: turned ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: {
          top: twips(margin.top),
          right: twips(margin.right),
          bottom: twips(margin.bottom),
          left: twips(margin.left),
          footer: twips(foot),
        },
        ...(firstPage === undefined ? {} : { pageNumbers: { start: firstPage } }),
      },
    },
    footers: numbered
      ? { default: footerOf(paper, small, 'odd'), even: footerOf(paper, small, 'even') }
      : { default: noFooter(), even: noFooter() },
    children: [...(code ? codeFrame(code, paper) : []), ...blocksOf(blocks)],
  };
}

/**
 * The document as Word's .docx from the same layout as the PDF: exact columns and line pitches, least row heights, repeated heads,
 * page numbers and the version's mark at the foot, fonts by the names that Word and WPS know. The same document gives the same bytes.
 */
export async function renderDocx(doc: FormDoc): Promise<Uint8Array> {
  const { meta, sections } = mapText(doc, printable);
  const file = new Document({
    title: meta.title,
    creator: meta.author,
    lastModifiedBy: meta.author,
    subject: meta.subject,
    keywords: meta.keywords.join(', '),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { font: fontOf('fang'), size: halfPoints(SIZE.fifth), language: { value: 'zh-CN', eastAsia: 'zh-CN' } },
          // The library closes a section with a paragraph of its own, which must take no room.
          paragraph: { spacing: { before: 0, after: 0, line: twipsOfPoints(HAIR), lineRule: LineRuleType.EXACT } },
        },
      },
    },
    sections: sections.map((section) => sectionOf(section, meta)),
  });
  return settled(await Packer.toBuffer(file), meta.date);
}
