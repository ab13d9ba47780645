import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { sql } from 'kysely';
import type { Context } from '../../src/acts/context.ts';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import type { Dossier } from '../../src/acts/dossier/records.ts';
import { viewDossier } from '../../src/acts/dossier/view.ts';
import { inbox } from '../../src/acts/inbox/inbox.ts';
import { take } from '../../src/acts/procedure/take.ts';
import { checkDecision, decisionOf } from '../../src/acts/recommendation/decision.ts';
import { decline, noteReceived, proposeDecline } from '../../src/acts/recommendation/decline.ts';
import { askReconsideration, reconsiderationKind, reconsiderationsOf } from '../../src/acts/recommendation/reconsider.ts';
import { revealSecret } from '../../src/acts/recommendation/reveal-secret.ts';
import { reject } from '../../src/acts/review/admission.ts';
import { type Preparing, prepareList, proposedListKind } from '../../src/acts/review/propose-list.ts';
import type { State } from '../../src/core/workflow/state.ts';
import { type Acting, cast, openActing, organisation, person, reasonsOf, recommended, refusalOf } from './acting.ts';

/** Decided on a Monday, opened on the Tuesday: ten working days run to 26 May. */
const DECIDED = '2026-05-11';
const OPENED = '2026-05-12';
const LAST = '2026-05-26';
const OVER = '2026-05-27';
const contact = { office: '企业处', phone: '0791-88916000' };
const reasons = [{ article: '第六条（三）', text: '服务企业名单只有 80 家' }];
const said = '附件5列有 130 家，第 1 至 130 行，请复核。';
const outcome = '经核对附件5，名单确有 130 家，理由成立。';

let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
let [cityLeader, otherCityLeader, otherLeader]: SignedIn[] = [];
const on = (actor: SignedIn | undefined, day: string): Context => acting.on(actor ?? assert.fail(), day);
const stateOf = async ({ id }: Dossier) => (await acting.system((tx) => tx.dossiers.dossier(id)))?.state;

before(async () => {
  acting = await openActing();
  set = await cast(acting, []);
  cityLeader = await person(acting, set.city, '南昌领导', ['leader']);
  otherCityLeader = await person(acting, set.city, '南昌另一位领导', ['leader']);
  otherLeader = await person(acting, set.province, '省厅另一位领导', ['leader']);
});
after(() => acting.close());

let count = 0;
/** A case in this state, and somebody who applies for it. */
async function caseIn(state: State): Promise<{ dossier: Dossier; clerk: SignedIn }> {
  count += 1;
  const made = await recommended(acting, {
    ...{ round: set.round, recommenderId: set.city, name: `复核第${count}服务有限公司`, number: `赣平2026-复${count}` },
  });
  await acting.system((tx) => tx.dossiers.change(made.id, made.version, { state }));
  const clerk = await person(acting, made.applicantId, '申报经办二', ['clerk']);
  return { dossier: { ...made, state, version: made.version + 1 }, clerk };
}

async function declined() {
  const one = await caseIn('submitted');
  const { version } = await proposeDecline(on(set.cityOfficer, DECIDED), one.dossier.id, { reasons, contact });
  await decline(on(cityLeader, DECIDED), one.dossier.id, { version });
  return one;
}

async function rejected() {
  const one = await caseIn('recommended');
  await reject(on(set.officer, DECIDED), { id: one.dossier.id, reasons, contact });
  return one;
}

/** One whose list was signed without it. */
async function notListed() {
  const one = await caseIn('reviewed');
  await listed([{ dossierId: one.dossier.id, listed: false, reason: { article: '第六条（三）', text: '服务业绩证明不足' } }], DECIDED);
  return one;
}

async function listed(lines: Preparing['lines'], day: string, by: SignedIn = set.leader): Promise<void> {
  const { id } = await prepareList(on(set.officer, day), set.round.id, { cut: '0', lines, without: true, contact, version: 0 });
  await take(on(by, day), proposedListKind, { id, step: 'sign', brought: {} });
}

