import { resolve } from 'node:path';
import { namesOfProgram } from '../acts/scheme/names.ts';
import { readConfig } from '../config.ts';
import { editionFaults } from '../core/scheme/edition/faults.ts';
import type { Filed } from '../core/scheme/shelf.ts';
import { rehearse } from '../rehearsal/rehearse.ts';
import { type Answer, parse, Usage } from './command.ts';
import { editionOf, filed, textOf } from './edition-file.ts';

/**
 * `rehearse [--applicants 24] [--out DIR] [--scheme FILE]`: a whole year on a temporary database, by the program's own edition or by that of a file; exit 0
 * only where every check held.
 */
export async function rehearseCommand(args: readonly string[]): Promise<Answer> {
  const { flags, words } = parse(args, { applicants: 'valued', out: 'valued', scheme: 'valued' });
  const applicants = Number(flags.applicants ?? 24);
  if (words.length > 0 || !Number.isInteger(applicants) || applicants < 1 || applicants > 200)
    throw new Usage(
      '用法：rehearse --applicants 24 --out 目录 --scheme 版本文件（1至200家）/ usage: rehearse --applicants 24 --out DIR --scheme FILE (1 to 200)',
    );
  const editions = typeof flags.scheme === 'string' ? await lawOf(flags.scheme) : undefined;
  const { stage, seconds, serverRssMb } = await rehearse(readConfig({ demonstration: true }), {
    applicants,
    out: typeof flags.out === 'string' ? resolve(flags.out) : null,
    editions,
    log: (line) => process.stdout.write(`${line}\n`),
  });
  const closing = `检查 ${stage.checked} 项，不符 ${stage.failures.length} 项；用时 ${seconds.toFixed(1)} 秒，进程内存 ${serverRssMb} MB`;
  if (stage.failures.length === 0) return { exit: 0, stdout: closing };
  return { exit: 1, stdout: closing, stderr: stage.failures.map((name) => `不符：${name}`).join('\n') };
}

/** The play opens its round on this day; an edition of a later one is tried as if it were in force by then. */
const FIRST_DAY = '2025-01-01';

/** A file's edition as the law of the play, in the place of the program's own where it goes by its name. */
async function lawOf(file: string): Promise<readonly Filed[]> {
  const { edition } = await editionOf(file);
  const [fault] = editionFaults({ ...edition, draft: true }, namesOfProgram);
  if (fault) throw new Usage(`${file} ${fault.at} ${fault.message}；先用 scheme check 核对 / check it first`);
  const own = filed().filter((one) => one.edition.id !== edition.id);
  const since = own.length > 0 ? { inForce: FIRST_DAY, adopted: FIRST_DAY, until: null, draft: false } : {};
  return [...own, { edition: { ...edition, ...since }, source: await textOf(file) }];
}
