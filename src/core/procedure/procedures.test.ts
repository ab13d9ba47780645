import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { textOf } from '../../../test/law.ts';
import type { OwedPaper } from '../materials/stamped.ts';
import { byItself, exampleAttempt, exampleFacts, exampleParties } from '../workflow/example.ts';
import type { Attempt, Facts } from '../workflow/facts.ts';
import { type Actor, type Role, relationsTo, roleLabels } from '../workflow/relation.ts';
import { dossierProcedure } from '../workflow/steps.ts';
import { auditProcedure } from './audit.ts';
import { cancelProcedure } from './cancel.ts';
import { complaintProcedure } from './complaint.ts';
import { discussionProcedure } from './discussion.ts';
import { drawing, endsOf, unreached } from './drawing.ts';
import { earlierProcedure } from './earlier-platform.ts';
import { handoverProcedure } from './handover.ts';
import { inquiryProcedure } from './inquiry.ts';
import { interpretationProcedure } from './interpretation.ts';
import { invitationProcedure } from './invitation.ts';
import { judge, rolesOf } from './judge.ts';
import { noticeProcedure } from './notice.ts';
import { objectionProcedure } from './objection.ts';
import { namesOf, offers } from './offers.ts';
import { organisationCaseProcedure } from './organisation-case.ts';
import { platformChangeProcedure } from './platform-change.ts';
import { policyProcedure } from './policy.ts';
import { poolChangeProcedure } from './pool-change.ts';
import { procedures } from './procedures.ts';
import { proposedListProcedure } from './proposed-list.ts';
import { recognitionProcedure } from './recognition.ts';
import { reconsiderationProcedure } from './reconsideration.ts';
import { recusalProcedure } from './recusal.ts';
import { reportProcedure } from './report.ts';
import { revocationProcedure } from './revocation.ts';
import { rewardProcedure } from './reward.ts';
import { roleGrantProcedure } from './role-grant.ts';
import { roundChangeProcedure } from './round-change.ts';
import { editionProcedure } from './scheme-edition.ts';
import { showcaseProcedure } from './showcase.ts';
import type { AnyProcedure, Procedure, Standing } from './step.ts';
import { summaryProcedure } from './summary.ts';

/** People of every party of the case and of none, in every mixture of roles, for themselves and for another. */
const accounts = ['clerk', 'officer-of-city', 'leader-of-city', 'officer-of-province', 'leader-of-province', 'expert-1'];
const aRole = fc.constantFrom(...(Object.keys(roleLabels) as Role[]));
const aPerson = fc.constantFrom(...accounts);
const aNobody = fc.option(aPerson);
const manyPromotions = Array.from({ length: 100 }, () => ({ kind: 'report' as const, on: '2026-11-01', said: '某报报道' }));
const theHands = fc.subarray(accounts);
const aDay = fc.constantFrom('2026-06-30', '2026-07-01', '2026-07-06', '2026-07-07');
const anActor: fc.Arbitrary<Actor> = fc
  .record({
    accountId: aPerson,
    organisationId: fc.constantFrom('applicant', 'city', 'province', 'other'),
    roles: fc.uniqueArray(aRole, { maxLength: 7 }),
    standIn: aNobody,
  })
  .map(({ standIn, ...actor }) =>
    standIn === null ? actor : { ...actor, ownRoles: [], standsIn: [{ accountId: standIn, name: '王振兴', roles: actor.roles }] },
  );

/** The same, of the party and in the role that a step is for. */
const oneFor = ({ by, role }: Pick<AnyProcedure['steps'][string], 'by' | 'role'>): fc.Arbitrary<Actor> => {
  const organisationId = by === 'applicantOf' ? 'applicant' : by === 'recommenderOf' ? 'city' : by === 'authorityOf' ? 'province' : null;
  return anActor.map((actor) => ({
    ...actor,
    organisationId: organisationId ?? actor.organisationId,
    roles: [...rolesOf(role), ...actor.roles],
  }));
};

type Played<F, B> = {
  /** Facts as they may be; the state is put in for each of the table's. */
  readonly facts: fc.Arbitrary<Omit<F, 'state'>>;
  readonly brought: fc.Arbitrary<B>;
};

