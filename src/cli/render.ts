import { writeFile } from 'node:fs/promises';
import type { FileAnswer } from '../api/contract/define.ts';
import { dossierHandlers } from '../api/dossier.ts';
import { recommendationHandlers } from '../api/recommendation.ts';
import { reportingHandlers } from '../api/reporting.ts';
import type { SignedCtx } from '../api/server.ts';
import { readConfig } from '../config.ts';
import { assemble, type System } from '../main.ts';
import { type Answer, no, parse, Usage, yes } from './command.ts';

/** `render ANNEX DOSSIER -o FILE`: annexes 1 to 6 by dossier number, 7 and 8 by the id of a report or summary (.pdf or .xlsx by the file's name). */
export async function renderCommand(args: readonly string[]): Promise<Answer> {
  const { words, flags } = parse(args, { o: 'valued' });
  const [annex = '', subject, ...more] = words;
  const file = flags.o;
  if (!/^[1-8]$/.test(annex) || !subject || more.length > 0 || typeof file !== 'string')
    throw new Usage('用法：render 附件号(1至8) 申报编号 -o 文件.pdf');
  const system = await assemble(readConfig());
  try {
    const paper = await drawn(system, { annex, subject, workbook: file.endsWith('.xlsx') });
    if (paper === null) return no(`没有编号为“${subject}”的申报、报表或汇总表`);
    await writeFile(file, await bytesOf(paper));
    return yes(file);
  } finally {
    await system.close();
  }
}

type Wanted = { annex: string; subject: string; workbook: boolean };

async function drawn(system: System, { annex, subject, workbook }: Wanted): Promise<FileAnswer | null> {
  const world = await system.world();
  if (annex === '7' || annex === '8') {
    const ctx = await commandLine(system, '');
    const key =
      annex === '7'
        ? (`GET /api/reports/{id}/annex7.${workbook ? 'xlsx' : 'pdf'}` as const)
        : (`GET /api/summaries/{id}/annex8.${workbook ? 'xlsx' : 'pdf'}` as const);
    return reportingHandlers[key]({ params: { id: subject } }, ctx);
  }
  const lines = await world.asSystem((tx) => tx.dossiers.lines({ search: subject }));
  const line = lines.find((one) => one.number === subject || one.id === subject);
  if (!line) return null;
  const ctx = await commandLine(system, line.issuerId);
  if (annex === '1') return recommendationHandlers['GET /api/dossiers/{id}/annexes/1.pdf']({ params: { id: line.id } }, ctx);
  return dossierHandlers['GET /api/dossiers/{id}/annexes/{annex}']({ params: { id: line.id, annex: `${annex}.pdf` as '2.pdf' } }, ctx);
}

/** The operator at the machine, who holds the database and its keys: reads as the system, prints as the issuer would. */
async function commandLine(system: System, organisationId: string): Promise<SignedCtx> {
  const world = await system.world();
  return {
    ...world,
    inTransaction: world.asSystem,
    actor: {
      accountId: '',
      organisationId,
      roles: ['officer'],
      name: '命令行',
      login: 'cli',
      organisationName: '',
      organisationKind: 'operator',
      mustChangePassword: false,
      standsInFor: [],
    },
    visit: { token: null, setToken: () => undefined },
    documents: system.documents,
    publicUrl: system.config.publicUrl,
  };
}

async function bytesOf({ bytes }: FileAnswer): Promise<Uint8Array> {
  if (bytes instanceof Uint8Array) return bytes;
  const chunks: Uint8Array[] = [];
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks);
}
