import type { Area } from '../../core/identifiers/area.ts';
import type { Tone } from '../../core/workflow/state.ts';

export type InnerDue = { innerOn: string; outerOn: string | null; outerName: string };

/** One thing that waits for the actor: what, why, by which article, until when, and where it is done. */
export type Waiting = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly organisation: string;
  readonly why: string;
  readonly article: string;
  readonly dueOn: string | null;
  readonly state: { readonly label: string; readonly tone: Tone };
  readonly link: string;
  /** Of the case that it is about: by these it is found too. */
  readonly number?: string | null;
  readonly creditCode?: string | null;
  /** For the recommender: where the applicant is registered. */
  readonly area?: Area | null;
  /** Where the office gave the case its own day: that day, and the round's with its name. `dueOn` is the nearer of the two. */
  readonly inner?: InnerDue | null;
  readonly actions: { label: string; link: string }[];
};

/** What the office has in hand and somebody else has to do next: with whom it is and since when. `dueOn` is that other's day. */
export type Elsewhere = Waiting & { readonly who: string; readonly sinceOn: string | null };
