import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jx2023 } from '../../../test/law.ts';
import { announcedYears } from '../calendar/years.ts';
import { hearingEnds } from '../deadlines/hearing.ts';
import { revocationProcedure, type WaitingRevocation } from '../procedure/revocation.ts';
import type { Actor, Role } from '../workflow/relation.ts';
import { dossierProcedure } from '../workflow/steps.ts';
import type { WaitingCase } from './case.ts';
import type { Line, Side } from './line.ts';
import { linesOf } from './lines.ts';
import { nextSaid } from './next-said.ts';
import { seen as seenBy } from './seen.ts';

type Who = { readonly actor: Actor; readonly today: string };
const seen = (organisationId: string, role: Role, today = '2026-07-13'): Who => ({
  actor: { accountId: `${organisationId}-${role}`, organisationId, roles: [role] },
  today,
});

const shown = (line: Line) => ({ ...line.said, kind: line.kind, dueOn: line.dueOn, group: line.group });
const linesIn = (side: Side, who: Who, cases: readonly WaitingCase[]) =>
  cases.flatMap((one) => seenBy(linesOf(dossierProcedure, one), side, who)).map(shown);
const casesWaiting = (who: Who, cases: readonly WaitingCase[]) => linesIn('own', who, cases).filter(({ kind }) => kind !== 'infected');
const infectedWaiting = (who: Who, cases: readonly WaitingCase[]) => linesIn('own', who, cases).filter(({ kind }) => kind === 'infected');
/** One item a round or notice. */
const listsWaiting = (who: Who, cases: readonly WaitingCase[]) => [
  ...new Map(linesIn('list', who, cases).map((one) => [`${one.kind}:${one.group}`, one])).values(),
];
const revocationsWaiting = (who: Who, cases: readonly WaitingRevocation[]) =>
  cases.flatMap((one) => seenBy(linesOf(revocationProcedure, one), 'own', who)).map(shown);

const one: WaitingCase = {
  id: 'd1',
  roundId: 'r1',
  roundYear: 2026,
  number: '赣平2026-0001',
  creditCode: '91360100MA0000001X',
  state: 'assessing',
  applicantId: 'applicant',
  recommenderId: 'city',
  issuerId: 'province',
  applicant: '甲公司',
  recommender: '南昌市工信局',
  issuer: '江西省工信厅',
  applicantDivision: '360100',
  recommenderKind: 'city',
  recommenderDivision: '360100',
  inner: { recommender: null, issuer: null },
  returnedOn: null,
  recommendedOn: null,
  links: [],
  submittedOn: '2026-04-14',
  correctionDueOn: null,
  certificate: 'matches',
  closesOn: '2026-04-15',
  recommendBy: '2026-05-15',
  reviewBy: '2026-06-30',
  submissions: 1,
  correctionItems: 0,
  repeatedItems: 0,
  overlookedItems: 0,
  drawn: 12,
  recorded: 12,
  denied: 0,
  recommendation: { complete: true, preparedBy: 'city-officer', preparedOn: '2026-05-06' },
  seated: 0,
  signed: 0,
  panelSize: 3,
  groupOpinion: false,
  ranked: null,
  papersOwed: [],
  stampBy: null,
  hands: { dossier: [], list: [], notice: [] },
  notice: null,
  openObjections: 0,
};
const kinds = (waiting: readonly { kind: string }[]) => waiting.map(({ kind }) => kind);

test('测评随进度换事项：未抽、未记完、待填推荐表、待签发', () => {
  const at = (change: Partial<WaitingCase>, role: Role = 'officer') => kinds(casesWaiting(seen('city', role), [{ ...one, ...change }]));
  assert.deepEqual(at({ drawn: 0, recorded: 0 }), ['draw']);
  assert.deepEqual(at({ recorded: 11 }), ['interviews']);
  assert.deepEqual(at({ recommendation: null }), ['prepareRecommendation']);
  assert.deepEqual(at({}), []);
  assert.deepEqual(at({}, 'leader'), ['signRecommendation']);
  assert.deepEqual(at({ recommendation: { complete: true, preparedBy: 'city-leader', preparedOn: '2026-05-06' } }, 'leader'), []);
  assert.deepEqual(at({ recorded: 11 }, 'leader'), []);
});

test('含恶意程序而被隔离的文件单列一项，直到删除；不遮住申报自己的事项和期限，提交之后不再催', () => {
  const bad = { ...one, state: 'draft' as const, infected: ['坏.pdf'] };
  const clerk = seen('applicant', 'clerk');
  assert.match(infectedWaiting(clerk, [bad])[0]?.why ?? '', /“坏.pdf”含有恶意程序.*请删除后重新上传/);
  assert.equal(infectedWaiting(clerk, [bad])[0]?.dueOn, one.closesOn);
  assert.deepEqual(kinds(casesWaiting(clerk, [bad])), ['draft']);
  for (const none of [
    { ...bad, infected: [] },
    { ...bad, state: 'submitted' as const },
  ])
    assert.deepEqual(infectedWaiting(clerk, [none]), []);
  assert.deepEqual(infectedWaiting(seen('city', 'officer'), [bad]), []);
});

