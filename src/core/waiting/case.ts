import type { Day } from '../calendar/day.ts';
import type { Placed } from '../identifiers/area.ts';
import type { OwedPaper } from '../materials/stamped.ts';
import type { State } from '../workflow/state.ts';

/** A live case with all that decides whom it waits for. Days in Asia/Shanghai. */
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
  /** 内部办结日 that either office has set itself. */
  inner: { readonly recommender: string | null; readonly issuer: string | null };
  submittedOn: string | null;
  correctionDueOn: string | null;
  certificate: 'matches' | 'differs' | null;
  closesOn: string;
  closesAt?: string;
  recommendBy: string;
  reviewBy: string | null;
  submissions: number;
  /** How often it was returned; what was taken back and handed in again was not. */
  returns?: number;
  /** The open return was sent, annex 1 went to the issuer. */
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
  /** What the recommender owes of what only a person can judge, in words; asked while it is assessed. */
  judgingOwed?: string | null;
  /** Papers with a seal that the round asks for and that are not there as they should be (core/materials/stamped.ts); asked while it is assessed. */
  papersOwed: readonly OwedPaper[];
  /** Until when the applicant is asked for its own. */
  stampBy: string | null;
  /** Who has written any part of what a leader signs: of annex 1, of the proposed list, of the notice (core/workflow/hands.ts). */
  hands: { readonly dossier: readonly string[]; readonly list: readonly string[]; readonly notice: readonly string[] };
  /** Names of materials that are withheld since something was found in them. */
  infected?: readonly string[];
  /** Proposed against it, or decided and not opened by the applicant yet; null where neither. */
  decision?: WaitingDecision | null;
  /** Until when its applicant may ask for 复核 of a decision that it has opened; null: it may not, or has. */
  askUntil?: Day | null;
  seated: number;
  /** How often a panel was drawn for it: the first time by an officer, what supplements it by a leader. */
  panels?: number;
  signed: number;
  /** Experts who sit and have not signed. */
  unsigned?: readonly string[];
  panelSize: number;
  groupOpinion: boolean;
  /** By the round's edition the panel confirms its opinion itself; `awaited`: whose word it waits for. */
  confirmed?: boolean;
  awaited?: readonly string[];
  /** Its line of the list that is prepared; `givenBack`: a leader's word with which that went back. */
  ranked: { by: string | null; proposed: boolean; givenBack: string | null } | null;
  /** The recognition under way that it stands in; `givenBack`: a leader's word with which that went back; `hands`: who has ever prepared it. */
  recognition?: { by: string; givenBack: string | null; hands?: readonly string[] } | null;
  notice: { id: string; endsOn: string; concludedBy: string | null } | null;
  openObjections: number;
};

export type WaitingDecision = {
  readonly by: string;
  readonly on: string;
  readonly givenBack: string | null;
  readonly number: string | null;
  readonly hands: readonly string[];
};
