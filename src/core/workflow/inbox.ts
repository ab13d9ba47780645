import { nearer } from '../deadlines/inner-due.ts';
import { areaOf } from '../identifiers/area.ts';
import type { Due, InboxOf } from '../procedure/waits.ts';
import type { WaitingCase } from '../waiting/case.ts';
import type { Wait } from '../waiting/line.ts';
import type { Relation } from './relation.ts';
import { type State, states } from './state.ts';

/** What the lines of an application have in common. */
export const dossierInbox: InboxOf<WaitingCase> = {
  oneAtATime: true,
  turns: (c) => [c.correctionDueOn, c.askUntil ?? null, c.notice?.endsOn ?? null, ...c.links.map(({ expiresOn }) => expiresOn)],
  submittedOn: ({ submittedOn }) => submittedOn,
  parties,
  adds: (c, by) =>
    by === 'recommenderOf' && underway.includes(c.state) && c.decision?.givenBack
      ? `；领导退回不予推荐的报请：${c.decision.givenBack}`
      : '',
  said: (c, { by, side, action }) => {
    const state = states[c.state];
    const common = { organisation: c.applicant, link: page(c), state: { label: state.label, tone: state.tone } };
    if (side === 'list') return { ...common, title: `${c.roundYear}年度：${action}`, listed: counted(c) };
    // The pool's own people have the case by its number alone.
    if (by === 'panelistOf') return { ...common, title: c.applicant, organisation: c.number ?? '' };
    const found = { ...common, number: c.number, creditCode: c.creditCode };
    if (by === 'applicantOf') return { ...found, title: `${c.roundYear}年度示范平台申报（${c.issuer}）`, organisation: c.recommender };
    return { ...found, title: c.applicant, ...(by === 'recommenderOf' && side !== 'elsewhere' ? { area: areaOf(c) } : {}) };
  },
};

function parties(c: WaitingCase, by: Relation): Wait['party'][] {
  // First each signs, then each speaks: never both at once.
  if (by === 'panelistOf') return [...(c.unsigned ?? []), ...(c.awaited ?? [])].map((accountId) => ({ accountId }));
  const organisations = { applicantOf: c.applicantId, recommenderOf: c.recommenderId, authorityOf: c.issuerId, supervisor: null };
  const organisationId = organisations[by];
  return organisationId === null ? [] : [{ organisationId }];
}

const counted = (c: WaitingCase) => ({
  proposed: c.ranked?.proposed ?? false,
  objected: c.openObjections > 0,
  givenBack: c.ranked?.givenBack ?? c.recognition?.givenBack ?? null,
  endsOn: c.notice?.endsOn ?? null,
});

const underway: readonly State[] = ['submitted', 'assessing', 'returned'];
/** With the leader: proposed, and neither signed nor given back. */
export const declining = (c: WaitingCase): boolean =>
  underway.includes(c.state) && (c.decision ?? null) !== null && c.decision?.givenBack === null;
/** The day of a correction is past and nothing came. */
export const isOver = (c: WaitingCase, today: string): boolean => c.correctionDueOn !== null && c.correctionDueOn < today;
export const sampled = (c: WaitingCase): boolean => c.drawn > 0 && c.recorded === c.drawn;
/** Whoever has written any of what a leader signs, each a hand; of what is not written yet, nobody's. */
export const declineHands = ({ decision }: WaitingCase) => (decision ? [decision.by, ...decision.hands] : []);

export const page = (c: WaitingCase) => `/app/dossiers/${c.id}`;
/** Where the applicant brings its papers with their seal. */
export const stamping = (c: WaitingCase) => `${page(c)}#stamped`;
export const panel = (c: WaitingCase) => `/app/panels/${c.id}`;
export const review = (c: WaitingCase) => `/app/recommendations/${c.id}`;
export const assessment = (c: WaitingCase) => `${review(c)}?step=assessment`;
export const judging = (c: WaitingCase) => `${review(c)}?step=judging`;
export const annex1 = (c: WaitingCase) => `${review(c)}?step=recommendation`;

export const byRecommendation = (c: WaitingCase) => officeDue(c.inner.recommender, c.recommendBy, '推荐截止');
export const byReview = (c: WaitingCase) => officeDue(c.inner.issuer, c.reviewBy, '评审截止');
export const byCorrection = (c: WaitingCase) => officeDue(c.inner.recommender, c.correctionDueOn, '补正截止');

/** The nearer of the office's own day and the round's, and which is which. */
const officeDue = (innerOn: string | null, outerOn: string | null, outerName: string): Due =>
  innerOn === null ? { dueOn: outerOn } : { dueOn: nearer(innerOn, outerOn), inner: { innerOn, outerOn, outerName } };

/** A decision that the applicant has not opened yet. */
export const unopened = (what: string) => (c: WaitingCase) =>
  `${what}通知 ${c.decision?.number}，请打开查看；通知写明理由、条款和查询的部门、电话`;
