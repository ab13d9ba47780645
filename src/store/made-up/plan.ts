import type pg from 'pg';

/** What is laid down: made-up applicants with a credit code that no register has, each with one or two cases in the rounds of nine years. */
export type Plan = {
  /** How many made-up cases there are to be; those that are there count. */
  readonly total: number;
  readonly today: string;
  /** One for each recommender; what a case's number modulo their number names. */
  readonly recommenders: readonly Recommender[];
  readonly issuerId: string;
  readonly rounds: readonly MadeRound[];
  readonly applicants: readonly MadeApplicant[];
  /** Sealed as the form's personal texts are, so that they read as such; fewer than there are rows in a case would look like one person. */
  readonly contacts: readonly { name: string; mobile: string }[];
  readonly frozen: unknown;
  /** An item of a correction, and the articles that the journal cites. */
  readonly item: unknown;
  readonly articles: Readonly<Record<'start' | 'submit' | 'passReview' | 'recommend', string>>;
};
export type Recommender = { readonly id: string; readonly authorityId: string; readonly officerId: string; readonly leaderId: string };
/** `year`: today's first; a year whose round there is keeps it. */
export type MadeRound = {
  readonly year: number;
  readonly scheme: string;
  readonly title: string;
  readonly rubric: unknown;
  readonly panelSize: number;
  readonly sampleSize: number;
  readonly commitment: string;
  readonly sealedSecret: string;
};
export type MadeApplicant = { readonly n: number; readonly name: string; readonly creditCode: string; readonly divisionCode: string };

/** How a made-up applicant's credit code begins: 17 characters with its number. */
export const codeStem = (n: number): string => `91360000MB${String(n).padStart(7, '0')}`;

/** How many made-up applicants there are. */
export async function madeBefore(owner: pg.ClientBase | pg.Pool): Promise<{ applicants: number; cases: number }> {
  const { rows } = await owner.query<{ applicants: number; cases: number }>(
    `select count(*)::int as applicants, coalesce(sum((select count(*) from dossier d where d.applicant_id = o.id)), 0)::int as cases
    from organisation o where o.credit_code like '91360000MB0%' and o.kind = 'applicant'`,
  );
  return rows[0] ?? { applicants: 0, cases: 0 };
}
