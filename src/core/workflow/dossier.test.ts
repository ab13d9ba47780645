import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { OwedPaper } from '../materials/stamped.ts';
import { judge } from '../procedure/judge.ts';
import { type Offer, offers } from '../procedure/offers.ts';
import type * as procedure from '../procedure/step.ts';
import { byItself, exampleAttempt, exampleDay, exampleFacts, exampleParties, examplePeople, personFor, standing } from './example.ts';
import type { Attempt, Facts } from './facts.ts';
import { type Actor, type Role, relationsTo, roleLabels } from './relation.ts';
import { finalStates, type State, stateNames } from './state.ts';
import { dossierProcedure, type StepName, stepNamed, stepNames } from './steps.ts';

type Standing = procedure.Standing<Facts>;
const decide = (seen: Standing, step: StepName, brought: Attempt = {}) => judge(dossierProcedure, seen, { step, brought });
const offersTo = (seen: Standing): Offer<StepName>[] => offers(byItself(dossierProcedure), seen);

const everyState: readonly (State | null)[] = [null, ...stateNames];

const proposed = { proposedBy: 'officer-of-city', hands: ['officer-of-city'], givenBack: false };

/** 认定要求没有成立的异议，异议成立不予认定要求有：两者的事实只差这一处。 */
const factsFor = (name: StepName, state: State | null): Facts =>
  exampleFacts(state, {
    objections: { open: 0, upheld: name === 'setAside' ? 1 : 0, decidedBy: [] },
    ...(name === 'passOver' ? { list: { listed: false, hands: ['officer-of-province'] } } : {}),
    ...(name === 'takeBack' ? { certificateChecked: false } : {}),
    ...(name === 'decline' || name === 'giveBackDecline' ? { decline: proposed } : {}),
    ...(/ecline$/.test(name) && state === 'returned' ? { correctionDueOn: '2026-05-08' } : {}),
  });

test('条件都具备时，轮到的人办得成每一步，到达表中写的状态', () => {
  for (const name of stepNames) {
    const { by, role, from, to, article } = stepNamed(name);
    for (const state of from) {
      const decision = decide(standing(personFor(by, role), factsFor(name, state)), name, exampleAttempt);
      assert.deepEqual(decision, { kind: 'moved', step: name, article, from: state, to: to === 'same' ? state : to }, `${name} ← ${state}`);
    }
  }
});

test('不在表中的状态，一步也走不动', () => {
  for (const name of stepNames) {
    const { by, role, from } = stepNamed(name);
    for (const state of everyState.filter((one) => !from.includes(one))) {
      const decision = decide(standing(personFor(by, role), factsFor(name, state)), name, exampleAttempt);
      assert.equal(decision.kind, 'refused', `${name} ← ${state}`);
    }
  }
});

const outsiders = ['otherClerk', 'otherCityOfficer', 'otherCityLeader', 'administrator', 'supervisor', 'expert', 'otherExpert'] as const;

test('别的城市、别的单位、管理员、监察、专家：没有一步可办，也不显示任何按钮', () => {
  for (const person of outsiders)
    for (const state of everyState) {
      const seen = standing(examplePeople[person], exampleFacts(state));
      assert.deepEqual(offersTo(seen), [], `${person} ${state}`);
      for (const name of stepNames) assert.deepEqual(decide(seen, name, exampleAttempt), { kind: 'notYours' }, `${person} ${name}`);
    }
});

test('关系看单位和角色：经办人不能签发，领导不能代填，同单位没有角色的什么也不是', () => {
  const { cityOfficer, cityLeader, clerk } = examplePeople;
  assert.equal(decide(standing(cityOfficer, exampleFacts('assessing')), 'recommend').kind, 'notYours');
  assert.equal(decide(standing(cityLeader, exampleFacts('submitted')), 'accept').kind, 'notYours');
  assert.deepEqual(relationsTo({ ...clerk, roles: ['officer'] }, exampleParties), []);
  assert.deepEqual(relationsTo({ ...cityOfficer, roles: ['clerk'] }, exampleParties), []);
  assert.deepEqual(relationsTo(examplePeople.expert, exampleParties), ['panelistOf']);
  assert.deepEqual(relationsTo(examplePeople.otherExpert, exampleParties), []);
  assert.deepEqual(relationsTo(examplePeople.supervisor, exampleParties), ['supervisor']);
  assert.deepEqual(relationsTo(examplePeople.administrator, exampleParties), []);
});

