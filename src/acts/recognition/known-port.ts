/** What was known of a platform; days 'YYYY-MM-DD'. */
export type KnownTitle = {
  name: string;
  certificateNumber: string;
  creditCode: string | null;
  issuerId: string;
  issuer: string;
  functions: string[];
  recognisedOn: string;
  validFrom: string;
  validTo: string;
  revokedOn: string | null;
  basis: string | null;
};
/** A title in force on a day by what was known on another; `now`: what is known of it today, null where it was taken out as entered by mistake. */
export type KnownLine = { platformId: string; knownOn: string; was: KnownTitle; now: KnownTitle | null };
export type AskedKnown = { on: string; known: string; limit: number; offset: number };

/** What was known of platforms, each state since its day (第十二条、第十六条); the database keeps it (migrations/0441-platform-known.ts). */
export type Known = {
  /** By issuer and certificate number. */
  knownTitles(asked: AskedKnown): Promise<{ lines: KnownLine[]; total: number }>;
};
