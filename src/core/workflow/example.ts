import type { Standing } from '../procedure/step.ts';
import type { Attempt, Facts } from './facts.ts';
import type { Actor, Parties, Relation, Role } from './relation.ts';
import type { State } from './state.ts';

/** A case on which every need of every step is met except the time, which each step has its own of: see `dayFor`. */
export const exampleFacts = (state: State | null, changes: Partial<Facts> = {}): Facts => ({
  state,
  round: { opensOn: '2026-04-01', closesOn: '2026-05-15' },
  correctionDueOn: state === 'returned' ? '2026-05-29' : null,
  otherLiveDossier: false,
  platform: null,
  outside: null,
  formFaults: 0,
  missingMaterials: [],
  failedConditions: [],
  unansweredItems: [],
  declarationConfirmed: true,
  carriedUnconfirmed: [],
  certificateChecked: true,
  sample: { drawn: 12, recorded: 12, atLeast: 12 },
  recommendation: { complete: true, preparedBy: 'officer-of-city', hands: ['officer-of-city'], reasonMissing: null },
  papersOwed: [],
  decline: null,
  quota: { limit: 5, used: 4 },
  panel: { seated: 3, signed: 3, atLeast: 3, conflicts: [], groupOpinion: true },
  list: { listed: true, hands: ['officer-of-province'] },
  notice: { endsOn: '2026-04-20', concludedBy: 'officer-of-province', hands: ['officer-of-province'] },
  objections: { open: 0, upheld: state === 'proposed' ? 1 : 0, decidedBy: [] },
  ...changes,
});

/** The same table, each step as if it came by itself: what another procedure takes along is judged by its row as well. */
export const byItself = <P extends { readonly steps: Readonly<Record<string, object>> }>(procedure: P): P => ({
  ...procedure,
  steps: Object.fromEntries(Object.entries(procedure.steps).map(([name, step]) => [name, { ...step, within: undefined }])),
});

/** Within the round's window and after the notice: a day on which no step is early or late. */
export const exampleDay = '2026-05-10';

export const exampleParties: Parties = { applicantId: 'applicant', recommenderId: 'city', issuerId: 'province', panelists: ['expert-1'] };

const actor = (accountId: string, organisationId: string, ...roles: Role[]): Actor => ({ accountId, organisationId, roles });

/** The people around the case, and those whom it does not concern. */
export const examplePeople = {
  clerk: actor('clerk', 'applicant', 'clerk'),
  cityOfficer: actor('officer-of-city', 'city', 'officer'),
  cityLeader: actor('leader-of-city', 'city', 'leader'),
  provinceOfficer: actor('officer-of-province', 'province', 'officer'),
  provinceLeader: actor('leader-of-province', 'province', 'leader'),
  expert: actor('expert-1', 'pool', 'expert'),
  supervisor: actor('supervisor', 'audit', 'supervisor'),
  administrator: actor('administrator', 'operator', 'administrator'),
  otherClerk: actor('other-clerk', 'other-applicant', 'clerk'),
  otherCityOfficer: actor('other-officer', 'other-city', 'officer'),
  otherCityLeader: actor('other-leader', 'other-city', 'leader'),
  otherExpert: actor('expert-2', 'pool', 'expert'),
} as const satisfies Record<string, Actor>;

/** The person whose step it is. */
export const personFor = (by: Relation, role: Role): Actor => {
  if (by === 'applicantOf') return examplePeople.clerk;
  if (by === 'recommenderOf') return role === 'leader' ? examplePeople.cityLeader : examplePeople.cityOfficer;
  return role === 'leader' ? examplePeople.provinceLeader : examplePeople.provinceOfficer;
};

/** All that any step may ask to come along. */
export const exampleAttempt: Attempt = {
  reasons: [{ article: '第六条（三）', text: '年服务中小微企业不足120户' }],
  items: [{ path: 'served', label: '附件5', reason: '名单不足120家', article: '第六条（三）', expected: '补足名单' }],
  dueOn: '2026-05-29',
};

export const standing = (actor: Actor, facts: Facts, today = exampleDay): Standing<Facts> & { readonly parties: Parties } => ({
  actor,
  facts,
  today,
  parties: exampleParties,
});
