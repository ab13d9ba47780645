import { writeFile } from 'node:fs/promises';
import { personalIn } from '../acts/dossier/open-paper.ts';
import type { FileAnswer } from '../api/contract/define.ts';
import { openedFile } from '../api/contract/making.ts';
import type { Format } from '../api/file-answers.ts';
import { wholeFile } from '../api/opened.ts';
import { reportingHandlers } from '../api/reporting.ts';
import type { SignedCtx } from '../api/server.ts';
import { summaryHandlers } from '../api/summaries.ts';
import { readConfig } from '../config.ts';
import { personalAnnexes } from '../core/disclosure/personal.ts';
import { openedNote, purposeFault } from '../core/disclosure/purpose.ts';
import { assemble, type System } from '../main.ts';
import { type Answer, no, parse, Usage, yes } from './command.ts';
import { quarterlyOf, quarterOf } from './quarterly.ts';

/** What can be made of each annex. */
const formats: Readonly<Record<string, readonly Format[]>> = {
  ...{ 1: ['pdf', 'docx'], 2: ['pdf', 'docx'], 3: ['pdf', 'xlsx'], 4: ['pdf', 'xlsx'] },
  ...{ 5: ['pdf', 'xlsx'], 6: ['pdf', 'docx'], 7: ['pdf', 'xlsx'], 8: ['pdf', 'xlsx'] },
};

/** `render ANNEX DOSSIER -o FILE --purpose WHY`: it shows personal data in full, so why it is made goes into the journal (第十六条); annexes 1 to 6 by dossier number, 7 and 8 by a name and a quarter; the format by the file's name. */
export async function renderCommand(args: readonly string[]): Promise<Answer> {
  const { words, flags } = parse(args, { o: 'valued', purpose: 'valued' });
  const [annex = '', subject, period, ...more] = words;
  const quarterly = annex === '7' || annex === '8';
  const file = flags.o;
  if (!/^[1-8]$/.test(annex) || !subject || more.length > 0 || (period !== undefined && !quarterly) || typeof file !== 'string')
    throw new Usage(
      '用法：render 附件号(1至8) 申报编号 -o 文件.pdf --purpose 用途（附件1、2、6另可 .docx，3、4、5、7、8另可 .xlsx）；附件7、8写单位名称和季度，例如 render 7 平台名称 2026Q1 / usage: render 1-6 NUMBER, render 7|8 NAME 2026Q1',
    );
  const format = formatOf(annex, file);
  const purpose = typeof flags.purpose === 'string' ? flags.purpose.trim() : '';
  const fault = purposeFault(purpose);
  if (fault !== null) throw new Usage(`生成的文件含个人信息，须用 --purpose 写明用途：${fault} / --purpose is required`);
  const system = await assemble(readConfig());
  try {
    const paper = await drawn(system, { annex, subject, period, format, purpose });
    if (typeof paper === 'string') return no(paper);
    if (paper === null) return no(`没有编号为“${subject}”的申报 / no such dossier`);
    await noted(system, { annex, subject: paper.subject, purpose, personal: paper.personal });
    await writeFile(file, await bytesOf(paper.file));
    return yes(file);
  } finally {
    await system.leave();
  }
}

type Noted = { annex: string; subject: Subject; purpose: string; personal: number };

/** Before the file is written: what could not be noted is not handed out. */
async function noted(system: System, { annex, subject, purpose, personal }: Noted): Promise<void> {
  const world = await system.world();
  await world.asSystem((tx) =>
    tx.record({
      at: world.now,
      actor: { id: null, name: '命令行', organisationId: null },
      action: 'renderPaper',
      article: '第十六条',
      subject,
      detail: { annex, purpose, personal },
    }),
  );
}

function formatOf(annex: string, file: string): Format {
  const possible = formats[annex] ?? [];
  const format = possible.find((one) => file.toLowerCase().endsWith(`.${one}`));
  if (format) return format;
  throw new Usage(`附件${annex}只能输出为 ${possible.map((one) => `.${one}`).join(' 或 ')}，文件名“${file}”不是`);
}

type Subject = { kind: 'dossier' | 'report' | 'summary'; id: string };
type Drawn = { file: FileAnswer; subject: Subject; personal: number };
type Wanted = { annex: string; subject: string; period: string | undefined; format: Format; purpose: string };

const handlers = { ...reportingHandlers, ...summaryHandlers };

async function drawn(system: System, { annex, subject, period, format, purpose }: Wanted): Promise<Drawn | string | null> {
  const world = await system.world();
  if (annex === '7' || annex === '8') {
    const ctx = await commandLine(system, '');
    const key =
      annex === '7'
        ? (`GET /api/reports/{id}/annex7.${format === 'xlsx' ? 'xlsx' : 'pdf'}` as const)
        : (`GET /api/summaries/{id}/annex8.${format === 'xlsx' ? 'xlsx' : 'pdf'}` as const);
    const of = { kind: annex === '7' ? 'report' : 'summary', name: subject, ...quarterOf(period) } as const;
    const one = await world.asSystem((tx) => quarterlyOf(tx, of));
    if ('missing' in one) return one.missing;
    return { file: await handlers[key]({ params: { id: one.id } }, ctx), subject: { kind: of.kind, id: one.id }, personal: 0 };
  }
  const line = await world.asSystem(async (tx) => {
    const numbered = await tx.dossiers.numbered(subject);
    return numbered && tx.dossiers.line(numbered.id);
  });
  if (!line) return null;
  const ctx = await commandLine(system, line.issuerId);
  const personal = await world.asSystem((tx) =>
    personalIn(
      tx,
      line,
      personalAnnexes.filter((one) => one === Number(annex)),
    ),
  );
  const opened = openedNote({ who: '服务器命令行', at: world.now, purpose });
  const file = await wholeFile(ctx, line.id, { file: openedFile.parse(`${annex}.${format}`), opened });
  return { file, subject: { kind: 'dossier', id: line.id }, personal };
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
    visit: { token: null, setToken: () => undefined, setDevice: () => undefined },
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
