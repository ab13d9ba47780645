import type { Placed } from '../../core/identifiers/area.ts';
import type { ReportState } from '../../core/procedure/report.ts';
import type { SummaryState } from '../../core/procedure/summary.ts';
import type { Actor } from '../../core/workflow/relation.ts';
import type { State } from '../../core/workflow/state.ts';
import type { Revocation, Showcase } from '../recognition/records.ts';

/** A live case with all that decides whom it waits for. */
export type WaitingCase = Placed & {
  id: string;
  roundId: string;
  roundYear: number;
  number: string | null;
  creditCode: string;
  state: State;
  applicantId: string;
  recommenderId: string;
  issuerId: string;
  applicant: string;
  recommender: string;
  issuer: string;
  /** 内部办结日 of the actor's own office. */
  innerDueOn: string | null;
  submittedOn: string | null;
  correctionDueOn: string | null;
  certificate: 'matches' | 'differs' | null;
  closesOn: string;
  recommendBy: string;
  reviewBy: string | null;
  submissions: number;
  /** How often it was returned; what was taken back and handed in again was not. */
  returns?: number;
  /** Days in Asia/Shanghai: the open return was sent, annex 1 went to the issuer. */
  returnedOn: string | null;
  recommendedOn: string | null;
  correctionItems: number;
  /** Of those, how many an earlier return named already. */
  repeatedItems: number;
  /** And how many it could have named, since they stood as they are. */
  overlookedItems: number;
  drawn: number;
  recorded: number;
  /** Drawn enterprises that deny any service. */
  denied: number;
  /** Links that nobody has answered, of drawn rows that are not recorded; those whose day is over too. */
  links: readonly { madeOn: string; expiresOn: string }[];
  /** `owes`: what keeps it from being complete besides its texts, in words. */
  recommendation: { complete: boolean; preparedBy: string; preparedOn: string; owes?: string | null } | null;
  /** Who has written any part of what a leader signs: of annex 1, of the round's ranking, of the notice (core/workflow/hands.ts). */
  hands: { readonly dossier: readonly string[]; readonly round: readonly string[]; readonly notice: readonly string[] };
  /** Names of materials that are withheld since something was found in them. */
  infected?: readonly string[];
  /** Proposed against it, or decided and not opened by the applicant yet; null where neither. */
  decision?: WaitingDecision | null;
  seated: number;
  signed: number;
  panelSize: number;
  groupOpinion: boolean;
  /** Its line of the fixed order; `givenBack`: a leader's word with which that went back. */
  ranked: { by: string | null; proposed: boolean; givenBack: string | null } | null;
  notice: { id: string; endsOn: string; concludedBy: string | null } | null;
  openObjections: number;
};

export type WaitingDecision = { by: string; on: string; givenBack: string | null; number: string | null; hands: readonly string[] };

export type WaitingReport = {
  id: string;
  /** The scheme under which its platform was recognised. */
  scheme: string;
  platform: string;
  organisationId: string;
  authorityId: string;
  year: number;
  quarter: number;
  state: ReportState;
  dueOn: string;
  returnReason: string | null;
  /** The last time it was given back. */
  returnedOn: string | null;
};
export type WaitingSummary = {
  id: string;
  authorityId: string;
  authority: string;
  year: number;
  quarter: number;
  state: SummaryState;
  dueOn: string;
  preparedBy: string | null;
  givenBackReason: string | null;
  hands: readonly string[];
};
export type WaitingObjection = { id: string; noticeId: string; applicant: string; trackingNumber: string; filedOn: string };
export type WaitingRevocation = {
  id: string;
  platform: string;
  issuerId: string;
  organisationId: string;
  state: Revocation['state'];
  verifiedOn: string | null;
  preparedBy: string;
  givenBackReason: string | null;
  hands: readonly string[];
  article: string;
};
export type WaitingShowcase = Pick<Showcase, 'id' | 'title' | 'state' | 'remark' | 'authorityId' | 'issuerId' | 'writtenBy'> & {
  platform: string;
  authority: string;
  issuer: string;
  hands: readonly string[];
  /** The last time it was reported to the issuer. */
  offeredOn: string | null;
};
export type WaitingReview = { dossierId: string; applicant: string; number: string | null; reviewBy: string | null };

/** All that may wait for somebody, as row-level security shows it to the actor; what waits for whom is the inbox's to say. */
export type Inbox = {
  /** Those that the actor's own organisation, or a panel that it sits in, has in hand. */
  cases(of: Actor): Promise<WaitingCase[]>;
  reports(of: Actor, states: readonly Exclude<ReportState, 'accepted' | 'waived'>[]): Promise<WaitingReport[]>;
  summaries(): Promise<WaitingSummary[]>;
  objections(of: Actor): Promise<WaitingObjection[]>;
  revocations(): Promise<WaitingRevocation[]>;
  /** Offered and returned ones. */
  showcases(): Promise<WaitingShowcase[]>;
  reviewsOf(accountId: string): Promise<WaitingReview[]>;
  /** Works out what waits of cases that changed and were left so, at most so many; answers how many they were. */
  refresh(most: number): Promise<number>;
  /** All that waits is to be worked out anew, a portion after the other. */
  doubtAll(): Promise<void>;
};
