import { entryAt } from '../core/list/entry-at.ts';
import { functionKeys } from '../core/scheme/functions.ts';
import type { Case } from './apply.ts';
import type { Caller } from './client.ts';
import { signRecommendation } from './recommend.ts';
import { reconsider } from './reconsider.ts';
import type { Stage } from './stage.ts';
import { stamp } from './stamp.ts';

/** Whose people decide where no city's are named: how their logins begin. */
export const PROVINCE = 'sheng';

const params = (one: Pick<Case, 'dossierId'>) => ({ id: one.dossierId });
const employers = [
  '江西财经大学',
  '江西省质量技术研究院',
  '华东交通大学',
  '江西省信息中心',
  '江西师范大学',
  '东华理工大学',
  '江西理工大学',
  '南昌航空大学',
  '江西农业大学',
  '江西省投资咨询中心',
  '江西科技师范大学',
  // Last: a partner of every applicant is a part of it, so that whoever works here sits on no panel.
  '南昌大学',
];

/** The province enters its experts: employer, position, fields. */
export async function expertsEnter(stage: Stage): Promise<number> {
  const officer = await stage.party('sheng-jb');
  const { experts } = await officer('GET /api/experts');
  for (const [i, { accountId }] of experts.entries())
    await officer('PUT /api/experts/{accountId}', {
      params: { accountId },
      body: { employer: entryAt(employers, i % employers.length), position: '教授', fields: [...functionKeys], active: true },
    });
  return experts.length;
}

/** Intake: admitted, sent back once, or rejected with its articles (第八条（四）); the rejected ask for 复核, which one of them is granted (第四条). */
export async function takeIn(stage: Stage, one: Case, by = PROVINCE): Promise<'admitted' | 'rejected'> {
  const officer = await stage.party(`${by}-jb`);
  if (one.fate === 'rejected' || one.fate === 'reconsidered') {
    await officer('POST /api/dossiers/{id}/reject', {
      params: params(one),
      body: {
        reasons: [{ article: '第六条（三）', text: '服务企业名单经抽查，与服务合同不符' }],
        contact: { office: '中小企业局', phone: '0791-88916000' },
      },
    });
    const granted = one.fate === 'reconsidered';
    await reconsider(stage, one, { granted, by });
    if (!granted) return 'rejected';
  }
  if (one.fate === 'sentBack') {
    await officer('POST /api/dossiers/{id}/send-back', {
      params: params(one),
      body: { reasons: [{ article: '第八条（三）', text: '推荐意见未写明测评情况，请补充' }] },
    });
    const city = await stage.party(`${one.recommenderKey}-jb`);
    const { version, ...texts } = await city('GET /api/dossiers/{id}/recommendation', { params: params(one) });
    const { influence, demonstration } = texts;
    await city('PUT /api/dossiers/{id}/recommendation', {
      params: params(one),
      body: { influence, demonstration, opinion: '经初审和测评，抽取企业满意率达到要求，同意推荐。', version },
    });
    // What was written anew is stamped anew.
    await stamp(stage, one);
    await signRecommendation(await stage.party(`${one.recommenderKey}-ld`), one.dossierId);
  }
  await officer('POST /api/dossiers/{id}/admit', { params: params(one), body: {} });
  return 'admitted';
}

/** A panel by draw, one recusal now and then, independent reviews each signed, a group opinion, the end of the review. */
export async function expertsReview(stage: Stage, one: Case, by = PROVINCE): Promise<void> {
  const officer = await stage.party(`${by}-jb`);
  const panel = await officer('POST /api/dossiers/{id}/panel', { params: params(one) });
  stage.check('第八条（四）专家不少于3人', panel.seats.filter((seat) => seat.state === 'seated').length >= 3);
  if (one.n % 5 === 0) {
    const leaving = panel.seats.find((seat) => seat.state === 'seated')?.accountId as string;
    await (await stage.party((await loginsOf(officer)).get(leaving) ?? ''))('POST /api/dossiers/{id}/panel/{accountId}/recuse', {
      params: { id: one.dossierId, accountId: leaving },
      body: { reason: '与申报单位有合作，主动回避' },
    });
  }
  await allSign(stage, one, by);
  await officer('POST /api/dossiers/{id}/conclude-review', { params: params(one), body: {} });
}

type Reviewed = Pick<Case, 'dossierId' | 'n'>;

/** Whoever sits on the panel signs a review, and what the panel thinks is written down: the review can end. */
export async function allSign(stage: Stage, one: Reviewed, by = PROVINCE): Promise<void> {
  const officer = await stage.party(`${by}-jb`);
  const logins = await loginsOf(officer);
  const { seats } = await officer('GET /api/dossiers/{id}/panel', { params: params(one) });
  for (const [i, seat] of seats.filter((s) => s.state === 'seated').entries())
    await reviewAs(stage, one, { login: logins.get(seat.accountId) ?? '', i });
  await panelAgrees(stage, one, { by, logins });
}

const loginsOf = async (officer: Caller): Promise<Map<string, string>> =>
  new Map((await officer('GET /api/experts')).experts.map((expert) => [expert.accountId, expert.login]));

const OPINION = '专家组审阅材料并讨论，认为该平台服务能力较强，业绩突出，同意。';

