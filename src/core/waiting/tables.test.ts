import assert from 'node:assert/strict';
import { test } from 'node:test';
import { complaintProcedure } from '../procedure/complaint.ts';
import { objectionProcedure } from '../procedure/objection.ts';
import { platformChangeProcedure } from '../procedure/platform-change.ts';
import { policyProcedure } from '../procedure/policy.ts';
import { procedures } from '../procedure/procedures.ts';
import { reconsiderationProcedure } from '../procedure/reconsideration.ts';
import { recusalProcedure } from '../procedure/recusal.ts';
import { reportProcedure } from '../procedure/report.ts';
import { revocationProcedure } from '../procedure/revocation.ts';
import { showcaseProcedure } from '../procedure/showcase.ts';
import type { AnyProcedure } from '../procedure/step.ts';
import { summaryProcedure } from '../procedure/summary.ts';
import { finalStates, type State, stateNames } from '../workflow/state.ts';
import { dossierProcedure } from '../workflow/steps.ts';
import type { WaitingCase } from './case.ts';
import type { Line } from './line.ts';
import { linesOf, waitedIn } from './lines.ts';

const hands = { dossier: [], list: [], notice: [] };
const one: WaitingCase = {
  ...{ id: 'd1', roundId: 'r1', roundYear: 2026, number: '赣平2026-0001', creditCode: '91360100MA0000001X', state: 'draft' },
  ...{ applicantId: 'applicant', recommenderId: 'city', issuerId: 'province', applicant: '甲公司', recommender: '南昌市工信局' },
  ...{ issuer: '江西省工信厅', applicantDivision: '360100', recommenderKind: 'city', recommenderDivision: '360100' },
  ...{ inner: { recommender: null, issuer: null }, submittedOn: '2026-04-14', correctionDueOn: null, certificate: null },
  ...{ closesOn: '2026-04-15', recommendBy: '2026-05-15', reviewBy: '2026-06-30', submissions: 1, returnedOn: null, recommendedOn: null },
  ...{ correctionItems: 0, repeatedItems: 0, overlookedItems: 0, drawn: 0, recorded: 0, denied: 0, links: [], recommendation: null },
  ...{
    papersOwed: [],
    stampBy: null,
    hands,
    seated: 0,
    signed: 0,
    panelSize: 3,
    groupOpinion: false,
    ranked: null,
    notice: null,
    openObjections: 0,
  },
};
const notice = { id: 'n1', endsOn: '2026-07-13', concludedBy: null };
const recommendation = { complete: true, preparedBy: 'officer', preparedOn: '2026-05-06' };
const ranked = { by: 'officer', proposed: true, givenBack: null };

/** How a case may stand in each state that is not its end; on whichever day, it is somebody's turn. */
const stands: Readonly<Partial<Record<State, readonly Partial<WaitingCase>[]>>> = {
  draft: [{}],
  submitted: [{}, { submissions: 2 }, { decision: { by: 'officer', on: '2026-05-06', givenBack: null, number: null, hands: [] } }],
  returned: [{ correctionDueOn: '2026-05-07', correctionItems: 1 }],
  assessing: [{}, { drawn: 12, recorded: 3 }, { drawn: 12, recorded: 12 }, { drawn: 12, recorded: 12, recommendation }],
  recommended: [{}],
  admitted: [{}, { seated: 3, unsigned: ['a'], signed: 2 }, { seated: 3, signed: 3 }],
  reviewed: [{}, { ranked }, { ranked: { ...ranked, givenBack: '请核对' } }],
  proposed: [
    {},
    { notice },
    { notice: { ...notice, concludedBy: 'officer' } },
    { notice: { ...notice, concludedBy: 'officer' }, recognition: { by: 'officer', givenBack: null } },
  ],
};

test('没有办结的申报，在哪个状态、怎样的情形、哪一天，都在谁的待办里；公示期间等的是公众', () => {
  assert.deepEqual(
    Object.keys(stands),
    stateNames.filter((state) => !finalStates.includes(state)),
  );
  for (const state of stateNames)
    for (const change of stands[state] ?? [])
      for (const today of ['2026-05-07', '2026-05-08', '2026-07-13', '2026-07-14']) {
        const on = ({ side, fromOn, untilOn }: Line) =>
          side !== 'elsewhere' && (fromOn === null || fromOn <= today) && (untilOn === null || today <= untilOn);
        const noticed = state === 'proposed' && change.notice !== undefined && today <= notice.endsOn;
        assert.equal(
          linesOf(dossierProcedure, { ...one, state, ...change }).some(on),
          !noticed,
          `${state} ${JSON.stringify(change)} ${today}`,
        );
      }
  for (const state of finalStates) assert.deepEqual(linesOf(dossierProcedure, { ...one, state }), [], state);
});

