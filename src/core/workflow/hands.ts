import type { Actor, Role } from './relation.ts';

/** What a signature stands under. */
export type Signed =
  | 'dossier'
  | 'decline'
  | 'proposedList'
  | 'notice'
  | 'noticeDraft'
  | 'recognition'
  | 'summary'
  | 'revocation'
  | 'reward'
  | 'showcase'
  | 'policy'
  | 'platformChange'
  | 'complaint'
  | 'earlierPlatform'
  | 'roundChange'
  | 'poolChange'
  | 'interpretation';

/** What only a person can judge of a case: answers, the record of what was looked at, its pictures. */
const judgingActs = ['answerConditions', 'recordSiteVisit', 'addSitePhoto', 'removeSitePhoto'] as const;

/**
 * By which acts of the journal somebody has written a part of what is signed: the recommendation form with its calls and interviews, the reasons of a refusal to recommend, the proposed list, the
 * report on a notice, the quarterly summary, the revocation, the reward, the showcase. The journal is append-only, so a hand once in it stays in it.
 */
export const writingActs: Readonly<Record<Signed, readonly string[]>> = {
  dossier: ['prepareRecommendation', 'recordAttempt', 'replaceDrawn', 'recordInterview', 'correctInterview', ...judgingActs],
  decline: ['proposeDecline'],
  proposedList: ['prepareProposedList'],
  notice: ['concludeNotice'],
  noticeDraft: ['prepareNotice'],
  summary: ['prepareSummary', 'amendSummary', 'changeSummaryByHand'],
  recognition: ['prepareRecognition'],
  revocation: ['openRevocation', 'describeRevocation', 'bringRevocationEvidence'],
  reward: ['proposeReward'],
  showcase: ['writeShowcase'],
  policy: ['writePolicy', 'bringPolicyFile'],
  platformChange: ['handlePlatformChange'],
  complaint: ['assignComplaint', 'prepareComplaint'],
  earlierPlatform: ['enterEarlierPlatform', 'correctEarlierPlatform', 'amendEarlierPlatform', 'annulEarlierPlatform'],
  roundChange: ['prepareRoundChange', 'correctRoundChange'],
  poolChange: ['preparePoolChange'],
  interpretation: ['answerInterpretation', 'proposeEndInterpretation'],
};

/** Whose authority an actor uses who does something in a role: null where it is the actor's own, or nobody's. */
export function authorityUsed(actor: Actor, role: Role): { accountId: string; name: string } | null {
  if ((actor.ownRoles ?? actor.roles).includes(role)) return null;
  return actor.standsIn?.find((one) => one.roles.includes(role)) ?? null;
}

/** Whose hands keep this actor from signing: one's own, and those of whom one stands in for as a leader. */
export function barredHands(actor: Actor): string[] {
  const used = authorityUsed(actor, 'leader');
  return used === null ? [actor.accountId] : [actor.accountId, used.accountId];
}

/** Of what kind of subject the journal tells those acts. */
export const subjectOf = (kind: Signed): string => (kind === 'decline' ? 'dossier' : kind === 'noticeDraft' ? 'notice' : kind);

/**
 * 两人办理: whoever wrote any part of what is signed may not sign it, and neither may anybody in the name of who wrote it. Null, or the sentence that the
 * person reads.
 */
export function ownHand(
  actor: Actor,
  hands: readonly (string | null)[],
  { what, instead }: { what: string; instead: string },
): string | null {
  if (hands.includes(actor.accountId)) return `${what}，${instead}`;
  const used = authorityUsed(actor, 'leader');
  return used !== null && hands.includes(used.accountId) ? `您所代的${used.name}经手过其中的内容，${instead}` : null;
}
