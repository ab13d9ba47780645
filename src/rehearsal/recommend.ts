import { dayOf } from '../core/calendar/instant.ts';
import type { Disposition } from '../core/draw/attempts.ts';
import { entryAt } from '../core/list/entry-at.ts';
import type { Case } from './apply.ts';
import { correct } from './apply.ts';
import type { Caller } from './client.ts';
import { judge } from './judge.ts';
import type { Stage } from './stage.ts';
import { stamp } from './stamp.ts';

const params = (one: Case) => ({ id: one.dossierId });
const reasonOf = (article: string, text: string) => ({ reasons: [{ article, text }] });

/** Preliminary review (第八条（三）): certificate, one correction with all items where something is wrong, then on or declined. */
export async function review(stage: Stage, one: Case): Promise<'assessing' | 'declined'> {
  const officer = await stage.party(`${one.recommenderKey}-jb`);
  const early = await officer.refused('POST /api/dossiers/{id}/accept', { params: params(one), body: {} });
  stage.check('第八条（三）未查验信用代码证不能通过初审', early.status === 422);
  await officer('POST /api/dossiers/{id}/certificate-check', { params: params(one), body: { outcome: 'matches', note: '与原件一致' } });
  if (one.fate === 'returned') {
    const item = { path: 'website', label: '网址', reason: '网址打不开', article: '第九条（一）', expected: '填写能打开的网址' };
    await officer('POST /api/dossiers/{id}/return', { params: params(one), body: { items: [item] } });
    await correct(stage, one);
    await officer('POST /api/dossiers/{id}/certificate-check', { params: params(one), body: { outcome: 'matches', note: '' } });
  }
  if (one.fate === 'declined') {
    await decline(stage, one);
    return 'declined';
  }
  await officer('POST /api/dossiers/{id}/accept', { params: params(one), body: {} });
  return 'assessing';
}

/** 不予推荐: an officer proposes, a leader signs. */
export async function decline(stage: Stage, one: Case): Promise<void> {
  const officer = await stage.party(`${one.recommenderKey}-jb`);
  const contact = { office: '中小企业科', phone: '0791-83986000' };
  const proposed = await officer('PUT /api/dossiers/{id}/decline', {
    params: params(one),
    body: { ...reasonOf('第六条（五）', '合作协议均已过期，集聚社会服务机构不足3家'), contact },
  });
  const alone = await officer.refused('POST /api/dossiers/{id}/decline', { params: params(one), body: { version: proposed.version } });
  stage.check('经办人不能自己签发不予推荐', alone.status === 403);
  const leader = await stage.party(`${one.recommenderKey}-ld`);
  await leader('POST /api/dossiers/{id}/decline', { params: params(one), body: { version: proposed.version } });
}

/** The draw and the survey. */
export async function assess(stage: Stage, one: Case): Promise<void> {
  await drawSample(stage, one);
  await interviewAll(stage, one);
}

/** The first n of the order (annex 1). */
export async function drawSample(stage: Stage, one: Case): Promise<void> {
  const officer = await stage.party(`${one.recommenderKey}-jb`);
  const { n } = await officer('POST /api/dossiers/{id}/draw', { params: params(one) });
  const twice = await officer.refused('POST /api/dossiers/{id}/draw', { params: params(one) });
  stage.check('抽样只抽一次', twice.status === 422 || twice.status === 409);
  const first = await officer('GET /api/dossiers/{id}/sample', { params: params(one) });
  const { scheme } = await officer('GET /api/dossiers/{id}', { params: params(one) });
  const { atLeast } = (await officer('GET /api/schemes/{id}', { params: { id: scheme } })).sample;
  stage.check(`附件1 抽取${atLeast}家以上`, n >= atLeast && first.rows.length >= atLeast);
}

/** Everybody who was drawn, who can't be reached replaced by the next and never by choice (annex 1). */
export async function interviewAll(stage: Stage, one: Case): Promise<void> {
  const officer = await stage.party(`${one.recommenderKey}-jb`);
  const first = await officer('GET /api/dossiers/{id}/sample', { params: params(one) });
  if (one.n % 3 === 0) await replaceUnreached(stage, officer, { id: one.dossierId, rowId: entryAt(first.rows, 1).rowId });
  const { rows } = await officer('GET /api/dossiers/{id}/sample', { params: params(one) });
  for (const row of rows.filter((r) => r.state === 'drawn')) {
    const at = { id: one.dossierId, rowId: row.rowId };
    const { contact, mobile } = await officer('POST /api/dossiers/{id}/sample/{rowId}/reveal', {
      params: at,
      body: { purpose: '电话测评' },
    });
    const body = {
      method: 1 + (row.position % 4),
      interviewee: contact,
      position: '负责人',
      mobile,
      service: row.claimed?.service ?? '',
      satisfied: row.position % 11 !== 5,
      version: row.version,
    };
    await officer('POST /api/dossiers/{id}/sample/{rowId}/record', { params: at, body });
  }
}