const ask = (who: SignedIn, { id }: Dossier, day: string) => askReconsideration(on(who, day), id, { grounds: said });
const decide = (who: SignedIn | undefined, id: string, granted: boolean, day = LAST) =>
  take(on(who, day), reconsiderationKind, { id, step: 'decide', brought: { granted, outcome } });
const numberOf = async ({ id }: Dossier, who: SignedIn) => (await decisionOf(on(who, OPENED), id)).letter;

test('第四条 收到通知之日起十个工作日内可以申请复核：最后一天可以，次日不可以；同一份通知只能申请一次〔4.s2〕', async () => {
  const { dossier, clerk } = await declined();
  await noteReceived(on(clerk, OPENED), dossier.id);
  const { open } = await reconsiderationsOf(on(clerk, OPENED), dossier.id);
  assert.deepEqual([open?.opened, open?.term], [true, { reachedOn: OPENED, until: LAST }]);
  assert.match(await reasonsOf(ask(clerk, dossier, OVER)), /期限已于2026年5月26日24时届满（通知2026年5月12日收到）/);
  assert.equal((await ask(clerk, dossier, LAST)).state, 'asked');
  assert.match(await reasonsOf(ask(clerk, dossier, LAST)), /当前状态不能“申请复核”/);
  assert.equal((await reconsiderationsOf(on(clerk, LAST), dossier.id)).open, null);
});

test('两人同时申请的，一件成立，另一件被告知已经申请', async () => {
  const { dossier, clerk } = await declined();
  const second = await person(acting, dossier.applicantId, '另一位申报经办', ['clerk']);
  const both = await Promise.allSettled([ask(clerk, dossier, OPENED), ask(second, dossier, OPENED)]);
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
});

test('没有打开的通知，十五个工作日视为收到，此后十个工作日届满；没有决定的、不是自己的，不能申请', async () => {
  const { dossier, clerk } = await declined();
  const { open } = await reconsiderationsOf(on(clerk, OPENED), dossier.id);
  assert.deepEqual([open?.opened, open?.term], [false, { reachedOn: '2026-06-01', until: '2026-06-15' }]);
  assert.match(await reasonsOf(ask(clerk, dossier, '2026-06-16')), /期限已于2026年6月15日24时届满/);
  const elsewhere = await person(acting, await organisation(acting, 'applicant', '别的单位', '360111'), '别家经办', ['clerk']);
  assert.equal((await refusalOf(ask(elsewhere, dossier, OPENED))).kind, 'notFound');
  assert.equal((await refusalOf(ask(set.cityOfficer, dossier, OPENED))).kind, 'notAllowed', '推荐部门不能替申报单位申请');
  const live = await caseIn('submitted');
  assert.match(await reasonsOf(ask(live.clerk, live.dossier, OPENED)), /没有不予推荐、不予受理或者不列入名单的通知/);
  assert.equal((await ask(clerk, dossier, '2026-06-15')).state, 'asked');
});

test('复核由没有经手原决定的另一位领导决定：签发的、报请的、兼任两种角色的、别的部门的都不行，数据库也不许', async () => {
  const { dossier, clerk } = await declined();
  const { id } = await ask(clerk, dossier, OPENED);
  assert.match(await reasonsOf(decide(cityLeader, id, true)), /原决定有您经手，须由没有经手的另一位分管领导复核/);
  const both = { ...set.cityOfficer, roles: ['officer' as const, 'leader' as const] };
  assert.match(await reasonsOf(decide(both, id, true)), /原决定有您经手/);
  assert.equal((await refusalOf(decide(set.cityOfficer, id, true))).kind, 'notAllowed');
  assert.equal((await refusalOf(decide(set.leader, id, true))).kind, 'notFound', '不是省厅的决定');
  assert.equal((await refusalOf(decide(clerk, id, true))).kind, 'notFound', '申报单位自己不能决定');
  const change = { state: 'granted' as const, outcome, decidedBy: cityLeader?.accountId ?? '', decidedAt: `${LAST}T02:00:00.000Z` };
  await assert.rejects(
    on(cityLeader, LAST).inTransaction((tx) => tx.reconsiderations.change(id, 1, change)),
    /a leader who had no hand in it decides/,
  );
  assert.equal((await decide(otherCityLeader, id, false)).state, 'kept');
  assert.equal(await stateOf(dossier), 'declined');
  assert.match(await reasonsOf(decide(otherCityLeader, id, true)), /当前状态不能/, '决定了的不再改');
  const shown = async (who: SignedIn) =>
    (await reconsiderationsOf(on(who, LAST), dossier.id)).all.map((one) => [one.state, one.outcome, one.grounds, one.decidedByName]);
  assert.deepEqual(await shown(clerk), [['kept', outcome, said, null]], '申报单位看到部门，不看到是谁');
  assert.deepEqual(await shown(set.cityOfficer), [['kept', outcome, said, '南昌另一位领导']]);
  const stored = await acting.store.as('system', (tx) => tx.selectFrom('reconsideration').selectAll().where('id', '=', id).execute());
  assert.equal(/130 家/.test(JSON.stringify(stored)), false, '双方写的存为密文');
});