const ofReport = {
  ...{ id: 'p', platform: '甲', organisationId: 'applicant', authorityId: 'city', year: 2026, quarter: 1 as const },
  ...{ dueOn: '2026-04-10', submittedOn: null, returnReason: null, reviseBy: null, returnedOn: null, summaryDueOn: '2026-04-20' },
};
const ofRevocation = {
  ...{ id: 'v', platform: '甲', issuerId: 'province', organisationId: 'applicant', hearingEndsOn: '2026-07-13' },
  ...{ preparedBy: 'officer', givenBackReason: null, hands: [], publishedOn: null, article: '' },
};
const ofSummary = {
  ...{ id: 's', authorityId: 'city', issuerId: 'province', authority: '市', year: 2026, quarter: 1 as const, dueOn: '2026-04-15' },
  ...{ preparedBy: null, givenBackReason: null, returnReason: null, hands: [], stale: false, carried: false },
};
const ofShowcase = {
  ...{ id: 's', title: '', remark: null, authorityId: 'city', issuerId: 'province', writtenBy: 'officer', platform: '甲' },
  ...{ authority: '市', issuer: '省', hands: [], offeredOn: null },
};

const lines: Readonly<Record<string, readonly Line[]>> = {
  dossier: stateNames.flatMap((state) =>
    (stands[state] ?? []).flatMap((change) => linesOf(dossierProcedure, { ...one, state, ...change, infected: ['坏.pdf'] })),
  ),
  report: (['open', 'submitted', 'correcting', 'returned', 'accepted', 'waived'] as const).flatMap((state) =>
    linesOf(reportProcedure, { ...ofReport, state }),
  ),
  summary: (['open', 'prepared', 'sent', 'accepted', 'returned', 'amending', 'amended'] as const).flatMap((state) =>
    [true, false].flatMap((stale) => linesOf(summaryProcedure, { ...ofSummary, state, stale })),
  ),
  objection: linesOf(objectionProcedure, {
    id: 'o',
    state: 'open',
    issuerId: 'province',
    applicant: '甲',
    trackingNumber: 'YY',
    ...{ handlerId: null, foundBy: null },
    filedOn: '2026-07-08',
  }),
  recusal: linesOf(recusalProcedure, {
    ...{ id: 'c', state: 'asked', dossierId: 'd', issuerId: 'province', number: null, applicant: '甲', askedBy: 'officer', heldBy: null },
    ...{ askedOn: '2026-06-09', signed: true },
  }),
  reconsideration: linesOf(reconsiderationProcedure, {
    ...{ id: 'c', state: 'asked', step: 'decline', dossierId: 'd', number: '赣平不荐2026-0001', dossierNumber: '赣平2026-0001' },
    ...{ deciderId: 'city', applicant: '甲', askedOn: '2026-05-12', dueOn: '2026-06-09' },
    hands: ['officer'],
  }),
  revocation: (['opened', 'verified', 'heard', 'revoked', 'closed'] as const).flatMap((state) =>
    linesOf(revocationProcedure, { ...ofRevocation, state }),
  ),
  complaint: (['received', 'assigned', 'prepared', 'answered'] as const).flatMap((state) =>
    (['fees', 'staff'] as const).flatMap((kind) =>
      linesOf(complaintProcedure, {
        ...{ id: 'c', number: 'TS2026-0001', state, issuerId: 'province', handlerId: 'officer', handler: '甲', kind },
        ...{ filedOn: '2026-07-08', word: null, hands: [] },
      }),
    ),
  ),
  platformChange: (['draft', 'asked', 'returned', 'handled', 'done', 'refused', 'withdrawn'] as const).flatMap((state) =>
    linesOf(platformChangeProcedure, {
      ...{
        id: 'c',
        platform: '甲',
        state,
        remark: null,
        organisationId: 'applicant',
        issuerId: 'province',
        handledBy: 'officer',
        hands: [],
      },
    }),
  ),
  policy: (['draft', 'offered', 'returned', 'published', 'takenDown'] as const).flatMap((state) =>
    linesOf(policyProcedure, {
      ...{ id: 'p', title: '服务券', state, remark: null, issuerId: 'province', issuer: '省', writtenBy: 'officer', hands: [] },
    }),
  ),
  showcase: (['draft', 'offered', 'returned', 'published', 'takenDown'] as const).flatMap((state) =>
    linesOf(showcaseProcedure, { ...ofShowcase, state }),
  ),
};