/**
 * Every step × state × person, over facts of all kinds: what is offered unblocked is moved, to an end that the drawing shows; what is blocked is refused
 * with the same sentences; what is not offered is not theirs, or out of turn. And the facts reach all there is: every end of every step, every need unmet.
 */
function holds<F extends { readonly state: S | null }, S extends string, B, N extends string>(
  procedure: Procedure<F, S, B, N>,
  { facts, brought }: Played<F, B>,
): void {
  const { steps, states } = procedure;
  const begins = namesOf(steps).some((name) => steps[name].from.includes(null));
  const seen = new Set<string>();
  for (const name of namesOf(steps))
    for (const state of [...(begins ? [null] : []), ...namesOf(states)])
      fc.assert(
        fc.property(facts, fc.oneof(anActor, oneFor(steps[name])), aDay, brought, (rest, actor, today, bring) => {
          const standing: Standing<F> = { facts: { ...rest, state } as F, actor, today, parties: exampleParties };
          holdsAt(procedure, standing, { step: name, brought: bring }).forEach((one) => void seen.add(one));
        }),
        { numRuns: steps[name].from.includes(state) ? 1200 : 40, seed: 9 },
      );
  const ends = namesOf(steps).flatMap((name) =>
    steps[name].from.flatMap((state) => endsOf(procedure, name, state).map((end) => `${name}: ${state} → ${end}`)),
  );
  const blocks = namesOf(steps).flatMap((name) => needsOf(procedure, name).map((need) => `${name} ! ${need.name}`));
  assert.deepEqual(
    [...ends, ...blocks].filter((one) => !seen.has(one)),
    [],
    `${procedure.label}：没有走到的`,
  );
}

const needsOf = <F extends { readonly state: S | null }, S extends string, B, N extends string>(
  { steps }: Procedure<F, S, B, N>,
  name: N,
) => [...(steps[name].needs ?? []), ...(steps[name].notBy ? [steps[name].notBy] : [])];

/** One judgement against one offer; answers what was seen of the table. */
function holdsAt<F extends { readonly state: S | null }, S extends string, B, N extends string>(
  procedure: Procedure<F, S, B, N>,
  standing: Standing<F>,
  { step: name, brought }: { step: N; brought: B },
): string[] {
  const step = procedure.steps[name];
  const { state } = standing.facts;
  const decision = judge(procedure, standing, { step: name, brought });
  const offer = offers(byItself(procedure), standing).find((one) => one.step === name);
  const { by } = step;
  const side = typeof by === 'string' ? relationsTo(standing.actor, standing.parties).includes(by) : by.is(standing);
  const theirs = side && standing.actor.roles.some((role) => rolesOf(step.role).includes(role));
  assert.equal(offer !== undefined, theirs && step.from.includes(state), '显示的正是轮到的');
  if (!offer) {
    assert.equal(decision.kind, theirs ? 'refused' : 'notYours');
    if (decision.kind === 'refused') assert.match(decision.reasons.join(), /^(.*当前状态|尚未开始.*，)不能“/);
    return [];
  }
  const missing = step.missing?.(brought, standing) ?? null;
  if (offer.blockedBy.length > 0 || missing !== null) {
    const reasons = [...offer.blockedBy, ...(missing === null ? [] : [missing])];
    assert.deepEqual(decision, { kind: 'refused', article: step.article, reasons });
    assert.ok(reasons.every((reason) => reason !== ''));
    return needsOf(procedure, name)
      .filter((need) => offer.blockedBy.includes(need(standing) ?? ''))
      .map((need) => `${name} ! ${need.name}`);
  }
  assert.equal(decision.kind, 'moved');
  if (decision.kind !== 'moved') return [];
  assert.deepEqual([decision.step, decision.from, decision.article], [name, state, step.article]);
  assert.ok(endsOf(procedure, name, state).includes(decision.to), '到的是图上画的');
  return [`${name}: ${state} → ${decision.to}`];
}

