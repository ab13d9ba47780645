import type { OwedPaper } from '../materials/stamped.ts';
import type { AskedBefore } from '../scheme/edition/edition.ts';
import type { State } from './state.ts';

/** A reason given for a decision; every one cites its article (第八条). */
export type Reason = { readonly article: string; readonly text: string };

/** One defect of the one correction (一次性告知): where, why, by which article, and what is expected. */
export type CorrectionItem = {
  readonly path: string;
  readonly label: string;
  readonly reason: string;
  readonly article: string;
  readonly expected: string;
};

/** What the actor brings along with the step. */
export type Attempt = {
  readonly reasons?: readonly Reason[];
  readonly items?: readonly CorrectionItem[];
  readonly dueOn?: string | undefined;
};

/** All that a step may need to know about a case; collected by store, judged here. */
export type Facts = {
  readonly state: State | null;
  /** `clock`: the time of day at which it is judged, 17:00. */
  readonly round: {
    readonly opensOn: string;
    readonly closesOn: string;
    readonly closesAt?: string;
    readonly clock?: string;
    readonly cancelledAt?: string | null;
  };
  readonly correctionDueOn: string | null;
  /** The recommender has begun with it: opened the review, noted, marked, given it to somebody, looked at the certificate. */
  readonly workedOn?: boolean;
  /** Another dossier of the same credit code is alive in this round, through whichever channel. */
  readonly otherLiveDossier: boolean;
  /** Recognised already, with validity beyond the renewal window of the round: until when, and in a round that opens from when on it may apply again. */
  readonly platform: { readonly until: string; readonly renewableFrom: string } | null;
  /** The authority chosen is not that of where the applicant is registered (null: not known where); null where it is, or recommends directly. */
  readonly outside: { readonly registered: string | null; readonly asked: string } | null;
  readonly formFaults: number;
  readonly missingMaterials: readonly string[];
  readonly failedConditions: readonly string[];
  /** Items of the open correction that were neither changed nor explained, each by its number and label. */
  readonly unansweredItems: readonly string[];
  readonly declarationConfirmed: boolean;
  /** What an earlier year brought into a draft, stands as it came, and nobody has confirmed that it still holds; a part of a sentence each. */
  readonly carriedUnconfirmed: readonly string[];
  readonly certificateChecked: boolean;
  readonly sample: { readonly drawn: number; readonly recorded: number; readonly atLeast: number };
  readonly recommendation: {
    readonly complete: boolean;
    readonly preparedBy: string | null;
    /** Everybody who wrote any part of it: text, calls, interviews. */
    readonly hands: readonly string[];
    /** The heading of a reason that the sample asks for and that is not written; null where none is missing. */
    readonly reasonMissing: string | null;
    /** A leader gave it back and nobody has saved it since. */
    readonly givenBack?: boolean;
  };
  /** What the round asks the recommender to write down beside annex 1: labels of conditions without an answer, and what is owed of the record; left out: nothing is asked. */
  readonly judging?: {
    readonly unanswered: readonly string[];
    readonly visitOwed: string | null;
    readonly articles: Readonly<Record<AskedBefore, string>>;
  };
  /** Papers with a seal that the round asks for and that are not there as they should be; a part of a sentence each. */
  readonly papersOwed: readonly OwedPaper[];
  /** What an officer has proposed to decline with: by whom, everybody who wrote any of it, and whether a leader gave it back; null where nothing is proposed. */
  readonly decline: { readonly proposedBy: string; readonly hands: readonly string[]; readonly givenBack: boolean } | null;
  /** How many cases the recommender may recommend in this round, and how many it has; null: no limit. */
  readonly quota: { readonly limit: number | null; readonly used: number };
  readonly panel: {
    readonly seated: number;
    readonly signed: number;
    readonly atLeast: number;
    /** Why an expert who sits may not, a sentence each; asked again after the draw, since an employer may have changed. */
    readonly conflicts: readonly string[];
    readonly groupOpinion: boolean;
    /** By the round's edition its members confirm it one by one; else the office writes it down. */
    readonly confirmed?: boolean;
    /** Recusals that a leader has not decided yet. */
    readonly leaving?: number;
  };
  /** What the signed list that it stands in says of it, and who prepared that; null: it stands in none. */
  readonly list: { readonly listed: boolean; readonly hands: readonly string[] } | null;
  /** The notice that it stands on; concluded once an officer has reported how it went. `hands`: everybody who prepared its list or reported on it. */
  readonly notice: { readonly endsOn: string; readonly concludedBy: string | null; readonly hands: readonly string[] } | null;
  /** `decidedBy`: who stated what came of them. */
  readonly objections: { readonly open: number; readonly upheld: number; readonly decidedBy: readonly string[] };
};
