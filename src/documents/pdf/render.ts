import type { FormDoc } from '../layout/paper.ts';
import { mapText, printable } from '../layout/text.ts';
import { GETA, withoutGlyphs } from './glyphs.ts';
import type { Answer } from './protocol.ts';
import { rowCount, splitLongTables } from './split.ts';
import { startThread, type Thread } from './thread.ts';

/** `pdf` is PDF/A-2b; `warnings` are sentences for the person who asked for it. */
export type Rendered = { readonly pdf: Uint8Array; readonly warnings: readonly string[] };

/** Whatever sets documents as PDF: today Typst's native binary in a thread. */
export type PdfEngine = {
  render(doc: FormDoc): Promise<Rendered>;
  close(): Promise<void>;
};

/** Setting cannot be interrupted and takes some 300 kB a row, so what would be too much is refused beforehand. */
const MOST_ROWS = 2000;
/** Each refusal names all the characters of one pass; a replaced text can need a second one. */
const MOST_PASSES = 4;

function refusal(message: string): Error {
  const error = new Error(message);
  error.name = 'DocumentRefused';
  return error;
}

const SECONDS_A_DAY = 86_400;
const createdAt = (date: string): number => Math.floor(Date.parse(`${date}T00:00:00Z`) / 1000 / SECONDS_A_DAY) * SECONDS_A_DAY;

function check(doc: FormDoc): void {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(doc.meta.date) || Number.isNaN(createdAt(doc.meta.date))) {
    throw refusal(`文件日期“${doc.meta.date}”不是有效日期，应为 2026-03-31 这样的写法。`);
  }
  const rows = rowCount(doc);
  if (rows > MOST_ROWS) throw refusal(`表格共 ${rows} 行，超过一份 PDF 的上限 ${MOST_ROWS} 行，请改为下载 Excel 表格。`);
}

const glyphWarning = (missing: ReadonlySet<string>): string[] =>
  missing.size === 0
    ? []
    : [`以下字符没有可用的字形，印作“${GETA}”：${[...missing].join(' ')}。请改用规范汉字，或在字体目录中装入含有这些字符的字体。`];

/** What an answer means that is neither a PDF nor a want of glyphs. */
function failure(answer: Exclude<Answer, { kind: 'pdf' } | { kind: 'glyphs' }>): Error {
  return answer.kind === 'noEngine'
    ? refusal(`本机没有 PDF 排版引擎（${process.platform}-${process.arch}）：${answer.message}。请重新安装依赖，或改为下载 Excel 表格。`)
    : new Error(`Typst could not set the document: ${answer.message}`);
}

/**
 * Typst in a worker thread. The same document gives the same bytes. Characters without a shape are dropped, those that no font has
 * become 〓 and are named in the warnings. Rejects with a `DocumentRefused` whose message is for people where the document has
 * more than 2000 rows or no valid date, or where the native engine is missing.
 */
export function startTypst(config: { appRoot: string; fontDir?: string | undefined }): PdfEngine {
  let thread: Thread | undefined;

  function current(): Thread {
    if (thread?.worn()) {
      thread.retire();
      thread = undefined;
    }
    if (thread) return thread;
    const started = startThread(config, () => {
      if (thread === started) thread = undefined;
    });
    thread = started;
    return started;
  }

  async function attempt(doc: FormDoc, missing: ReadonlySet<string>, passes: number): Promise<Rendered> {
    const shown = missing.size === 0 ? doc : mapText(doc, (text) => withoutGlyphs(text, missing));
    const answer = await current().ask({ doc: JSON.stringify(shown), createdAt: createdAt(doc.meta.date) });
    if (answer.kind === 'pdf') return { pdf: answer.pdf, warnings: glyphWarning(missing) };
    if (answer.kind !== 'glyphs') throw failure(answer);
    if (passes === 1) throw new Error(`Typst still refuses glyphs: ${[...answer.missing].join(' ')}`);
    return attempt(doc, new Set([...missing, ...answer.missing]), passes - 1);
  }

  return {
    render: async (doc) => {
      check(doc);
      return attempt(splitLongTables(mapText(doc, printable)), new Set(), MOST_PASSES);
    },
    close: async () => {
      await thread?.stop();
      thread = undefined;
    },
  };
}