test('申报的事项带着申报编号和信用代码，凭它们找得到', () => {
  const [item] = casesWaiting(seen('city', 'leader'), [one]);
  assert.deepEqual([item?.number, item?.creditCode], ['赣平2026-0001', '91360100MA0000001X']);
});

test('否认接受过服务的，办理的人在待办里就看到', () => {
  const why = (role: Role, change: Partial<WaitingCase>) => casesWaiting(seen('city', role), [{ ...one, ...change }])[0]?.why ?? '';
  assert.match(why('leader', { denied: 2 }), /2 家否认接受过服务/);
  assert.match(why('officer', { recommendation: null, denied: 1 }), /1 家否认接受过服务/);
  assert.doesNotMatch(why('leader', {}), /否认/);
});

test('第八条（三）同一处缺陷再次退回，领导待办里看得到；头一次退回的不列', () => {
  const at = (change: Partial<WaitingCase>, role: Role) =>
    kinds(casesWaiting(seen('city', role), [{ ...one, state: 'returned', ...change }]));
  assert.deepEqual(at({ repeatedItems: 1 }, 'leader'), ['repeatedReturn']);
  assert.deepEqual(at({ overlookedItems: 1 }, 'leader'), ['repeatedReturn']);
  assert.deepEqual(at({}, 'leader'), []);
  assert.deepEqual(at({ repeatedItems: 1 }, 'officer'), []);
});

test('此前已告知的和上次未告知的，领导待办里分开说', () => {
  const why = (change: Partial<WaitingCase>) => casesWaiting(seen('city', 'leader'), [{ ...one, state: 'returned', ...change }])[0]?.why;
  assert.equal(why({ repeatedItems: 2 }), '再次退回补正：2 处此前已告知、没有改好，请核实是否一次性告知');
  assert.equal(why({ overlookedItems: 1 }), '再次退回补正：1 处上次送审时即是此内容、上次未告知，请核实是否一次性告知');
  assert.match(why({ repeatedItems: 2, overlookedItems: 1 }) ?? '', /2 处此前已告知、没有改好，1 处上次送审时即是此内容、上次未告知/);
});

test('别的单位的申报不进待办', () => assert.deepEqual(casesWaiting(seen('othercity', 'officer'), [{ ...one, state: 'submitted' }]), []));

test('第八条（五）公示最后一天不能认定，次日可以；有异议未办结的不列', () => {
  const recognition = { by: 'province-officer', givenBack: null };
  const proposed = {
    ...one,
    state: 'proposed',
    recognition,
    notice: { id: 'n1', endsOn: '2026-07-13', concludedBy: 'province-officer' },
  } as const;
  const at = (today: string, cases: WaitingCase[]) => kinds(listsWaiting(seen('province', 'leader', today), cases));
  assert.deepEqual(at('2026-07-13', [proposed]), []);
  assert.deepEqual(at('2026-07-14', [{ ...proposed, recognition: null }]), [], '经办人还没有准备');
  assert.deepEqual(kinds(listsWaiting(seen('province', 'officer', '2026-07-14'), [{ ...proposed, recognition: null }])), [
    'prepareRecognition',
  ]);
  assert.deepEqual(at('2026-07-14', [proposed]), ['recognise']);
  assert.deepEqual(at('2026-07-14', [{ ...proposed, openObjections: 1 }]), []);
  assert.deepEqual(at('2026-07-14', [{ ...proposed, notice: { ...proposed.notice, concludedBy: null } }]), [], '公示情况未核报');
  assert.deepEqual(at('2026-07-14', [proposed, { ...proposed, id: 'd2' }]), ['recognise']);
});