test('自办认定的城市既是推荐部门又是认定机关（第十七条）', () => {
  const parties = { ...exampleParties, issuerId: 'city' };
  assert.deepEqual(relationsTo(examplePeople.cityOfficer, parties), ['recommenderOf', 'authorityOf']);
});

test('被拒绝的都带条款和每一条理由', () => {
  const facts = exampleFacts('draft', { formFaults: 3, missingMaterials: ['审计报告'], declarationConfirmed: false });
  const decision = decide(standing(examplePeople.clerk, facts), 'submit');
  assert.equal(decision.kind, 'refused');
  assert.equal(decision.kind === 'refused' && decision.article, '第八条（一）');
  assert.equal(decision.kind === 'refused' && decision.reasons.length, 3);
});

test('按钮：能办的没有理由，不能办的说明理由，还要什么一并说', () => {
  const offers = offersTo(standing(examplePeople.cityOfficer, exampleFacts('submitted', { certificateChecked: false })));
  assert.deepEqual(
    offers.map(({ step, blockedBy, asks, grave }) => [step, blockedBy.length, asks, grave]),
    [
      ['return', 0, 'items', false],
      ['accept', 1, null, false],
      ['proposeDecline', 0, 'reasons', true],
    ],
  );
});

const aRole = fc.constantFrom(...(Object.keys(roleLabels) as Role[]));
const anOrganisation = fc.constantFrom('applicant', 'city', 'province', 'pool', 'other');
const anActor: fc.Arbitrary<Actor> = fc.record({
  accountId: fc.constantFrom('clerk', 'officer-of-city', 'leader-of-city', 'officer-of-province', 'leader-of-province', 'expert-1'),
  organisationId: anOrganisation,
  roles: fc.uniqueArray(aRole, { maxLength: 6 }),
});
const aCount = fc.integer({ min: 0, max: 14 });
const aDay = fc.constantFrom('2026-03-31', '2026-04-01', exampleDay, '2026-05-16', '2026-06-30');
const theFacts: fc.Arbitrary<Facts> = fc.record({
  state: fc.constantFrom(...everyState),
  round: fc.constant({ opensOn: '2026-04-01', closesOn: '2026-05-15' }),
  correctionDueOn: fc.option(aDay),
  workedOn: fc.boolean(),
  otherLiveDossier: fc.boolean(),
  platform: fc.option(fc.record({ until: aDay, renewableFrom: aDay })),
  outside: fc.option(fc.record({ registered: fc.option(fc.string()), asked: fc.string() })),
  formFaults: fc.integer({ min: 0, max: 2 }),
  missingMaterials: fc.array(fc.constant('审计报告'), { maxLength: 2 }),
  failedConditions: fc.array(fc.constant('服务企业'), { maxLength: 2 }),
  unansweredItems: fc.array(fc.constant('第1项“网址”'), { maxLength: 2 }),
  declarationConfirmed: fc.boolean(),
  carriedUnconfirmed: fc.array(fc.constant('附件3 2 行'), { maxLength: 1 }),
  certificateChecked: fc.boolean(),
  sample: fc.record({ drawn: aCount, recorded: aCount, atLeast: fc.constant(12) }),
  recommendation: fc.record({
    complete: fc.boolean(),
    preparedBy: fc.option(fc.constantFrom('officer-of-city', 'leader-of-city')),
    hands: fc.subarray(['officer-of-city', 'leader-of-city']),
    reasonMissing: fc.option(fc.constant('仍予推荐的理由')),
    givenBack: fc.boolean(),
  }),
  papersOwed: fc.array(
    fc.constant<OwedPaper>({ annex: '6', article: '第九条（十二）', why: 'none', says: '附件6 声明函还没有上传盖章扫描件' }),
    { maxLength: 1 },
  ),
  decline: fc.option(
    fc.record({
      proposedBy: fc.constantFrom('officer-of-city', 'leader-of-city'),
      hands: fc.subarray(['officer-of-city', 'leader-of-city']),
      givenBack: fc.boolean(),
    }),
  ),
  quota: fc.record({ limit: fc.option(fc.nat({ max: 3 }), { nil: null }), used: fc.nat({ max: 3 }) }),
  panel: fc.record({
    seated: aCount,
    signed: aCount,
    atLeast: fc.constant(3),
    conflicts: fc.array(fc.constant('专家“甲”工作单位即申报单位'), { maxLength: 1 }),
    groupOpinion: fc.boolean(),
  }),
  list: fc.option(fc.record({ listed: fc.boolean(), hands: fc.subarray(['officer-of-province', 'leader-of-province']) })),
  notice: fc.option(
    fc.record({
      endsOn: aDay,
      concludedBy: fc.option(fc.constantFrom('officer-of-province', 'leader-of-province')),
      hands: fc.subarray(['officer-of-province', 'leader-of-province']),
    }),
  ),
  objections: fc.record({ open: fc.integer({ min: 0, max: 1 }), upheld: fc.integer({ min: 0, max: 1 }), decidedBy: fc.constant([]) }),
});
const aStanding: fc.Arbitrary<Standing> = fc.record({ facts: theFacts, actor: anActor, today: aDay, parties: fc.constant(exampleParties) });
const anAttempt = fc.constantFrom({}, exampleAttempt, { reasons: [] }, { items: [], dueOn: '2026-05-29' });

