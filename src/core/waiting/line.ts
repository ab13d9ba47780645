import { addDays, type Day } from '../calendar/day.ts';
import type { Area } from '../identifiers/area.ts';
import type { Role } from '../workflow/relation.ts';
import type { Tone } from '../workflow/state.ts';

/** 内部办结日 of the office, the day of the round, and what that one is called. */
export type InnerDue = { readonly innerOn: Day; readonly outerOn: Day | null; readonly outerName: string };

/** What a line says: what waits, why, by which article, and where it is done. */
export type Said = {
  readonly title: string;
  readonly organisation: string;
  readonly why: string;
  /** What happens if it is not done, or not in time. */
  readonly otherwise?: string;
  readonly article: string;
  readonly state: { readonly label: string; readonly tone: Tone };
  readonly link: string;
  readonly action: string;
  /** What the button says once the day is over, where that is another word. */
  readonly actionLate?: string;
  /** The step that finishes the usual case from the line itself, and what its button says. */
  readonly usual?: { readonly step: string; readonly says: string };
  /** Of the case that it is about: by these it is found too. */
  readonly number?: string | null;
  readonly creditCode?: string | null;
  /** For the recommender: where the applicant is registered. */
  readonly area?: Area;
  readonly inner?: InnerDue;
  /** The hour of its day, 17:00; absent where the whole day counts. */
  readonly dueAt?: string;
  /** With whom it is, and since when: of what waits for somebody else. */
  readonly who?: string;
  readonly sinceOn?: Day | null;
  /** Of a case that is dealt with together with others: what their one item counts. */
  readonly listed?: Counted;
};

/** Of the cases in one list, what its item counts: kept with each of them. */
export type Counted = {
  readonly proposed: boolean;
  readonly objected: boolean;
  readonly givenBack: string | null;
  readonly endsOn: string | null;
};
export type ListSaid = Said & { readonly listed: Counted };

/** The cases of one round or notice that wait for the same: how many, and of them how many of which sort. */
export type Listed = {
  readonly count: number;
  readonly proposed: number;
  readonly objected: number;
  readonly givenBack: string | null;
  readonly endsOn: string | null;
};

/** `own`: it waits for this party; `elsewhere`: this party has it in hand and waits for another; `list`: one case of many that are dealt with as one. */
export type Side = 'own' | 'elsewhere' | 'list';

/** For whom a case waits, until when, and why: what a row of a procedure's table has to say to the inbox (procedure.md: `waits`). */
export type Wait = {
  /** What the line is called where it is told apart from others: `firstReview`. */
  readonly kind: string;
  /** The row of the table that the case waits to be moved by. */
  readonly step: string;
  readonly side: Side;
  /** An organisation's, or one person's alone. */
  readonly party: { readonly organisationId: string } | { readonly accountId: string };
  /** `staff`: officers and leaders alike. */
  readonly role: Role | 'staff';
  /** Of the lines of one case with a place, an actor reads the first alone. */
  readonly place: number | null;
  /** 两人办理: whose hand may not be in it. An own line is not shown to them; another's is shown to leaders only where they may not sign it themselves. */
  readonly notBy: readonly string[] | null;
  readonly dueOn: Day | null;
  /** When the case was handed in. */
  readonly submittedOn: Day | null;
  /** The round or notice that a case of a list is dealt with in. */
  readonly group: string | null;
  readonly said: Said;
};

/** A wait with the days on which it stands, both included; null: from ever, for ever. So nothing has to be rewritten because a day has come. */
export type Line = Wait & { readonly fromOn: Day | null; readonly untilOn: Day | null };

/**
 * What waits on each day, where `at` says it of one: it is asked once before and once after each of the days that matter (`turns`: last days of a stretch), and
 * what stays the same across one is one line.
 */
export function throughDays(turns: readonly (Day | null)[], at: (today: Day) => readonly Wait[]): Line[] {
  const days = [...new Set(turns.filter((day) => day !== null))].sort();
  const stretches = [...days, null].map((untilOn, i) => {
    const before = days[i - 1];
    const fromOn = before === undefined ? null : addDays(before, 1);
    return { fromOn, untilOn, waits: at(untilOn ?? fromOn ?? ANY_DAY) };
  });
  const lines: Line[] = [];
  const open = new Map<string, number>();
  for (const { fromOn, untilOn, waits } of stretches) {
    for (const wait of waits) {
      const key = JSON.stringify(wait);
      const index = open.get(key);
      const earlier = index === undefined ? undefined : lines[index];
      if (index !== undefined && earlier?.untilOn && fromOn === addDays(earlier.untilOn, 1)) lines[index] = { ...earlier, untilOn };
      else {
        open.set(key, lines.length);
        lines.push({ ...wait, fromOn, untilOn });
      }
    }
  }
  return lines;
}

/** Where no day matters, it is the same which. */
const ANY_DAY = '2000-01-01';
