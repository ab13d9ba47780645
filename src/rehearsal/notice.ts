import { addDays } from '../core/calendar/day.ts';
import { entryAt } from '../core/list/entry-at.ts';
import { type Case, smallPdf } from './apply.ts';
import { PROVINCE } from './review.ts';
import type { Stage } from './stage.ts';

export type Recognised = Case & { platformId: string; certificateNumber: string };

const params = (one: Case) => ({ id: one.dossierId });

/** Whom a made-up notice names. */
const contactOf = (by: string) => ({
  ...{
    office: '企业发展处',
    phone: '0791-88910000',
    email: `${by}@example.gov.cn`,
    address: '南昌市红谷滩区赣江中大道1号',
    postcode: '330038',
  },
  ...{ supervisor: '驻厅纪检监察组', supervisorPhone: '0791-88910001' },
});

/** Publishes the proposed list for 5 working days; the public objects to two of it (第八条（四）). */
export async function publish(
  stage: Stage,
  { roundId, by = PROVINCE, platform, workdays = 5 }: { roundId: string; by?: string; platform: string; workdays?: number },
  proposed: readonly Case[],
): Promise<{ endsOn: string }> {
  const leader = await stage.party(`${by}-ld`);
  const officer = await stage.party(`${by}-jb`);
  const draft = await officer('POST /api/rounds/{id}/notice-draft', {
    params: { id: roundId },
    body: {
      number: `${platform.slice(0, 1)}工信公示〔${stage.today.slice(0, 4)}〕18号`,
      title: `关于${platform}拟认定名单的公示`,
      body: `根据《${platform}认定管理办法》第八条，经申报、推荐、专家评审，拟认定${entryAt(proposed, 0).name}等${proposed.length}家单位为${platform}，现予公示。`,
      contact: contactOf(by),
      ...{ fromOn: null, version: 0 },
    },
  });
  const { period } = await leader('GET /api/rounds/{id}/notice-draft', { params: { id: roundId } });
  const alone = await officer.refused('POST /api/notice-drafts/{id}/steps/{step}', {
    params: { id: draft.id, step: 'publish' },
    body: { endsOn: period.endsOn },
  });
  stage.check('第八条（四）公示由经办人起草，不能自己签发', alone.status === 403);
  await leader('POST /api/notice-drafts/{id}/steps/{step}', { params: { id: draft.id, step: 'publish' }, body: { endsOn: period.endsOn } });
  const notice = await stage.anyone('GET /api/notices/{id}', { params: { id: draft.id } });
  stage.check('公示名单与拟认定名单一致', notice.list.length === proposed.length);
  const query = { name: '网站公示截图.pdf', address: 'https://gxt.jiangxi.gov.cn/gsgg/index.html', on: stage.today, time: '09:30' };
  const posted = await officer('PUT /api/notices/{id}/posting', { params: { id: notice.id }, query, body: smallPdf('posting') });
  stage.check('第八条（四）在本部门网站公示的网址、时间有凭据', posted.posting?.on === stage.today && posted.postingFault === null);
  for (const one of proposed.filter((p) => p.fate === 'objectionUpheld' || p.fate === 'objectionDismissed')) {
    const { number, code } = await stage.anyone('POST /api/notices/{id}/objections', {
      params: { id: notice.id },
      body: {
        dossierId: one.dossierId,
        byUnit: false,
        objector: '熊某某',
        contact: '13900001111',
        content: '该单位服务企业名单与实际情况不符，请予核实。',
        evidence: '附件5第3行企业并未接受服务',
      },
    });
    const state = await stage.anyone('POST /api/objections/status', { body: { number, code } });
    stage.check('异议人凭查询号和查询码能查到办理情况', state.state === 'open');
    const guessed = await stage.anyone.refused('POST /api/objections/status', { body: { number, code: 'AAAAAAAA' } });
    stage.check('查询码不对的查不到', guessed.status === 404);
  }
  const early = await officer.refused('PUT /api/notices/{id}/recognition', { params: { id: notice.id }, body: documentOf(stage.today) });
  stage.check(`第八条（四）公示未满${workdays}个工作日不能认定`, early.status === 422);
  return { endsOn: notice.endsOn };
}