/** A case on which all is met, with some of it changed: the places that its needs look at. */
const someFaults = fc.nat({ max: 1 });
const someMissing = fc.array(fc.constant('审计报告'), { maxLength: 1 });
const theDossier: fc.Arbitrary<Omit<Facts, 'state'>> = fc
  .record<Omit<Facts, 'state'>>({
    round: fc.record({ opensOn: aDay, closesOn: aDay, cancelledAt: fc.option(aDay, { nil: null }) }),
    correctionDueOn: fc.option(aDay),
    workedOn: fc.boolean(),
    otherLiveDossier: fc.boolean(),
    platform: fc.option(fc.record({ until: aDay, renewableFrom: aDay })),
    outside: fc.option(fc.record({ registered: fc.option(fc.constant('赣州市')), asked: fc.constant('南昌市工业和信息化局') })),
    formFaults: someFaults,
    missingMaterials: someMissing,
    failedConditions: someMissing,
    unansweredItems: someMissing,
    declarationConfirmed: fc.boolean(),
    carriedUnconfirmed: someMissing,
    certificateChecked: fc.boolean(),
    sample: fc.record({ drawn: fc.integer({ min: 11, max: 13 }), recorded: fc.integer({ min: 11, max: 13 }), atLeast: fc.constant(12) }),
    recommendation: fc.record({
      complete: fc.boolean(),
      preparedBy: aNobody,
      hands: theHands,
      reasonMissing: fc.option(fc.constant('仍予推荐的理由')),
      givenBack: fc.boolean(),
    }),
    papersOwed: fc.array(
      fc.constant<OwedPaper>({ annex: '6', article: '第九条（十二）', why: 'none', says: '附件6 声明函还没有上传盖章扫描件' }),
      { maxLength: 1 },
    ),
    judging: fc.record({
      unanswered: fc.subarray(['声誉和品牌影响力']),
      visitOwed: fc.option(fc.constant('测评记录尚未填写')),
      articles: fc.constant({ conditions: '第八条（二）', siteVisit: '第八条（三）' }),
    }),
    decline: fc.option(fc.record({ proposedBy: aPerson, hands: theHands, givenBack: fc.boolean() })),
    quota: fc.record({ limit: fc.option(fc.nat({ max: 2 })), used: fc.nat({ max: 2 }) }),
    panel: fc.record({
      seated: fc.integer({ min: 2, max: 4 }),
      signed: fc.integer({ min: 2, max: 4 }),
      atLeast: fc.constant(3),
      conflicts: someMissing,
      groupOpinion: fc.boolean(),
      leaving: fc.nat({ max: 1 }),
    }),
    list: fc.option(fc.record({ listed: fc.boolean(), hands: theHands })),
    notice: fc.option(fc.record({ endsOn: aDay, concludedBy: aNobody, hands: theHands })),
    objections: fc.record({ open: someFaults, upheld: someFaults, decidedBy: theHands }),
  })
  .chain((other) =>
    fc.subarray(namesOf(other), { maxLength: 5 }).map((changed) => Object.fromEntries(changed.map((key) => [key, other[key]]))),
  )
  .map((changes) => ({ ...exampleFacts(null), round: { opensOn: '2026-06-01', closesOn: '2026-07-06' }, ...changes }));