test('任何情形：走得动的都是表中的一步，按钮上没有的或说了理由的都走不动', () => {
  fc.assert(
    fc.property(aStanding, fc.constantFrom(...stepNames), anAttempt, (seen, name, attempt) => {
      const decision = decide(seen, name, attempt);
      const offer = offersTo(seen).find((one) => one.step === name);
      if (decision.kind === 'moved') {
        assert.ok(stepNamed(name).from.includes(decision.from));
        assert.equal(decision.to, stepNamed(name).to === 'same' ? decision.from : stepNamed(name).to);
        assert.ok(stateNames.includes(decision.to));
        assert.deepEqual(offer?.blockedBy, []);
      }
      if (offer && offer.blockedBy.length > 0) assert.equal(decision.kind, 'refused');
      if (decision.kind === 'refused') assert.ok(decision.reasons.length > 0 && decision.reasons.every((reason) => reason !== ''));
      if (offer?.blockedBy.length === 0 && offer.asks === null) assert.equal(decision.kind, 'moved');
    }),
    { numRuns: 3000 },
  );
});

test('任何情形：只有监察或管理员角色的人，永远走不动', () => {
  const reader = fc.uniqueArray(fc.constantFrom<Role>('supervisor', 'administrator', 'expert'), { minLength: 1 });
  fc.assert(
    fc.property(aStanding, reader, fc.constantFrom(...stepNames), (seen, roles, name) => {
      assert.equal(decide({ ...seen, actor: { ...seen.actor, roles } }, name, exampleAttempt).kind, 'notYours');
    }),
  );
});

test('任何走法：从头随意走，永远不离开表；办结之后除了复核撤销不再动', () => {
  const people = Object.values(examplePeople);
  const moves = fc.array(fc.record({ name: fc.constantFrom(...stepNames), person: fc.constantFrom(...people) }), { maxLength: 60 });
  fc.assert(
    fc.property(moves, (walk) => {
      let state: State | null = null;
      for (const { name, person } of walk) {
        const decision = decide(standing(person, factsFor(name, state)), name, exampleAttempt);
        if (decision.kind !== 'moved') continue;
        assert.equal(decision.from, state);
        const resumed = stepNamed(name).within === 'reconsideration/decide';
        assert.equal(
          finalStates.some((one) => one === state),
          resumed,
          `${name} ← ${state}`,
        );
        state = decision.to;
      }
    }),
  );
});

/** Work that a blocked step waits for and that is done outside the table, by whom its sentence says. */
const work = /报请|抽取|未记录|推荐表|否认|理由|名额|专家|评审|名单|公示|异议|本人/;

test('任何情形：没有办结的申报，总有人办得了下一步（撤回不算），或者等到一个确定的日子，或者说明还缺什么工作', () => {
  const people = Object.values(examplePeople);
  const live = stateNames.filter((state) => !finalStates.includes(state));
  fc.assert(
    fc.property(theFacts, fc.constantFrom(...live), aDay, (facts, state, today) => {
      const seen = people.flatMap((person) => offersTo({ ...standing(person, { ...facts, state }), today }));
      const offers = seen.filter(({ step }) => step !== 'withdraw' && step !== 'takeBack');
      const open = offers.some(({ blockedBy }) => blockedBy.length === 0);
      const awaited = state === 'draft' || (state === 'returned' && facts.correctionDueOn !== null && facts.correctionDueOn >= today);
      const told = offers.some(({ blockedBy }) => blockedBy.length > 0 && blockedBy.every((reason) => work.test(reason)));
      assert.ok(open || awaited || told, `${state} ${today}`);
      const office = offers.filter(({ step }) => step !== 'submit');
      if (['submitted', 'assessing', 'recommended'].includes(state))
        assert.ok(
          office.some(({ blockedBy }) => blockedBy.length === 0),
          state,
        );
      if (state === 'returned' && !awaited)
        assert.ok(
          office.some(({ blockedBy }) => blockedBy.length === 0),
          `补正逾期 ${today}`,
        );
    }),
    { numRuns: 2000 },
  );
});

