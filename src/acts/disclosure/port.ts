/** Personal data that somebody opened, and why. Instants ISO in UTC. */
export type Opening = {
  id: string;
  accountId: string;
  organisationId: string;
  /** The business day and instant, and the real one, from which a handle counts. */
  day: string;
  at: string;
  openedAt: string;
  subjectKind: string;
  subjectId: string;
  /** The file, or the place in the form. */
  what: string;
  purpose: string;
  /** How many personal values were shown. */
  personal: number;
  /** Whether it counts towards what one may open in a day without a leader. */
  counted: boolean;
};

/** Somebody has opened as much as one may in a day, and asks a leader of the same organisation to go on. */
export type Release = {
  id: string;
  accountId: string;
  organisationId: string;
  day: string;
  purpose: string;
  /** How many openings there were when it was asked. */
  opened: number;
  askedAt: string;
  granted: boolean | null;
  word: string | null;
  decidedBy: string | null;
  decidedAt: string | null;
};
export type ReleaseLine = Release & { name: string };

/** Openings and releases: one's own, and those of one's office. */
export type Openings = {
  add(opening: Opening): Promise<void>;
  opening(id: string): Promise<Opening | null>;
  /** The last time since a real instant that this account opened that of a subject. */
  last(asked: { accountId: string; subjectId: string; what: string; since: string }): Promise<Opening | null>;
  /** What this account opened on that business day, and how often a leader let it go on. */
  onDay(accountId: string, day: string): Promise<{ opened: number; granted: number }>;
  addRelease(release: Release): Promise<void>;
  release(id: string): Promise<ReleaseLine | null>;
  /** Newest first, at most 200. */
  releases(filter: { day?: string; waiting?: boolean }): Promise<ReleaseLine[]>;
  /** False where somebody was first. */
  decide(id: string, answer: Pick<Release, 'granted' | 'word' | 'decidedBy' | 'decidedAt'>): Promise<boolean>;
};
