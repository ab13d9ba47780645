import type { Period } from '../../../src/core/deadlines/reporting.ts';
import { showcase } from '../../../src/rehearsal/after.ts';
import { smallPdf } from '../../../src/rehearsal/apply.ts';
import type { Recognised } from '../../../src/rehearsal/notice.ts';
import { reportQuarter, summaries } from '../../../src/rehearsal/report.ts';
import type { Stage } from '../../../src/rehearsal/stage.ts';

/** What follows a recognition: reward paid, showcase in all its turns, a report with a correction, and for the second a revocation that ends its reward. */
export async function afterRecognition(stage: Stage, platforms: readonly Recognised[], period: Period): Promise<void> {
  const [one, other] = platforms;
  if (one === undefined) return;
  await rewarded(stage, one);
  await showcases(stage, one);
  await reportQuarter(stage, period, platforms);
  await summaryGivenBack(stage, period, one);
  await summaries(stage, period);
  await corrected(stage, one, period);
  if (other !== undefined) await revoked(stage, other);
}

async function rewarded(stage: Stage, one: Recognised): Promise<void> {
  const officer = await stage.party('sheng-jb');
  const { id } = await officer('POST /api/platforms/{id}/reward', { params: { id: one.platformId } });
  await (await stage.party('sheng-ld'))('POST /api/rewards/{id}/approve', { params: { id }, body: {} });
  await officer('POST /api/rewards/{id}/pay', { params: { id }, body: { paidOn: stage.today } });
}

async function showcases(stage: Stage, one: Recognised): Promise<void> {
  await showcase(stage, one);
  const city = await stage.party(`${one.cityKey}-jb`);
  const leader = await stage.party('sheng-ld');
  const written = async () =>
    (await city('POST /api/platforms/{id}/showcases', { params: { id: one.platformId }, body: { title: '又一条经验', body: '做法' } })).id;
  const back = { params: { id: await written() } };
  await city('PATCH /api/showcases/{id}', { ...back, body: { body: '做法详述' } });
  await city('POST /api/showcases/{id}/offer', { ...back, body: {} });
  await leader('POST /api/showcases/{id}/send-back', { ...back, body: { reason: '请写清做法' } });
  await city('PATCH /api/showcases/{id}', { ...back, body: { body: '做法，逐条写清' } });
  await city('POST /api/showcases/{id}/offer', { ...back, body: {} });
  await city('POST /api/showcases/{id}/recall', { ...back, body: {} });
  await city('POST /api/showcases/{id}/offer', { ...back, body: {} });
  await leader('POST /api/showcases/{id}/publish', { ...back, body: {} });
  await leader('POST /api/showcases/{id}/take-down', { ...back, body: { reason: '内容有误' } });
}

async function summaryGivenBack(stage: Stage, period: Period, one: Recognised): Promise<void> {
  const officer = await stage.party(`${one.cityKey}-jb`);
  const params = { id: (await officer('GET /api/summaries', { query: period })).summaries[0]?.id as string };
  await officer('POST /api/summaries/{id}/prepare', { params, body: period.quarter === 4 ? { overview: '运营良好，稳步增长。' } : {} });
  const leader = await stage.party(`${one.cityKey}-ld`);
  await leader('POST /api/summaries/{id}/give-back', { params, body: { reason: '请核对合计' } });
}

async function corrected(stage: Stage, one: Recognised, period: Period): Promise<void> {
  const clerk = await stage.party(one.login);
  const { reports } = await clerk('GET /api/reports', { query: { year: period.year, quarter: period.quarter } });
  const at = { params: { id: reports[0]?.id as string } };
  const { sampleTables } = await clerk('GET /api/reports/{id}', at);
  const officer = await stage.party(`${one.cityKey}-jb`);
  const path = `frequent/${sampleTables.frequent[0]?.id}/phone`;
  await officer('POST /api/reports/{id}/reveal', { ...at, body: { path, purpose: '核实样表1电话' } });
  await clerk('GET /api/reports/{id}/annex7.pdf', at);
  await clerk('GET /api/reports/{id}/annex7.xlsx', at);
  await clerk('POST /api/reports/{id}/reopen', { ...at, body: { reason: '活动次数少计一次' } });
  const { version } = await clerk('GET /api/reports/{id}', at);
  await clerk('PATCH /api/reports/{id}', { ...at, body: { figures: { officialActivities: 4 }, version } });
  await clerk('POST /api/reports/{id}/submit', { ...at, body: {} });
  await officer('POST /api/reports/{id}/accept', { ...at, body: {} });
}

async function revoked(stage: Stage, one: Recognised): Promise<void> {
  const at = { params: { id: one.platformId } };
  const penalty = {
    ...{ source: '审计移交', kind: 'penalty' as const, body: '南昌市市场监督管理局', documentNumber: '洪市监罚〔2025〕12号' },
    ...{ documentOn: '2025-06-30', article: '《中华人民共和国反不正当竞争法》第八条' },
  };
  const officer = await stage.party('sheng-jb');
  const leader = await stage.party('sheng-ld');
  const { id: rewardId } = await officer('POST /api/platforms/{id}/reward', at);
  const { id } = await officer('POST /api/platforms/{id}/revocations', { ...at, body: penalty });
  const opened = { params: { id } };
  await officer('PATCH /api/revocations/{id}', { ...opened, body: { facts: '查明的事实', evidence: '处罚决定' } });
  await officer('PUT /api/revocations/{id}/evidence', { ...opened, query: { name: '处罚决定书.pdf' }, body: smallPdf('penalty') });
  await leader('POST /api/revocations/{id}/verify', { ...opened, body: {} });
  await leader('POST /api/revocations/{id}/give-back', { ...opened, body: { reason: '请补充处罚决定书' } });
  await officer('PATCH /api/revocations/{id}', { ...opened, body: { facts: '查明的事实', evidence: '处罚决定，附决定书' } });
  await leader('POST /api/revocations/{id}/verify', { ...opened, body: {} });
  await (await stage.party(one.login))('POST /api/revocations/{id}/statement', { ...opened, body: { statement: '无异议' } });
  await leader('POST /api/revocations/{id}/decide', { ...opened, body: { revoke: true, decision: '属实，撤销称号。', reports: 'due' } });
  await officer('POST /api/revocations/{id}/steps/{step}', { params: { id, step: 'publish' }, body: {} });
  await officer('POST /api/rewards/{id}/end', { params: { id: rewardId }, body: { reason: '称号已撤销' } });
}