test('不予推荐撤销的回到待初审，原通知查得到、已不再有效；可以重新决定，重新决定的有新的编号，可以再申请', async () => {
  const { dossier, clerk } = await declined();
  const first = await numberOf(dossier, clerk);
  const { id } = await ask(clerk, dossier, OPENED);
  assert.equal((await decide(otherCityLeader, id, true)).state, 'granted');
  const now = await acting.system((tx) => tx.dossiers.dossier(dossier.id));
  assert.deepEqual([now?.state, now?.decisionReasons], ['submitted', null]);
  const checked = await checkDecision(acting.world(LAST), { number: first?.number ?? '', code: first?.code ?? '' });
  assert.deepEqual([checked?.number, checked?.setAsideAt?.slice(0, 10)], [first?.number, LAST]);
  assert.match(await reasonsOf(decisionOf(on(clerk, LAST), dossier.id)), /没有不予推荐/);
  const { version } = await proposeDecline(on(set.cityOfficer, LAST), dossier.id, { reasons, contact });
  await decline(on(cityLeader, LAST), dossier.id, { version });
  const second = await numberOf(dossier, clerk);
  assert.notEqual(second?.number, first?.number);
  assert.equal((await ask(clerk, dossier, LAST)).number, second?.number);
  const acts = await acting.system((tx) => tx.journal.entries({ subject: dossier.id }));
  assert.ok(acts.some(({ action }) => action === 'resumeReview'));
});

test('不予受理由省厅没有经手的领导复核，撤销的回到已推荐；不列入名单的回到已评审，由两人列入补充名单', async () => {
  const one = await rejected();
  const asked = await ask(one.clerk, one.dossier, OPENED);
  assert.equal((await refusalOf(decide(otherCityLeader, asked.id, true))).kind, 'notFound', '不是推荐部门的决定');
  await decide(set.leader, asked.id, true);
  assert.equal(await stateOf(one.dossier), 'recommended');

  const left = await notListed();
  const again = await ask(left.clerk, left.dossier, OPENED);
  assert.match(await reasonsOf(decide(set.leader, again.id, true)), /原决定有您经手/, '签署名单的领导');
  await decide(otherLeader, again.id, true);
  assert.equal(await stateOf(left.dossier), 'reviewed');
  await assert.rejects(
    acting.system(async (tx) => {
      const now = await tx.dossiers.dossier(left.dossier.id);
      return tx.dossiers.change(left.dossier.id, now?.version ?? 0, { state: 'notProposed' });
    }),
    /by a signed list alone/,
    '原来的名单不能再据以不列入',
  );
  await listed([{ dossierId: left.dossier.id, listed: true, reason: null }], OVER);
  assert.equal(await stateOf(left.dossier), 'proposed');
  const lists = await acting.system((tx) => tx.proposedLists.all(set.round.id));
  assert.equal(lists[0]?.number, lists.length, '补充名单接着编号');
});

