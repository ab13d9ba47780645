import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { missingGlyphs } from './glyphs.ts';
import type { Answer, Job, WorkerSetup } from './protocol.ts';

// The entry of the worker thread: Typst's calls block, so they block here.

const setup = workerData as WorkerSetup;

/** The native engine, resolved from the program's root so that it is never part of a bundle; null with the reason where it is missing. */
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

function render(engine: NodeCompiler, { id, doc, createdAt }: Job): Answer {
  const result = engine.compile({ mainFileContent: template, inputs: { doc }, resetRead: true });
  if (!result.result) return { id, kind: 'failed', message: compileErrors(engine, result) };
  try {
    const pdf = engine.pdf(result.result, { pdfStandard: 'a-2b', creationTimestamp: createdAt });
    return { id, kind: 'pdf', pdf: new Uint8Array(pdf), rss: process.memoryUsage.rss() };
  } catch (error) {
    const message = String(error);
    const missing = missingGlyphs(message);
    return missing.size > 0 ? { id, kind: 'glyphs', missing } : { id, kind: 'failed', message };
  }
}

function answer(job: Job): Answer {
  if (typeof compiler === 'string') return { id: job.id, kind: 'noEngine', message: compiler };
  try {
    return render(compiler, job);
  } catch (error) {
    return { id: job.id, kind: 'failed', message: String(error) };
  } finally {
    compiler.evictCache(0);
  }
}

parentPort?.on('message', (job: Job) => {
  const reply = answer(job);
  parentPort?.postMessage(reply, reply.kind === 'pdf' ? [reply.pdf.buffer as ArrayBuffer] : []);
});