test('每条待办等的都是程序表里的一步；一边是等的人，另一边是在等的部门', () => {
  for (const [kind, all] of Object.entries(lines)) {
    const procedure: AnyProcedure = procedures[kind as keyof typeof procedures];
    assert.ok(all.length > 0, kind);
    for (const { step, kind: line } of all) assert.ok(Object.hasOwn(procedure.steps, step), `${kind} ${line}：${step}`);
  }
});

test('谁等这一步，写在程序表的那一行：每行等的都有状态、有关系，数据库里找的状态与表一致', () => {
  for (const [name, procedure] of Object.entries<AnyProcedure>(procedures))
    for (const [step, { by, from, waits = [] }] of Object.entries(procedure.steps))
      for (const line of waits) {
        assert.ok(
          (line.in ?? from).every((state) => state !== null && Object.hasOwn(procedure.states, state)),
          `${name} ${step} ${line.kind}`,
        );
        assert.equal(typeof (line.by ?? by), 'string', `${name} ${step} ${line.kind}`);
        assert.ok(procedure.inbox, name);
      }
  const decided: readonly State[] = ['declined', 'rejected', 'notProposed'];
  const live = stateNames.filter((state) => !finalStates.includes(state));
  assert.deepEqual(waitedIn(dossierProcedure).sort(), [...new Set([...live, ...decided])].sort());
});

test('每件待办写明不按期办会怎样：申报单位、经办人、领导、专家、省厅都一样', () => {
  for (const [name, procedure] of Object.entries<AnyProcedure>(procedures))
    for (const [step, { waits = [] }] of Object.entries(procedure.steps))
      for (const { kind, side = 'own', otherwise } of waits)
        assert.equal((otherwise ?? '') !== '', side !== 'elsewhere', `${name} ${step} ${kind}`);
});

test('直接办这一步的事项，由表中写的角色办：签发归领导，受理归经办人', () => {
  const itself = [
    'signDecline',
    'signRecommendation',
    'admit',
    'conclude',
    'recognise',
    'acceptReport',
    'correctReport',
    'prepareSummary',
    'signSummary',
    'amendSummary',
    'summaryReturned',
    'acceptSummary',
    'objection',
    'recusal',
    'revocationStatement',
    'decideRevocation',
    'publishRevocation',
    'publishShowcase',
    'publishPolicy',
    'handlePlatformChange',
    'signPlatformChange',
    'platformChangeReturned',
    'assignComplaint',
    'prepareComplaint',
    'answerComplaint',
    'decideReconsideration',
    'report',
    'reportReturned',
    'draft',
    'correction',
  ];
  const seen = new Set<string>();
  for (const [kind, all] of Object.entries(lines)) {
    const procedure: AnyProcedure = procedures[kind as keyof typeof procedures];
    for (const { step, kind: line, role } of all.filter((one) => itself.includes(one.kind))) {
      seen.add(line);
      assert.deepEqual([procedure.steps[step]?.role].flat(), [role], `${kind} ${line}`);
    }
  }
  assert.deepEqual([...seen].sort(), [...itself].sort());
});

test('在待办里就能办完的，写在程序表的那一行：是自己的待办，由这一步的角色办，除了已经看到的什么也不用填；条件不够的不列按钮', () => {
  const usual = Object.entries<AnyProcedure>(procedures).flatMap(([name, { steps }]) =>
    Object.entries(steps).flatMap(([step, row]) =>
      (row.waits ?? []).filter((line) => line.usual !== undefined).map((line) => ({ name, step, row, line })),
    ),
  );
  assert.deepEqual(
    usual.map(({ line }) => line.kind),
    ['resubmitted', 'firstReview', 'signRecommendation', 'admit', 'conclude', 'acceptReport', 'signSummary', 'acceptSummary'],
  );
  for (const { name, step, row, line } of usual) {
    const asked = Object.values(row.brings ?? {}).filter(({ kind, optional }) => !optional && kind !== 'versions' && kind !== 'read');
    assert.deepEqual([asked, line.side ?? 'own', row.grave ?? false], [[], 'own', false], `${name} ${step} ${line.kind}`);
    assert.deepEqual([line.role ?? row.role], [row.role], `${name} ${step} ${line.kind}`);
  }
  const panel = { ...one, state: 'admitted', seated: 3, signed: 3 } as const;
  const conclude = (groupOpinion: boolean) =>
    linesOf(dossierProcedure, { ...panel, groupOpinion }).find(({ kind }) => kind === 'conclude')?.said.usual;
  assert.deepEqual([conclude(false), conclude(true)], [undefined, { step: 'concludeReview', says: '评审结束' }]);
});
