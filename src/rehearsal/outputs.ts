import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { annexFile } from '../api/contract/dossier.ts';
import type { Period } from '../core/deadlines/reporting.ts';
import { type Commitments, commitmentsFormat } from '../core/draw/commitments.ts';
import type { Case } from './apply.ts';
import type { Caller } from './client.ts';
import type { Recognised } from './notice.ts';
import { each, type Stage } from './stage.ts';
import type { Played } from './year.ts';

/** Writes what the year left behind: papers of every dossier, draws to verify, certificates, reports, the journal. */
export async function writeOutputs(stage: Stage, folder: string, { cases, recognised }: Played, periods: readonly Period[]): Promise<void> {
  await each(cases, (one) => dossierPapers(stage, folder, one), 2);
  for (const one of cases) await drawBundle(stage, folder, one);
  await commitments(stage, join(folder, 'draws', 'commitments.json'));
  for (const one of recognised.slice(0, -1)) await certificate(stage, folder, one);
  await refusedCertificate(stage, recognised.at(-1));
  for (const period of periods) await reports(stage, folder, period);
  const supervisor = await stage.party('jiancha');
  await save(join(folder, 'journal.jsonl'), await supervisor('GET /api/journal/export'));
}

async function save(file: string, content: Blob): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, new Uint8Array(await content.arrayBuffer()));
}

const folderOf = (one: Case): string => one.number ?? `未提交-${one.login}`;
const drawn = (one: Case): boolean => one.number !== null && one.fate !== 'withdrawn' && one.fate !== 'declined';

async function dossierPapers(stage: Stage, folder: string, one: Case): Promise<void> {
  const clerk = await stage.party(one.login);
  const place = join(folder, 'dossiers', folderOf(one));
  for (const annex of annexFile.options)
    await save(
      join(place, `annex${annex}`),
      await clerk('GET /api/dossiers/{id}/annexes/{annex}', { params: { id: one.dossierId, annex } }),
    );
  if (one.number !== null)
    await save(join(place, 'receipt.pdf'), await clerk('GET /api/dossiers/{id}/receipt.pdf', { params: { id: one.dossierId } }));
  if (drawn(one)) await recommendationPaper(await stage.party(`${one.recommenderKey}-jb`), join(place, 'annex1'), one);
}

async function recommendationPaper(officer: Caller, file: string, { dossierId: id }: Case): Promise<void> {
  for (const format of ['pdf', 'docx'] as const) {
    const body = { file: `1.${format}` as const, purpose: '年度推演留存' };
    const opened = await officer('POST /api/dossiers/{id}/opened', { params: { id }, body });
    await save(`${file}.${format}`, await officer('GET /api/opened/{id}', { params: { id: opened.id } }));
  }
}

async function drawBundle(stage: Stage, folder: string, one: Case): Promise<void> {
  if (!drawn(one)) return;
  const officer = await stage.party(`${one.recommenderKey}-jb`);
  await save(
    join(folder, 'draws', `${one.number}.json`),
    await officer('GET /api/draws/{dossierId}/bundle', { params: { dossierId: one.dossierId } }),
  );
}

/** What `verify draw` compares the bundles with, as /data/commitments.json publishes it. */
async function commitments(stage: Stage, file: string): Promise<void> {
  const { rounds } = await (await stage.party('sheng-jb'))('GET /api/rounds');
  const published: Commitments = {
    format: commitmentsFormat,
    rounds: rounds.map(({ year, title, issuerName: issuer, commitment, committedOn }) => ({
      year,
      title,
      issuer,
      commitment,
      committedOn,
    })),
  };
  await save(file, new Blob([`${JSON.stringify(published, null, 2)}\n`]));
}

async function certificate(stage: Stage, folder: string, one: Recognised): Promise<void> {
  const clerk = await stage.party(one.login);
  await save(
    join(folder, 'certificates', `${one.number}.pdf`),
    await clerk('GET /api/platforms/{id}/certificate.pdf', { params: { id: one.platformId } }),
  );
}

/** The last one's recognition was revoked: no certificate is made any more (第十二条). */
async function refusedCertificate(stage: Stage, revoked: Recognised | undefined): Promise<void> {
  if (!revoked) return;
  const problem = await (await stage.party(revoked.login)).refused('GET /api/platforms/{id}/certificate.pdf', {
    params: { id: revoked.platformId },
  });
  stage.check('第十二条 已撤销的不再出具证书', problem.status === 422);
}

async function reports(stage: Stage, folder: string, { year, quarter }: Period): Promise<void> {
  const province = await stage.party('sheng-jb');
  const place = join(folder, 'reports', `${year}-Q${quarter}`);
  const { reports: list } = await province('GET /api/reports', { query: { year, quarter, limit: 200 } });
  for (const { id, platform } of list) {
    await save(join(place, `annex7-${platform}.pdf`), await province('GET /api/reports/{id}/annex7.pdf', { params: { id } }));
    await save(join(place, `annex7-${platform}.xlsx`), await province('GET /api/reports/{id}/annex7.xlsx', { params: { id } }));
  }
  const { summaries } = await province('GET /api/summaries', { query: { year, quarter } });
  for (const { id, authority } of summaries) {
    await save(join(place, `annex8-${authority}.pdf`), await province('GET /api/summaries/{id}/annex8.pdf', { params: { id } }));
    await save(join(place, `annex8-${authority}.xlsx`), await province('GET /api/summaries/{id}/annex8.xlsx', { params: { id } }));
  }
}
