import type { Day } from '../calendar/day.ts';
import type { InnerDue, Listed, Said, Side, Wait } from '../waiting/line.ts';
import type { Relation, Role } from '../workflow/relation.ts';

/** Until when: where an office gave the case a day of its own, the nearer of the two, and which is which. `dueAt`: the hour, where the day does not count whole. */
export type Due = { readonly dueOn: Day | null; readonly dueAt?: string | undefined; readonly inner?: InnerDue };

/**
 * For whom a case waits until the step of this row is taken, under which condition, until when and why: a line of the inbox. What is left out is the row's own:
 * its states, its relation, its role, its article. `W`: what is known of a waiting case.
 */
export type Waits<W, S extends string> = {
  /** What the line is called where it is told apart from others: `firstReview`. */
  readonly kind: string;
  readonly in?: readonly S[];
  readonly by?: Relation;
  /** `staff`: officers and leaders alike. */
  readonly role?: Role | 'staff';
  /** Left out: it waits for this party itself. */
  readonly side?: Side;
  readonly when?: (c: W, today: Day) => boolean;
  readonly due?: (c: W) => Due;
  readonly why?: (c: W, today: Day) => string;
  /** What happens if it is not done, or not in time: every line says so that waits for whoever reads it. */
  readonly otherwise?: string;
  readonly article?: string;
  readonly action: string;
  /** What the button says once the day is over, where that is another word. */
  readonly actionLate?: string;
  /** The usual case is finished from the line itself, and what its button says: a step that asks for nothing. Null: not as the case stands. */
  readonly usual?: string | ((c: W) => string | null);
  readonly link?: (c: W) => string;
  /** How the line shows the state, where that is not the case's. */
  readonly state?: Said['state'];
  /** What else the line says differently from the others of its procedure: with whom it is, since when. */
  readonly says?: (c: W) => Partial<Said>;
  /** 两人办理: whose hand may not be in it. */
  readonly notBy?: (c: W) => readonly (string | null)[];
  /** While it stands, nothing else waits for this party itself. */
  readonly alone?: true;
  /** Not one of those of which an actor reads the first alone. */
  readonly beside?: true;
  /** Cases that are dealt with as one: in which round or notice, and what their one item says of them all. */
  readonly together?: { readonly group: (c: W) => string; readonly why: (listed: Listed) => string };
};

/** For whom a line is, on which side, and what its button says. */
export type OfLine = { readonly by: Relation; readonly side: Side; readonly action: string };

/** What all lines of one procedure have in common. */
export type InboxOf<W> = {
  /** Who stands in a relation to the case: an organisation, or persons. */
  readonly parties: (c: W, by: Relation) => readonly Wait['party'][];
  /** What a line says unless its row says otherwise. */
  readonly said: (c: W, line: OfLine) => Pick<Said, 'title' | 'organisation' | 'state' | 'link'> & Partial<Said>;
  /** The day on which it was handed in: within one deadline the order of the list. */
  readonly submittedOn?: (c: W) => Day | null;
  /** Said behind why, of what waits for this party itself. */
  readonly adds?: (c: W, by: Relation) => string;
  /** Last days across which something else may wait. */
  readonly turns?: (c: W) => readonly (Day | null)[];
  /** Of the lines that wait for one, the first in the table alone is read. */
  readonly oneAtATime?: true;
};
