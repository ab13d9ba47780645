import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { annexFile } from '../api/contract/dossier.ts';
import type { Period } from '../core/deadlines/reporting.ts';
import { type Case, hasDraw, hasPanel } from './apply.ts';
import type { Caller } from './client.ts';
import { takeEvidences } from './evidence.ts';
import type { Recognised } from './notice.ts';
import { each, type Stage } from './stage.ts';
import { writeTitles } from './titles.ts';
import type { PlayedTown } from './towns.ts';
import type { Played } from './year.ts';

/** Writes what the year left behind: papers of every dossier, draws to verify, certificates, reports, the journal. */
export async function writeOutputs(stage: Stage, folder: string, { cases, recognised }: Played, periods: readonly Period[]): Promise<void> {
  await each(cases, (one) => dossierPapers(stage, folder, one), 2);
  for (const one of cases) await drawBundle(stage, folder, one);
  for (const one of cases.filter(hasPanel)) await panelBundle(stage, folder, one);
  // What `verify draw` compares the bundles with.
  await save(join(folder, 'draws', 'commitments.json'), await (await stage.send('/data/commitments.json', {})).blob());
  await writeTitles(stage, folder, recognised, recognised.at(-1) ?? null);
  await refusedCertificate(stage, recognised.at(-1));
  for (const period of periods) await reports(stage, folder, { ...period, by: 'sheng-jb' });
  for (const key of new Set(recognised.map((one) => one.recommenderKey))) await recommended(stage, folder, key);
  await noticeLists(stage, folder, 'sheng-jb');
  await takeEvidences(stage, folder, cases);
  const supervisor = await stage.party('jiancha');
  await save(join(folder, 'journal.jsonl'), await supervisor('GET /api/journal/export'));
}

/** The same of what a city recognised by its own measure, under its own name (第十七条). */
export async function writeTown(stage: Stage, folder: string, { town, recognised }: PlayedTown, periods: readonly Period[]): Promise<void> {
  const by = `${town.key}-jb`;
  const place = join(folder, (await (await stage.party(by))('GET /api/session')).organisation.name);
  await dossierPapers(stage, place, recognised);
  await drawBundle(stage, place, recognised);
  await panelBundle(stage, place, recognised, by);
  await writeTitles(stage, place, [recognised], null);
  await noticeLists(stage, place, by);
  for (const period of periods) await reports(stage, place, { ...period, by, platformId: recognised.platformId });
}

/** The proposed lists as they were published (第八条（四）). */
async function noticeLists(stage: Stage, folder: string, by: string): Promise<void> {
  const officer = await stage.party(by);
  const { organisation } = await officer('GET /api/session');
  const { notices } = await officer('GET /api/notices');
  for (const notice of notices.filter(({ issuer }) => issuer === organisation.name))
    await save(join(folder, 'lists', `公示-${notice.id}.json`), new Blob([`${JSON.stringify(notice, null, 2)}\n`]));
}

/** 推荐汇总名单 of a recommender of the province's round. */
async function recommended(stage: Stage, folder: string, key: string): Promise<void> {
  const officer = await stage.party(`${key}-jb`);
  const { organisation } = await officer('GET /api/session');
  const { rounds } = await officer('GET /api/rounds');
  const round = rounds.find(({ own, issuerId }) => !own && issuerId !== organisation.id);
  if (!round) return;
  const params = { id: round.id };
  await save(join(folder, 'lists', `推荐-${organisation.name}.pdf`), await officer('GET /api/rounds/{id}/recommendations.pdf', { params }));
  await save(
    join(folder, 'lists', `推荐-${organisation.name}.xlsx`),
    await officer('GET /api/rounds/{id}/recommendations.xlsx', { params }),
  );
}

async function save(file: string, content: Blob): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, new Uint8Array(await content.arrayBuffer()));
}

const folderOf = (one: Case): string => one.number ?? `未提交-${one.login}`;

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
  if (hasDraw(one)) await recommendationPaper(await stage.party(`${one.recommenderKey}-jb`), join(place, 'annex1'), one);
}

async function recommendationPaper(officer: Caller, file: string, { dossierId: id }: Case): Promise<void> {
  for (const format of ['pdf', 'docx'] as const) {
    const body = { file: `1.${format}` as const, purpose: '年度推演留存' };
    const opened = await officer('POST /api/dossiers/{id}/opened', { params: { id }, body });
    await save(`${file}.${format}`, await officer('GET /api/opened/{id}', { params: { id: opened.id } }));
  }
}

async function drawBundle(stage: Stage, folder: string, one: Case): Promise<void> {
  if (!hasDraw(one)) return;
  const officer = await stage.party(`${one.recommenderKey}-jb`);
  await save(
    join(folder, 'draws', `${one.number}.json`),
    await officer('GET /api/draws/{dossierId}/bundle', { params: { dossierId: one.dossierId } }),
  );
}

async function panelBundle(stage: Stage, folder: string, one: Case, by = 'sheng-jb'): Promise<void> {
  const params = { id: one.dossierId };
  await save(
    join(folder, 'panels', `${one.number}.json`),
    await (await stage.party(by))('GET /api/dossiers/{id}/panel/bundle', { params }),
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

type Reported = Period & { readonly by: string; readonly platformId?: string };

/** Annexes 7 and 8 of a quarter as one issuer has them; of a city only those of the platform that it recognised. */
async function reports(stage: Stage, folder: string, { year, quarter, by, platformId }: Reported): Promise<void> {
  const officer = await stage.party(by);
  const place = join(folder, 'reports', `${year}-Q${quarter}`);
  const { reports: list } = await officer('GET /api/reports', { query: { year, quarter, limit: 200 } });
  for (const { id, platform } of list.filter((one) => platformId === undefined || one.platformId === platformId)) {
    await save(join(place, `annex7-${platform}.pdf`), await officer('GET /api/reports/{id}/annex7.pdf', { params: { id } }));
    await save(join(place, `annex7-${platform}.xlsx`), await officer('GET /api/reports/{id}/annex7.xlsx', { params: { id } }));
  }
  const { organisation } = await officer('GET /api/session');
  const { summaries } = await officer('GET /api/summaries', { query: { year, quarter } });
  await save(join(place, 'province.xlsx'), await officer('GET /api/reporting/province.xlsx', { query: { year, quarter } }));
  for (const { id, authority } of summaries.filter(({ issuer }) => issuer === organisation.name)) {
    await save(join(place, `annex8-${authority}.pdf`), await officer('GET /api/summaries/{id}/annex8.pdf', { params: { id } }));
    await save(join(place, `annex8-${authority}.xlsx`), await officer('GET /api/summaries/{id}/annex8.xlsx', { params: { id } }));
  }
}