/** The panel's opinion: by its members one after the other, now and then after a discussion and with a dissent; where the edition says so, by the office. */
async function panelAgrees(
  stage: Stage,
  one: Reviewed,
  { by, logins }: { by: string; logins: ReadonlyMap<string, string> },
): Promise<void> {
  const officer = await stage.party(`${by}-jb`);
  const panel = await officer('GET /api/dossiers/{id}/panel', { params: params(one) });
  if (!panel.discussion.ofPanel) {
    const { version } = panel.dossier;
    await officer('PUT /api/dossiers/{id}/group-opinion', { params: params(one), body: { text: OPINION, version } });
    return;
  }
  const experts = [];
  for (const { accountId, state } of panel.seats) if (state === 'seated') experts.push(await stage.party(logins.get(accountId) ?? ''));
  const take = (expert: Caller, step: 'open' | 'say' | 'close' | 'draft' | 'confirm' | 'dissent', text = '') =>
    expert('POST /api/discussions/{id}/steps/{step}', { params: { ...params(one), step }, body: { text } });
  const [moderator, second, last] = [entryAt(experts, 0), entryAt(experts, 1), entryAt(experts, experts.length - 1)];
  if (one.n % 4 === 0) {
    await take(moderator, 'open', '服务业绩的证明是否充分');
    await take(second, 'say', '抽查的服务合同与名单一致。');
    await take(moderator, 'close');
  }
  await take(moderator, 'draft', OPINION);
  for (const expert of experts.slice(1, -1)) await take(expert, 'confirm');
  await take(last, one.n % 4 === 0 ? 'dissent' : 'confirm', '示范性的材料还可以更具体。');
}

/** No conflict stands against the seat: before that is said the case is shut. */
async function takesSeat(stage: Stage, expert: Caller, one: Reviewed): Promise<void> {
  const { state, units } = await expert('GET /api/dossiers/{id}/invitation', { params: params(one) });
  stage.check('专家申明利害关系之前只看到单位名称', !JSON.stringify(units).includes('*'));
  if (state === 'invited')
    await expert('POST /api/invitations/{id}/steps/{step}', { params: { ...params(one), step: 'accept' }, body: {} });
}

async function reviewAs(stage: Stage, one: Reviewed, { login, i }: { login: string; i: number }): Promise<void> {
  const expert = await stage.party(login);
  await takesSeat(stage, expert, one);
  const file = await expert('GET /api/dossiers/{id}/review-file', { params: params(one) });
  stage.check('专家看不到个人信息', String(file.form.values.legalMobile ?? '').includes('*') || file.form.values.legalMobile === undefined);
  const scores = Object.fromEntries(
    file.round.rubric.map(({ key, weight }, k) => [key, Math.round((weight * (74 + ((one.n * 5 + i * 3 + k) % 22))) / 100)]),
  );
  const { version } = await expert('PUT /api/dossiers/{id}/review', {
    params: params(one),
    body: { scores, opinion: '材料完整，服务成效明显，建议进一步扩大服务面。', version: file.review.version },
  });
  await expert('POST /api/dossiers/{id}/review/sign', { params: params(one), body: { version } });
}

/** The whole list is prepared by an officer, who cannot sign it, and signed once by a leader (第八条（四）). */
export async function rank(
  stage: Stage,
  { roundId, by = PROVINCE }: { roundId: string; by?: string },
  cases: readonly Case[],
): Promise<Case[]> {
  const officer = await stage.party(`${by}-jb`);
  const { lines, open } = await officer('GET /api/rounds/{id}/ranking', { params: { id: roundId } });
  const passed = new Set(cases.filter((one) => one.fate === 'passedOver').map((one) => one.dossierId));
  const reviewed = lines.filter(({ dossier }) => dossier.state.name === 'reviewed');
  const body = {
    cut: reviewed.at(-1)?.score ?? '0',
    lines: reviewed.map(({ dossierId }) => ({
      dossierId,
      listed: !passed.has(dossierId),
      reason: passed.has(dossierId) ? passedOver : null,
    })),
    contact: { office: '中小企业局', phone: '0791-88916000' },
    version: open?.version ?? 0,
  };
  if (passed.size > 0) {
    const unsaid = { ...body, lines: body.lines.map((line) => ({ ...line, reason: null })) };
    const silent = await officer.refused('PUT /api/rounds/{id}/proposed-list', { params: { id: roundId }, body: unsaid });
    stage.check('第八条（四）线上的不列入，须写明理由', silent.status === 400);
  }
  await signedByLeader(stage, { roundId, by, body });
  return cases.filter(({ dossierId }) => !passed.has(dossierId));
}

type Signing = { roundId: string; by: string; body: ListBody };
type ListBody = {
  cut: string;
  lines: { dossierId: string; listed: boolean; reason: { article: string; text: string } | null }[];
  contact: { office: string; phone: string };
  version: number;
};

async function signedByLeader(stage: Stage, { roundId, by, body }: Signing): Promise<void> {
  const officer = await stage.party(`${by}-jb`);
  const { id } = await officer('PUT /api/rounds/{id}/proposed-list', { params: { id: roundId }, body });
  const signing = { params: { id, step: 'sign' as const }, body: {} };
  const alone = await officer.refused('POST /api/proposed-lists/{id}/steps/{step}', signing);
  stage.check('第八条（四）名单由经办人拟定，不能自己签署', alone.status === 403);
  await (await stage.party(`${by}-ld`))('POST /api/proposed-lists/{id}/steps/{step}', signing);
}

const passedOver = { article: '第七条', text: '特色优势和示范性不够突出' };