test('两人办理：写过推荐表、拟过名单、核报过公示的领导，待办里没有这一件的签发；代其经手人的也没有；另一位领导有', () => {
  const hands = { dossier: ['city-leader'], list: ['province-leader'], notice: ['province-leader'] };
  const of = (who: Who, change: Partial<WaitingCase>) => [
    ...kinds(casesWaiting(who, [{ ...one, ...change }])),
    ...kinds(listsWaiting(who, [{ ...one, ...change }])),
  ];
  const other = (organisationId: string) => {
    const ctx = seen(organisationId, 'leader', '2026-07-14');
    return { ...ctx, actor: { ...ctx.actor, accountId: 'another' } } as Who;
  };
  const notice = { id: 'n1', endsOn: '2026-07-13', concludedBy: 'province-officer' };
  const cases: [string, Partial<WaitingCase>, string][] = [
    ['city', {}, 'signRecommendation'],
    ['province', { state: 'reviewed', ranked: { by: 'province-officer', proposed: true, givenBack: null } }, 'propose'],
    ['province', { state: 'proposed', notice, recognition: { by: 'province-officer', givenBack: null } }, 'recognise'],
  ];
  for (const [organisation, change, kind] of cases) {
    assert.deepEqual(of(seen(organisation, 'leader', '2026-07-14'), { ...change, hands }), [], kind);
    assert.deepEqual(of(other(organisation), { ...change, hands }), [kind]);
    const deputy = other(organisation);
    const standsIn = [{ accountId: `${organisation}-leader`, name: '原领导', roles: ['leader' as const] }];
    const acting = { ...deputy, actor: { ...deputy.actor, roles: ['officer', 'leader'], ownRoles: ['officer'], standsIn } } as Who;
    assert.ok(!of(acting, { ...change, hands }).includes(kind), `代经手人：${kind}`);
  }
});

test('第十二条 陈述期满次日才可决定，经办人本人不能决定', () => {
  const ends = hearingEnds('2026-07-06', jx2023, announcedYears);
  const revocation: WaitingRevocation = {
    id: 'v1',
    platform: '甲平台',
    issuerId: 'province',
    organisationId: 'applicant',
    state: 'verified',
    hearingEndsOn: ends.ok ? ends.value : null,
    preparedBy: 'province-officer',
    givenBackReason: null,
    hands: ['province-officer'],
    publishedOn: null,
    article: '第十二条',
  };
  const clerk = revocationsWaiting(seen('applicant', 'clerk'), [revocation]);
  assert.deepEqual([clerk[0]?.kind, clerk[0]?.dueOn], ['revocationStatement', '2026-07-13']);
  const leader = (today: string, change: Partial<WaitingRevocation> = {}) =>
    kinds(revocationsWaiting(seen('province', 'leader', today), [{ ...revocation, ...change }]));
  assert.deepEqual(leader('2026-07-13'), []);
  assert.deepEqual(leader('2026-07-14'), ['decideRevocation']);
  assert.deepEqual(leader('2026-07-07', { state: 'heard' }), ['decideRevocation']);
  assert.deepEqual(leader('2026-07-14', { preparedBy: 'province-leader' }), []);
  assert.deepEqual(leader('2026-07-14', { hands: ['province-officer', 'province-leader'] }), [], '经手过其中一部分的也不列');
});

test('内部办结日早于推荐截止的按它排，两个都说；晚于的（推荐截止提前了）按推荐截止；申报单位看不到', () => {
  const at = (innerDueOn: string | null, change: Partial<WaitingCase> = {}) => {
    const [item] = casesWaiting(seen('city', 'officer'), [
      { ...one, drawn: 0, recorded: 0, ...change, inner: { recommender: innerDueOn, issuer: null } },
    ]);
    return [item?.dueOn, item?.inner];
  };
  assert.deepEqual(at(null), ['2026-05-15', undefined]);
  assert.deepEqual(at('2026-05-08'), ['2026-05-08', { innerOn: '2026-05-08', outerOn: '2026-05-15', outerName: '推荐截止' }]);
  assert.deepEqual(at('2026-05-15'), ['2026-05-15', { innerOn: '2026-05-15', outerOn: '2026-05-15', outerName: '推荐截止' }]);
  assert.deepEqual(at('2026-05-18'), ['2026-05-15', { innerOn: '2026-05-18', outerOn: '2026-05-15', outerName: '推荐截止' }]);
  const [clerk] = casesWaiting(seen('applicant', 'clerk'), [
    { ...one, state: 'draft', inner: { recommender: '2026-04-01', issuer: null } },
  ]);
  assert.deepEqual([clerk?.dueOn, clerk?.inner], ['2026-04-15', undefined]);
  const [admit] = casesWaiting(seen('province', 'officer'), [
    { ...one, state: 'recommended', reviewBy: null, inner: { recommender: null, issuer: '2026-06-01' } },
  ]);
  assert.deepEqual([admit?.dueOn, admit?.inner?.outerOn], ['2026-06-01', null], '没有评审截止日的只有内部办结日');
});

test('申报截止到时刻的，待办、消息都写到时刻，不写成当天24时；整天的照旧', () => {
  const next = (closesAt: string) =>
    linesOf(dossierProcedure, { ...one, state: 'draft', closesAt }).map(
      ({ kind, dueOn, said }) => `${kind} ${nextSaid({ ...said, dueOn })}`,
    );
  const until = (hour: string) => [`draft 下一步：继续填写，2026年4月15日${hour}前；不按期办：到期不能再提交，本年度不再接收`];
  assert.deepEqual(next('17:30'), until('17时30分'));
  assert.deepEqual(next('24:00'), until('24时'));
});
