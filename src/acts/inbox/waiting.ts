import type { Area } from '../../core/identifiers/area.ts';
import type { InnerDue } from '../../core/waiting/line.ts';
import type { Tone } from '../../core/workflow/state.ts';
import type { ShownLine } from './port.ts';

/** One thing that waits for the actor: what, why, by which article, until when, and where it is done. */
export type Waiting = {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly organisation: string;
  readonly why: string;
  /** What happens if it is not done, or not in time. */
  readonly otherwise?: string | null;
  readonly article: string;
  readonly dueOn: string | null;
  /** When the case was handed in. */
  readonly submittedOn?: string | null;
  readonly state: { readonly label: string; readonly tone: Tone };
  readonly link: string;
  /** Of the case that it is about: by these it is found too. */
  readonly number?: string | null;
  readonly creditCode?: string | null;
  /** For the recommender: where the applicant is registered. */
  readonly area?: Area | null;
  /** Where the office gave the case its own day: that day, and the round's with its name. `dueOn` is the nearer of the two. */
  readonly inner?: InnerDue | null;
  /** The step that finishes the usual case from the line itself, and what its button says. */
  readonly usual?: { readonly step: string; readonly says: string } | null;
  readonly actions: { label: string; link: string }[];
};

/** What the office has in hand and somebody else has to do next: with whom it is and since when. `dueOn` is that other's day. */
export type Elsewhere = Waiting & { readonly who: string; readonly sinceOn: string | null };

/** A line as the page shows it on a day: once the day is over its button may say something else. */
export function shownOf(line: Omit<ShownLine, 'submittedOn'> & { readonly submittedOn?: string | null }, today: string): Waiting {
  const { action, actionLate, who: _who, sinceOn: _since, dueAt: _hour, ...said } = line.said;
  const late = line.dueOn !== null && line.dueOn < today;
  return {
    ...said,
    id: line.id,
    kind: line.kind,
    dueOn: line.dueOn,
    submittedOn: line.submittedOn ?? null,
    actions: [{ label: late ? (actionLate ?? action) : action, link: said.link }],
  };
}

/** The same of what waits for somebody else. */
export const shownElsewhere = (line: Parameters<typeof shownOf>[0], today: string): Elsewhere => ({
  ...shownOf(line, today),
  who: line.said.who ?? '',
  sinceOn: line.said.sinceOn ?? null,
});
