import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { workerData } from 'node:worker_threads';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { serve } from '../work/serve.ts';
import { missingGlyphs } from './glyphs.ts';
import type { Answer, Work, WorkerSetup } from './protocol.ts';
import { type Attempt, setPaper } from './set.ts';

// The entry of the worker thread: Typst's calls block, so they block here.

const setup = workerData as WorkerSetup;

/** The native engine, resolved from the program's root so that it is never part of a bundle; the reason where it is missing. */
function startCompiler(): NodeCompiler | string {
  try {
    const require = createRequire(join(setup.appRoot, 'package.json'));
    const typst = require('@myriaddreamin/typst-ts-node-compiler') as typeof import('@myriaddreamin/typst-ts-node-compiler');
    return typst.NodeCompiler.create({ workspace: dirname(setup.template), fontArgs: [{ fontPaths: [...setup.fonts] }] });
  } catch (error) {
    return String(error);
  }
}

const compiler = startCompiler();
const template = readFileSync(setup.template, 'utf8');

function compileErrors(engine: NodeCompiler, result: ReturnType<NodeCompiler['compile']>): string {
  const error = result.takeError();
  const found: { message?: string }[] = error ? engine.fetchDiagnostics(error) : [];
  return found.map((one) => one.message ?? '').join('; ') || 'no document';
}

function attempt(engine: NodeCompiler, doc: string, createdAt: number): Attempt {
  const compiled = engine.compile({ mainFileContent: template, inputs: { doc }, resetRead: true });
  const { result } = compiled;
  if (!result) throw new Error(`Typst could not set the document: ${compileErrors(engine, compiled)}`);
  try {
    const pdf = engine.pdf(result, { pdfStandard: 'a-2b', creationTimestamp: createdAt });
    return { pdf: new Uint8Array(pdf), pages: result.numOfPages, svg: () => engine.plainSvg(result) };
  } catch (error) {
    const missing = missingGlyphs(String(error));
    if (missing.size === 0) throw new Error(`Typst could not set the document: ${String(error)}`);
    return { missing };
  }
}

serve<Work, Answer>((work) => {
  if (typeof compiler === 'string') {
    const machine = `${process.platform}-${process.arch}`;
    return { kind: 'refused', message: `本机没有 PDF 排版引擎（${machine}）：${compiler}。请重新安装依赖，或改为下载 Excel 表格。` };
  }
  try {
    return setPaper(work, (doc, createdAt) => attempt(compiler, doc, createdAt));
  } finally {
    compiler.evictCache(0);
  }
});