test('待办：打开通知之后到期限届满，申报单位可以申请；申请之后等没有经手的领导二十个工作日内决定，经手的领导和经办人看到在等谁', async () => {
  const { dossier, clerk } = await declined();
  await noteReceived(on(clerk, OPENED), dossier.id);
  const ofCase = (lines: readonly { kind: string; link: string; dueOn: string | null }[]) =>
    lines.filter(({ link }) => link.endsWith(dossier.id)).map(({ kind, dueOn }) => `${kind} ${dueOn}`);
  const seen = async (who: SignedIn | undefined, day = LAST) => {
    const { items, elsewhere } = await inbox(on(who, day));
    return [ofCase(items), ofCase(elsewhere)];
  };
  assert.deepEqual(await seen(clerk), [[`mayReconsider ${LAST}`], []]);
  assert.deepEqual(await seen(clerk, OVER), [[], []], '届满不再列');
  const { id } = await ask(clerk, dossier, LAST);
  assert.deepEqual(await seen(clerk), [[], []]);
  assert.deepEqual(await seen(otherCityLeader), [['decideReconsideration 2026-06-24'], []]);
  for (const who of [cityLeader, set.cityOfficer]) assert.deepEqual(await seen(who), [[], ['reconsiderationWithLeader 2026-06-24']]);
  await decide(otherCityLeader, id, false);
  assert.deepEqual(await seen(otherCityLeader), [[], []]);
});

test('复核的期限没有届满、没有决定的，抽样密钥不公开：撤销原决定的还要重新抽取', async () => {
  const waiting = (day: string) => reasonsOf(revealSecret(on(set.leader, day), set.round.id));
  await acting.store.as('system', (tx) =>
    tx.updateTable('dossier').set({ state: 'withdrawn' }).where('state', 'in', ['submitted', 'recommended']).execute(),
  );
  const { dossier, clerk } = await declined();
  assert.match(await waiting('2026-06-15'), /还有 \d+ 件不予推荐、不予受理的申报在申请复核的期限内/);
  await ask(clerk, dossier, '2026-06-15');
  assert.match(await waiting('2026-07-20'), /复核没有决定/);
  const open = await acting.store.as('system', (tx) =>
    tx.selectFrom('reconsideration').select('id').where('state', '=', 'asked').execute(),
  );
  for (const { id } of open) await decide(otherCityLeader, id, false, '2026-07-20');
  assert.notEqual((await revealSecret(on(set.leader, '2026-07-20'), set.round.id)).revealedSecret, null);
});

test('申报页上：申请了的不再说可以申请，维持的说已经办结；过了期限没有申请的，不再列为要重新推算的', async () => {
  const one = await declined();
  const says = async (day: string) => (await viewDossier(on(one.clerk, day), one.dossier.id)).turn.says;
  await noteReceived(on(one.clerk, OPENED), one.dossier.id);
  assert.match(await says(OPENED), /不服的，按通知写明的期限申请复核/);
  const asked = await askReconsideration(on(one.clerk, OPENED), one.dossier.id, { grounds: said });
  assert.match(await says(OPENED), /已申请复核，等没有经手的领导决定/);
  const brought = { granted: false, outcome };
  await take(on(otherCityLeader, OPENED), reconsiderationKind, { id: asked.id, step: 'decide', brought, version: asked.version });
  assert.match(await says(OPENED), /经复核维持原决定，本次申报已经办结/);
  const silent = await declined();
  await noteReceived(on(silent.clerk, OPENED), silent.dossier.id);
  const named = () =>
    acting.store.as('system', async (tx) => {
      const { rows } = await sql<{ id: string }>`select id from app.all_waiting() where kind = 'dossier'`.execute(tx);
      return rows.some(({ id }) => id === silent.dossier.id);
    });
  const doubted = async (day: string) => {
    await acting.system((tx) => tx.inbox.doubtAll(day));
    await acting.system((tx) => tx.inbox.refresh(500, { urgent: false }));
    return named();
  };
  assert.deepEqual([await doubted(LAST), await doubted(OVER)], [true, false], '到最后一天还在');
});
