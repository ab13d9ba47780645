/** What the directory is asked by (第十一条). */
export type AskedTitles = {
  /** Whose directory: the province's, or that of a city that recognises by its own measure (第十七条), by its id. */
  list?: string | undefined;
  issuerId?: string | undefined;
  authorityId?: string | undefined;
  organisationId?: string | undefined;
  /** What lies in a place or is looked after by its authority. */
  area?: Area | undefined;
  city?: string | undefined;
  function?: string | undefined;
  /** `ending`: in force, and ends by `endingBy`. */
  standing?: AskedStanding | undefined;
  /** Words, each a part of the name, the credit code or the certificate's number; a unit is found by either of its certificates. */
  search?: string | undefined;
  /** A unit with two certificates as one, the one that runs longer; else each title. */
  units: boolean;
  today: string;
  endingBy: string;
};
export type Area = { readonly city: string | null; readonly authorityId: string };
export type AskedStanding = 'valid' | 'ending' | 'expired' | 'revoked';
/** `newest`: as they were recognised; `ending`: in force by their ends, then what has ended, then what was revoked. */
export type TitleOrder = 'newest' | 'ending';
export type TitlePage = AskedTitles & { order: TitleOrder; limit: number | null; offset: number };

/** How many units lie in a place, and how many of them are in force. */
export type PlaceCount = { city: string; all: number; valid: number };
/** Titles with the same days, and how many. */
export type Term = { recognisedOn: string; validFrom: string; validTo: string; revokedOn: string | null; count: number };
export type StandingCounts = Record<AskedStanding, number>;
/** A city that recognises by its own measure (第十七条), and by which edition it did last. */
export type LocalIssuer = { id: string; name: string; scheme: string };

/** Pages of titles, and what is counted of them, by the lines that the database keeps of each (migrations/0264-directory.ts). */
export type PlatformLists = {
  /** Ids of those whose number may be of this year and serial, however it is written. */
  titlesNumbered(number: { year: string; serial: string }): Promise<string[]>;
  titlePage(asked: TitlePage): Promise<{ ids: string[]; total: number }>;
  titlePlaces(asked: AskedTitles): Promise<PlaceCount[]>;
  titleStandings(asked: AskedTitles): Promise<StandingCounts>;
  titleTerms(asked: AskedTitles): Promise<Term[]>;
  localIssuers(): Promise<LocalIssuer[]>;
};