/** The objections are decided, one upheld and one not. */
export async function decideObjections(stage: Stage, proposed: readonly Case[], by = PROVINCE): Promise<number> {
  const officer = await stage.party(`${by}-jb`);
  const leader = await stage.party(`${by}-ld`);
  const { objections } = await officer('GET /api/objections', { query: { limit: 200 } });
  for (const objection of objections.filter((o) => o.state === 'open')) {
    const upheld = proposed.find((one) => one.dossierId === objection.dossierId)?.fate === 'objectionUpheld';
    const outcome = upheld ? '经核实，名单中部分企业未接受服务，异议成立。' : '经核实，所列企业均接受了服务，异议不成立。';
    const { id } = objection;
    const step = (step: 'accept' | 'propose' | 'decide') => ({ params: { id, step } });
    await officer('POST /api/objections/{id}/steps/{step}', { ...step('accept'), body: {} });
    const recommender = proposed.find((one) => one.dossierId === objection.dossierId)?.recommenderKey;
    if (recommender !== undefined && recommender !== by) await inquiryAnswered(stage, { by, id, recommender });
    await officer('POST /api/objections/{id}/steps/{step}', { ...step('propose'), body: { upheld, outcome } });
    const alone = await officer.refused('POST /api/objections/{id}/steps/{step}', { ...step('decide'), body: {} });
    stage.check('第八条（五）异议由经办人查证、另一位领导审定', alone.status === 403);
    await leader('POST /api/objections/{id}/steps/{step}', { ...step('decide'), body: {} });
  }
  const { notices } = await officer('GET /api/notices');
  for (const notice of notices.filter((one) => !one.concluded))
    await officer('POST /api/notices/{id}/conclude', {
      params: { id: notice.id },
      body: { conclusion: '公示期满，收到的异议均已办结。' },
    });
  return objections.length;
}

const documentOf = (recognisedOn: string) => ({
  documentNumber: `赣工信企业字〔${recognisedOn.slice(0, 4)}〕15号`,
  title: `关于公布${recognisedOn.slice(0, 4)}年度示范平台认定名单的通知`,
  ...{ recognisedOn, version: 0 },
});

/** The recommender is asked what it knows of it, and answers from its inbox. */
async function inquiryAnswered(stage: Stage, { by, id, recommender }: { by: string; id: string; recommender: string }): Promise<void> {
  const officer = await stage.party(`${by}-jb`);
  const body = { whom: 'recommender' as const, question: '请说明该单位服务企业名单的核实情况。', dueOn: addDays(stage.today, 3) };
  const inquiry = await officer('POST /api/objections/{id}/inquiries', { params: { id }, body });
  const asked = await stage.party(`${recommender}-jb`);
  const { inquiries } = await asked('GET /api/inquiries');
  stage.check(
    '函询送到推荐部门',
    inquiries.some((one) => one.id === inquiry.id),
  );
  await asked('POST /api/inquiries/{id}/steps/{step}', {
    params: { id: inquiry.id, step: 'answer' },
    body: { answer: '已逐户电话核实，名单与服务台账一致。' },
  });
}

/** Sets aside whose objection was upheld, and recognises all others by one signature (第八条（五）). */
export async function recognise(stage: Stage, proposed: readonly Case[], by = PROVINCE): Promise<Recognised[]> {
  const leader = await stage.party(`${by}-ld`);
  const upheld = proposed.filter(({ fate }) => fate === 'objectionUpheld');
  const entries = await signedOnce(stage, proposed, by);
  stage.check('第八条（五）异议成立的不能认定', !entries.some((id) => upheld.some((one) => one.dossierId === id)));
  for (const one of upheld)
    await leader('POST /api/dossiers/{id}/set-aside', {
      params: params(one),
      body: { reasons: [{ article: '第六条（三）', text: '服务企业名单不实' }] },
    });
  const { platforms } = await leader('GET /api/platforms', { query: {} });
  const recognised: Recognised[] = [];
  for (const one of proposed.filter((each) => !upheld.includes(each))) {
    const platform = platforms.find(({ name, recognisedOn }) => name === one.name && recognisedOn === stage.today);
    if (!platform) throw new Error(`${one.name}没有认定`);
    const certificate = await stage.anyone('GET /api/certificates/{number}', { params: { number: platform.certificateNumber } });
    stage.check('证书当日可查，状态有效', certificate.standing === 'valid');
    const credential = await stage.send(`/c/${encodeURIComponent(platform.certificateNumber)}.jwt`, {});
    stage.check('第十二条 电子凭证当日可取', credential.status === 200);
    recognised.push({ ...one, platformId: platform.id, certificateNumber: platform.certificateNumber });
  }
  return recognised;
}

/** The officer who prepared the recognition cannot sign it, a leader does so once; answers whose it is. */
async function signedOnce(stage: Stage, proposed: readonly Case[], by: string): Promise<string[]> {
  const officer = await stage.party(`${by}-jb`);
  const { notices } = await officer('GET /api/notices');
  const notice = notices.find(({ list }) => list.some(({ dossierId }) => dossierId === proposed[0]?.dossierId));
  if (!notice) throw new Error('名单没有公示');
  const body = documentOf(stage.today);
  const { id, entries } = await officer('PUT /api/notices/{id}/recognition', { params: { id: notice.id }, body });
  const signing = { params: { id, step: 'sign' as const }, body: {} };
  const alone = await officer.refused('POST /api/recognitions/{id}/steps/{step}', signing);
  stage.check('第八条（五）认定由经办人准备，不能自己签署', alone.status === 403);
  await (await stage.party(`${by}-ld`))('POST /api/recognitions/{id}/steps/{step}', signing);
  return entries.map(({ dossierId }) => dossierId);
}