test('第八条（三）补正期限当天还不能不予推荐，次日可以', () => {
  const facts = exampleFacts('returned', { correctionDueOn: '2026-05-12' });
  const on = (today: string) => decide(standing(examplePeople.cityOfficer, facts, today), 'proposeDecline', exampleAttempt).kind;
  assert.deepEqual([on('2026-05-12'), on('2026-05-13')], ['refused', 'moved']);
});

test('不予推荐须两人：经办人报请、另一位领导签发；报请在领导处时不能改走别的步骤，退回之后可以', () => {
  const at = (person: Actor, name: StepName, decline: Facts['decline'], state: State = 'submitted') =>
    decide(standing(person, exampleFacts(state, { decline })), name, exampleAttempt).kind;
  const { cityOfficer, cityLeader } = examplePeople;
  const both: Actor = { ...cityLeader, roles: ['officer', 'leader'] };
  assert.deepEqual([at(cityOfficer, 'decline', proposed), at(cityLeader, 'decline', proposed)], ['notYours', 'moved']);
  assert.equal(at(cityLeader, 'decline', null), 'refused', '没有报请的不能签发');
  assert.equal(at(both, 'decline', { ...proposed, proposedBy: both.accountId }), 'refused', '本人报请的由另一位签发');
  assert.equal(at(both, 'decline', { ...proposed, hands: [both.accountId, 'officer-of-city'] }), 'refused', '写过其中内容的也不能签');
  for (const step of ['return', 'accept'] as const) {
    assert.equal(at(cityOfficer, step, proposed), 'refused', step);
    assert.equal(at(cityOfficer, step, { ...proposed, givenBack: true }), 'moved', step);
  }
  assert.equal(at(cityLeader, 'recommend', proposed, 'assessing'), 'refused');
  assert.equal(at(cityLeader, 'decline', { ...proposed, givenBack: true }), 'refused', '退回的须重新报请');
  assert.equal(at(cityLeader, 'giveBackDecline', { ...proposed, givenBack: true }), 'refused');
});

test('领导退回之后，经办人重新保存以前，不能签发，也不能再退一次；没有填写的无可退回', () => {
  const with_ = (recommendation: Partial<Facts['recommendation']>) =>
    exampleFacts('assessing', {
      recommendation: { complete: true, preparedBy: 'officer-of-city', hands: [], reasonMissing: null, ...recommendation },
    });
  const by = (facts: Facts, name: StepName) => decide(standing(examplePeople.cityLeader, facts), name, exampleAttempt).kind;
  assert.deepEqual([by(with_({ givenBack: true }), 'recommend'), by(with_({ givenBack: true }), 'giveBack')], ['refused', 'refused']);
  assert.deepEqual([by(with_({}), 'recommend'), by(with_({}), 'giveBack')], ['moved', 'moved']);
  assert.equal(by(with_({ preparedBy: null }), 'giveBack'), 'refused');
  assert.equal(by(with_({ reasonMissing: '仍予推荐的理由' }), 'giveBack'), 'moved', '缺理由签不了的，退得回去');
});

test('第四条 申报截止前、推荐部门开始初审前，申报单位可以收回修改；开始之后、截止之后都不能', () => {
  const taken = (today: string, changes: Partial<Facts> = {}) =>
    decide(standing(examplePeople.clerk, exampleFacts('submitted', { certificateChecked: false, ...changes }), today), 'takeBack').kind;
  assert.deepEqual([taken('2026-05-15'), taken('2026-05-16')], ['moved', 'refused']);
  assert.deepEqual([taken(exampleDay, { workedOn: true }), taken(exampleDay, { certificateChecked: true })], ['refused', 'refused']);
});
