import type { Listed, ListSaid, Said } from '../../core/waiting/line.ts';
import type { Place } from '../../core/waiting/order.ts';
import type { Actor } from '../../core/workflow/relation.ts';
import type { State } from '../../core/workflow/state.ts';

/** What waits for whoever asks, or what the office waits for. */
export type Half = 'own' | 'elsewhere';

/** Which lines are asked for: of one state, of one kind, with all the words, of one colleague (by account) or of nobody. Null: whichever. */
export type Sieve = {
  readonly state: string | null;
  readonly kind: string | null;
  readonly words: readonly string[];
  readonly whose: string | 'nobody' | null;
};

/** Where a line stands in the page: late, by Sunday, later, without a day. */
export type Heading = 'late' | 'week' | 'later' | 'none';

/** So many lines that are alike in all that is counted; `oldest`: the earliest day among them. */
export type Count = {
  readonly half: Half;
  readonly kind: string;
  readonly state: string;
  readonly action: string;
  readonly heading: Heading;
  readonly count: number;
  readonly oldest: string | null;
};

/** A line as it is shown: of which case, of what kind. */
export type ShownLine = {
  readonly id: string;
  readonly kind: string;
  readonly dueOn: string | null;
  readonly submittedOn: string | null;
  readonly said: Said;
};
export type ShownList = { readonly kind: string; readonly group: string; readonly listed: Listed; readonly said: ListSaid };

/** `stale`: something has changed that nobody has worked out yet; `cases`: of what fits, so many cases that a colleague could be given. */
export type Overview = {
  readonly stale: boolean;
  readonly counts: readonly Count[];
  readonly fitting: readonly Count[];
  readonly cases: number;
  /** The lists of cases that are dealt with as one. */
  readonly lists: readonly ShownList[];
};

/** Whose lines, on which day; the week ends on `sunday`. */
export type Reader = { readonly actor: Actor; readonly today: string; readonly sunday: string };

/** A line that waits for an organisation until a day, and whose it is by name. */
export type DueLine = Pick<ShownLine, 'said'> & {
  readonly caseId: string;
  readonly organisationId: string;
  readonly unit: string;
  readonly dueOn: string;
};

export type LiveCase = { readonly state: State; readonly applicantId: string; readonly recommenderId: string; readonly issuerId: string };

export type Left = {
  readonly urgent: boolean;
  readonly first?: string | undefined;
  /** Those that could not be worked out in this sweep: they are added here, and not taken again. */
  readonly lost?: Set<string>;
};

/** Kinds of which there is a handful at a time, and that stand in no table of what waits. */
export type Others = Readonly<
  Record<
    | 'handovers'
    | 'interpretations'
    | 'roundChanges'
    | 'poolChanges'
    | 'earlierPlatforms'
    | 'organisationCases'
    | 'licences'
    | 'openings'
    | 'inquiries'
    | 'audits'
    | 'roleGrants'
    | 'links',
    boolean
  >
>;

/** The lines of the inbox as they are kept (core/waiting); row-level security shows nobody another party's. */
export type Inbox = {
  /** Of one case what waits for this reader, the first of it first. */
  ofCase(reader: Pick<Reader, 'actor' | 'today'>, caseId: string): Promise<ShownLine[]>;
  /**
   * Works out what waits of cases that changed and were left so, at most so many, what is due soonest before what is due later; answers how many there were.
   * `urgent`: those alone that a reader waits for; `first`: an organisation whose cases come before all others.
   */
  refresh(most: number, which: Left): Promise<number>;
  /** All that waits is to be worked out anew, a portion after the other; what nobody may ask for any more on that day is taken out. */
  doubtAll(today: string): Promise<void>;
  /** What stands over the lists, and of one half what fits of it. */
  overview(reader: Reader, half: Half, sieve: Sieve): Promise<Overview>;
  page(
    reader: Reader,
    half: Half,
    asked: { readonly sieve: Sieve; readonly after: Place | null; readonly limit: number },
  ): Promise<ShownLine[]>;
  /** Of which of them the actor sees an open one. */
  others(now: string): Promise<Others>;
  /** How many cases of the inbox each colleague has in hand. */
  inHand(reader: Pick<Reader, 'actor' | 'today'>): Promise<{ accountId: string; count: number }[]>;
  /** Lines of one kind that wait for an organisation on `day` and are due from then until another; with the system's eyes, for a day's jobs. */
  due(kind: string, day: string, until: string): Promise<DueLine[]>;
  /** The live cases to which an organisation is a party. */
  live(organisationId: string): Promise<LiveCase[]>;
};