/** Who can't be reached: on a later day than the draw's by three unanswered calls as far apart as the edition asks, and not two; on the same day its number is none. */
async function replaceUnreached(stage: Stage, officer: Caller, at: { id: string; rowId: string }): Promise<void> {
  const { draw, unreached } = await officer('GET /api/dossiers/{id}/sample', { params: { id: at.id } });
  const drawnAt = draw?.drawnAt ?? '';
  const call = (minute: number, disposition: Disposition) => ({
    ...{ at: new Date(Date.parse(drawnAt) + minute * 60_000).toISOString(), method: 2, disposition },
  });
  if (dayOf(drawnAt) >= stage.today) {
    const body = { reason: '空号' as const, attempt: call(0, '空号') };
    await officer('POST /api/dossiers/{id}/sample/{rowId}/replace', { params: at, body });
    return;
  }
  const tried = (minute: number, disposition: Disposition) =>
    officer('POST /api/dossiers/{id}/sample/{rowId}/attempts', { params: at, body: call(minute, disposition) });
  // An edition that asks for no time between two counts the second as well.
  const apart = unreached.apartMinutes;
  for (const minute of apart > 2 ? [0, 2, apart] : [0, 2]) await tried(minute, minute === 2 ? '占线或关机' : '无人接听');
  const early = await officer.refused('POST /api/dossiers/{id}/sample/{rowId}/replace', { params: at, body: { reason: '三次未接' } });
  stage.check('附件1 三次未接须有三次算得上的联系记录', early.status === 422 && early.detail.includes('还差 1 次'));
  const body = { reason: '三次未接' as const, attempt: call(2 * Math.max(apart, 2), '无人接听') };
  await officer('POST /api/dossiers/{id}/sample/{rowId}/replace', { params: at, body });
}

/** An officer prepares, a leader signs: two people. */
export async function recommend(stage: Stage, one: Case): Promise<void> {
  const officer = await stage.party(`${one.recommenderKey}-jb`);
  const leader = await stage.party(`${one.recommenderKey}-ld`);
  const { version } = await officer('GET /api/dossiers/{id}/recommendation', { params: params(one) });
  const texts = {
    influence: '平台服务面广，带动了本地中小企业数字化转型和质量提升。',
    demonstration: '线上线下结合的服务模式可复制、可推广，具有示范性。',
    opinion: '经初审和测评，该单位符合申报条件，同意推荐。',
  };
  await officer('PUT /api/dossiers/{id}/recommendation', { params: params(one), body: { ...texts, version } });
  await judgedFirst(stage, one, leader);
  const before = await recommendationRead(leader, one.dossierId);
  const alone = await officer.refused('POST /api/dossiers/{id}/recommend', { params: params(one), body: { read: before } });
  stage.check('经办人不能自己签发推荐', alone.status === 403);
  await stampedFirst(stage, one, leader);
  await officer('PUT /api/dossiers/{id}/recommendation', { params: params(one), body: { ...texts, version: version + 1 } });
  await stampedFirst(stage, one, leader);
  const unread = await leader.refused('POST /api/dossiers/{id}/recommend', { params: params(one), body: { read: before } });
  stage.check('领导看过之后又改动的推荐表不能签发', unread.status === 409 && unread.detail.includes('有改动'));
  await signRecommendation(leader, one.dossierId);
}

/** Where the round asks a person's word of what no figure decides, nothing is signed without it (第八条（二）（三）). */
async function judgedFirst(stage: Stage, one: Case, leader: Caller): Promise<void> {
  const { asked } = await leader('GET /api/dossiers/{id}/conditions', { params: params(one) });
  if (asked) {
    const read = await recommendationRead(leader, one.dossierId);
    const early = await leader.refused('POST /api/dossiers/{id}/recommend', { params: params(one), body: { read } });
    stage.check('由人判断的条件没有结论不能签发推荐', early.status === 422 && early.detail.includes('没有填写结论'));
  }
  await judge(stage, one);
}

/** Where the round asks for papers with a seal, nothing is signed before they are there (第八条（三）、第九条). */
async function stampedFirst(stage: Stage, one: Case, leader: Caller): Promise<void> {
  const read = await recommendationRead(leader, one.dossierId);
  const { papers } = await leader('GET /api/dossiers/{id}/scans', { params: params(one) });
  if (papers.every(({ owed }) => owed === null)) return;
  const early = await leader.refused('POST /api/dossiers/{id}/recommend', { params: params(one), body: { read } });
  stage.check('盖章签字的材料没有收齐不能签发推荐', early.status === 422 && early.detail.includes('盖章签字的材料还没有收齐'));
  await stamp(stage, one);
}

/** The recommendation and the interviews as this person reads them now. */
export async function recommendationRead(party: Caller, dossierId: string): Promise<{ recommendation: number; sample: number }> {
  const paper = await party('GET /api/dossiers/{id}/recommendation', { params: { id: dossierId } });
  return { recommendation: paper.version, sample: paper.sampleRevision };
}

/** A leader reads the recommendation and signs what it read. */
export async function signRecommendation(leader: Caller, dossierId: string): Promise<void> {
  const read = await recommendationRead(leader, dossierId);
  await leader('POST /api/dossiers/{id}/recommend', { params: { id: dossierId }, body: { read } });
}

/** Nobody reads across: the officer of another city meets nothing (房间不存在，而不是不让进). */
export async function otherCityMeetsNothing(stage: Stage, one: Case): Promise<void> {
  const other = await stage.party(one.cityKey === 'ganzhou' ? 'yichun-jb' : 'ganzhou-jb');
  const looks = await other.refused('GET /api/dossiers/{id}', { params: params(one) });
  const { dossiers } = await other('GET /api/dossiers', { query: { search: one.name } });
  stage.check('别市看不到本市的申报，搜索也看不到', looks.status === 404 && dossiers.length === 0);
}