const anAttempt = fc.constantFrom<Attempt>({ ...exampleAttempt, dueOn: '2026-07-20' }, {}, { ...exampleAttempt, dueOn: '2026-07-01' });
const nothing = fc.constant({});
const ofExpert = { accountId: aPerson, open: fc.boolean() };
const ofRecusal = { ...ofExpert, askedBy: aPerson, heldBy: fc.option(aPerson), signed: fc.boolean() };
const played = {
  dossier: () => holds(dossierProcedure, { facts: theDossier, brought: anAttempt }),
  roundChange: () =>
    holds(roundChangeProcedure, { facts: fc.record({ hands: theHands, faults: fc.subarray(['申报截止只能延后']) }), brought: nothing }),
  cancel: () => holds(cancelProcedure, { facts: fc.record({ cancelAskedBy: aNobody, submitted: fc.nat({ max: 1 }) }), brought: nothing }),
  notice: () => holds(noticeProcedure, { facts: fc.record({ hands: theHands }), brought: nothing }),
  proposedList: () =>
    holds(proposedListProcedure, { facts: fc.record({ hands: theHands, faults: fc.subarray(['“甲公司”已经撤回']) }), brought: nothing }),
  objection: () =>
    holds(objectionProcedure, {
      facts: fc.record({
        handlerId: aNobody,
        proposed: fc.option(fc.boolean()),
        hands: theHands,
        listHands: theHands,
        asksUntil: fc.option(aDay),
      }),
      brought: fc.record({ upheld: fc.boolean() }),
    }),
  audit: () =>
    holds(auditProcedure, {
      facts: fc.record({ organisationId: fc.constantFrom('applicant', 'city', 'province'), dueOn: aDay }),
      brought: nothing,
    }),
  inquiry: () =>
    holds(inquiryProcedure, {
      facts: fc.record({ organisationId: fc.constantFrom('applicant', 'city', 'province'), handlerId: aNobody, dueOn: aDay }),
      brought: nothing,
    }),
  poolChange: () =>
    holds(poolChangeProcedure, {
      facts: fc.record({ hands: theHands, faults: fc.subarray(['“甲”已在本年度专家库中']) }),
      brought: nothing,
    }),
  invitation: () => holds(invitationProcedure, { facts: fc.record(ofExpert), brought: nothing }),
  recusal: () => holds(recusalProcedure, { facts: fc.record(ofRecusal), brought: nothing }),
  discussion: () =>
    holds(discussionProcedure, {
      facts: fc.record({
        seated: fc.constantFrom(['expert-1', 'clerk'], ['clerk', 'expert-1', 'officer-of-city']),
        spoken: fc.constantFrom([], ['expert-1'], ['clerk']),
        confirmed: fc.nat(2),
        allSigned: fc.boolean(),
        open: fc.boolean(),
        ofPanel: fc.boolean(),
        rubric: fc.constant([{ key: 'all', label: '全部', weight: 100 }]),
      }),
      brought: fc.constantFrom({}, { scores: { all: '80' } }, { scores: { all: '180' } }),
    }),
  platformChange: () =>
    holds(platformChangeProcedure, {
      facts: fc.record({
        ...{ files: fc.constantFrom(0, 1, 10), verdict: fc.constantFrom(null, 'agree' as const, 'refuse' as const), handledBy: aNobody },
        ...{ hands: theHands, inForce: fc.boolean(), name: fc.constantFrom('甲', '乙'), address: fc.constantFrom('', '一路1号') },
      }),
      brought: fc.record({ name: fc.constantFrom('甲', '乙'), address: fc.constantFrom('', '一路1号') }),
    }),
  revocation: () =>
    holds(revocationProcedure, {
      facts: fc.record({
        facts: fc.constantFrom('', '虚报服务户数'),
        evidence: fc.constantFrom(' ', '赣市监罚〔2026〕1号'),
        basisKind: fc.constantFrom(null, 'penalty' as const),
        files: fc.constantFrom(0, 1, 10),
        publishedOn: fc.option(aDay),
        hearing: fc.option(
          fc.oneof(
            aDay.map((value) => ({ ok: true as const, value })),
            fc.constant({ ok: false as const, missingYear: 2027 }),
          ),
        ),
        preparedBy: aPerson,
        givenBack: fc.constantFrom(null, '请补充处罚决定书'),
        hands: theHands,
        pending: fc.boolean(),
      }),
      brought: fc.record({ revoke: fc.boolean() }, { requiredKeys: [] }),
    }),
  reconsideration: () =>
    holds(reconsiderationProcedure, {
      facts: fc.record({
        deciderId: fc.constantFrom('city', 'province'),
        term: fc.option(
          fc.oneof(
            aDay.map((until) => ({ ok: true as const, value: { reachedOn: '2026-06-15', until } })),
            fc.constantFrom({ ok: false as const, missingYear: 2026 }, { ok: false as const, missingYear: 2027 }),
          ),
        ),
        hands: theHands,
      }),
      brought: fc.record({ granted: fc.boolean() }),
    }),
  recognition: () =>
    holds(recognitionProcedure, { facts: fc.record({ hands: theHands, faults: fc.subarray(['“甲公司”有异议']) }), brought: nothing }),
  reward: () =>
    holds(rewardProcedure, { facts: fc.record({ proposedBy: aPerson, hands: theHands, revokedOn: fc.option(aDay) }), brought: nothing }),
  policy: () =>
    holds(policyProcedure, {
      facts: fc.record({ writtenBy: aPerson, hands: theHands, files: fc.constantFrom(0, 10) }),
      brought: fc.record({ fromOn: aDay, untilOn: fc.option(aDay, { nil: undefined }) }),
    }),
  showcase: () =>
    holds(showcaseProcedure, {
      facts: fc.record({ writtenBy: aPerson, hands: theHands, promotions: fc.constantFrom([], manyPromotions) }),
      brought: nothing,
    }),
  report: () =>
    holds(reportProcedure, {
      facts: fc.record({
        opens: aDay,
        faults: fc.subarray(['收入少于上季度', '年度总结没有填']),
        pending: fc.boolean(),
        revisionOf: fc.constantFrom(null, 'submitted', 'accepted'),
        acceptedBy: fc.constantFrom(null, '省工信厅'),
      }),
      brought: nothing,
    }),
  complaint: () =>
    holds(complaintProcedure, {
      facts: fc.record({ handlerId: aNobody, hands: theHands, kind: fc.constantFrom('fees' as const, 'staff' as const) }),
      brought: nothing,
    }),
  summary: () =>
    holds(summaryProcedure, {
      facts: fc.record({ opens: aDay, preparedBy: aNobody, hands: theHands, stale: fc.boolean(), sentOn: fc.option(aDay) }),
      brought: nothing,
    }),
  organisationCase: () =>
    holds(organisationCaseProcedure, {
      facts: fc.record({
        kind: fc.constantFrom('correction', 'dispute'),
        organisationId: fc.constantFrom('applicant', 'other'),
        againstId: fc.option(fc.constantFrom('applicant', 'other')),
        broughtBy: fc.oneof(fc.subarray(['applicant', 'other']), fc.constant(Array.from({ length: 10 }, () => 'applicant'))),
      }),
      brought: nothing,
    }),
  handover: () =>
    holds(handoverProcedure, {
      facts: fc.record({
        organisationId: fc.constant('applicant'),
        askedBy: aPerson,
        askedOrganisation: fc.constantFrom('applicant', 'city'),
        askedOn: aDay,
        byProvince: fc.boolean(),
      }),
      brought: nothing,
    }),
  roleGrant: () =>
    holds(roleGrantProcedure, {
      facts: fc.record({ accountId: aPerson, organisationId: fc.constantFrom('applicant', 'city', 'province'), askedBy: aPerson }),
      brought: nothing,
    }),
  schemeEdition: () =>
    holds(editionProcedure, {
      facts: fc.record({ hands: fc.array(aPerson), inForce: fc.option(aDay), open: fc.subarray(['附件5的栏目有改动', '是草案']) }),
      brought: nothing,
    }),
  interpretation: () =>
    holds(interpretationProcedure, {
      facts: fc.record({ asker: fc.option(fc.constantFrom('city', 'province')), hands: theHands }),
      brought: nothing,
    }),
  earlierPlatform: () =>
    holds(earlierProcedure, {
      facts: fc.record({ hands: theHands, faults: fc.subarray(['证书编号重复']), rests: fc.subarray(['奖励']) }),
      brought: nothing,
    }),
} satisfies Record<keyof typeof procedures, () => void>;

