import { parentPort, workerData } from 'node:worker_threads';
import { readAnnex2 } from './annex2/read-annex2.ts';
import { draftFile, editFile } from './edition/edit-file.ts';
import { wholeEdition } from './edition/whole-edition.ts';
import { markSheets } from './mark-sheets.ts';
import { readSheets } from './read-sheets.ts';
import type { Work } from './thread.ts';

// The entry of the reading thread: one file, one answer.

const work = workerData as Work;
parentPort?.postMessage(await answerTo(work));

function answerTo(asked: Work): unknown {
  if (asked.what === 'edition') return wholeEdition(asked.source, (id) => asked.bases.find((one) => one.id === id) ?? null);
  if (asked.what === 'draft') return editFile(draftFile(asked.beginning), []);
  if (asked.what === 'edit') return editFile(asked.source, asked.edits);
  if (asked.what === 'annex2') return readAnnex2(asked.bytes, asked.of);
  const { bytes, name, wanted } = asked;
  return asked.what === 'read' ? readSheets(bytes, name, wanted) : markSheets(bytes, name, wanted);
}
