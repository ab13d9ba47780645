import { layoutOf } from '../forms.ts';
import type { FormDoc } from '../layout/paper.ts';
import { mapText, printable } from '../layout/text.ts';
import { GETA, withoutGlyphs } from './glyphs.ts';
import type { Answer, Work } from './protocol.ts';
import { inParts, rowCount, splitLongTables } from './split.ts';
import { svgPages } from './svg-pages.ts';

/** Setting cannot be interrupted and takes some 300 kB a row, so what would be too much is refused beforehand. */
const MOST_ROWS = 2000;
/** Each refusal names all the characters of one pass; a replaced text can need a second one. */
const MOST_PASSES = 4;
const SECONDS_A_DAY = 86_400;

/** One attempt of the engine: a PDF and the same pages to look at, or the characters that no font has. */
export type Attempt = { readonly pdf: Uint8Array; readonly pages: number; svg(): string } | { readonly missing: ReadonlySet<string> };
export type Engine = (doc: string, createdAt: number) => Attempt;

const createdAt = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / 1000 / SECONDS_A_DAY) * SECONDS_A_DAY;

/** Why a document is not set, in a sentence; null where it is. */
function objection({ meta: { date } }: FormDoc, rows: number): string | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(createdAt(date)))
    return `文件日期“${date}”不是有效日期，应为 2026-03-31 这样的写法。`;
  return rows > MOST_ROWS ? `表格共 ${rows} 行，超过一份 PDF 的上限 ${MOST_ROWS} 行，请改为下载 Excel 表格。` : null;
}

const glyphWarning = (missing: ReadonlySet<string>): string[] =>
  missing.size === 0
    ? []
    : [
        `以下字符没有可用的字形，印作“${GETA}”：${[...missing].join(' ')}。请核对是否有规范的写法；确用此字的，打印后手写补上，或请管理员在字体目录中装入含有这些字符的字体。`,
      ];

/** The paper's own word, small at the foot of its numbered pages: who holds it in hand must not take 〓 for what was written. */
const withFoot = ({ meta, ...doc }: FormDoc, missing: ReadonlySet<string>): FormDoc => {
  const said = `本件有${missing.size}个字没有可用的字形，印作“${GETA}”，请对照系统中的记载手写补上`;
  return { ...doc, meta: { ...meta, note: [meta.note, said].filter(Boolean).join('　') } };
};

/** Lays a paper out and sets it, or draws one of its parts; characters that no font has become 〓 and are named, and the paper says at its foot that there are some. */
export function setPaper({ paper, part }: Work, engine: Engine): Answer {
  const doc = layoutOf(paper);
  const message = objection(doc, rowCount(doc));
  if (message !== null) return { kind: 'refused', message };
  const plain = mapText(doc, printable);
  if (part === undefined) {
    const { pdf, pages, warnings } = printed(splitLongTables(plain), engine);
    return { kind: 'pdf', pdf, pages, warnings };
  }
  const parts = inParts(plain);
  const one = parts[part.number - 1];
  if (one === undefined) throw new Error(`${parts.length} parts, asked for ${part.number}`);
  const { svg, pages, warnings } = printed(numbered(one, part.firstPage), engine);
  return { kind: 'drawn', pages: svgPages(svg(), pages), parts: parts.length, warnings };
}

const numbered = (doc: FormDoc, firstPage: number): FormDoc => ({
  ...doc,
  sections: doc.sections.map((section, i) => (i === 0 ? { ...section, firstPage } : section)),
});

function printed(plain: FormDoc, engine: Engine) {
  let missing: ReadonlySet<string> = new Set();
  for (let pass = 1; pass <= MOST_PASSES; pass++) {
    const shown =
      missing.size === 0
        ? plain
        : withFoot(
            mapText(plain, (text) => withoutGlyphs(text, missing)),
            missing,
          );
    const tried = engine(JSON.stringify(shown), createdAt(plain.meta.date));
    if ('pdf' in tried) return { ...tried, warnings: glyphWarning(missing) };
    missing = new Set([...missing, ...tried.missing]);
  }
  throw new Error(`Typst still refuses glyphs: ${[...missing].join(' ')}`);
}