/** Of these the measure does not speak; who may is settled in docs/decisions. */
const besides: readonly string[] = [handoverProcedure.article, roleGrantProcedure.article];

for (const [kind, procedure] of Object.entries<AnyProcedure>(procedures)) {
  test(`${procedure.label}：能办的办得成，不能办的理由相同，没有显示的不是其事或没有轮到`, () => played[kind as keyof typeof procedures]());

  test(`${procedure.label}：每个状态都走得到，走不到的写明从哪里来`, () => {
    assert.deepEqual(unreached(procedure), Object.keys(procedure.fromElsewhere ?? {}));
  });

  test(`${procedure.label}：每一步所引条款，办法里都有原文`, () => {
    const rows = Object.values(procedure.steps);
    assert.deepEqual(
      rows.filter(({ article }) => !textOf(article) && !besides.includes(article)),
      [],
    );
  });

  test(`${procedure.label}：图上每个状态一个节点，每步每个起点和终点一支箭头`, () => {
    const lines = drawing(procedure).split('\n');
    const arrows = Object.entries(procedure.steps).flatMap(([name, { from }]) => from.flatMap((state) => endsOf(procedure, name, state)));
    assert.equal(lines.filter((line) => line.includes('-->|')).length, arrows.length);
    for (const [state, { label }] of Object.entries(procedure.states)) assert.ok(lines.includes(`  ${state}["${label}"]`), state);
  });
}
