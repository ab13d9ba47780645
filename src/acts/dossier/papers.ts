import { derivedValues, withDerived } from '../../core/annexes/derive.ts';
import type { Content } from '../../core/annexes/field.ts';
import { markOfSubmission, type VersionMark } from '../../core/annexes/version-mark.ts';
import type { Context } from '../context.ts';
import { found } from '../refusal.ts';
import type { Dossier, Material, Submission } from './records.ts';

/** What the annexes 2 to 6 and the receipt are made of. */
export type Paper = {
  dossier: Dossier;
  applicant: string;
  recommender: string;
  content: Content;
  derived: Readonly<Record<string, string>>;
  materials: Material[];
  /** Which submission the papers say; null for what is not submitted: a draft, or a correction under way. */
  mark: VersionMark | null;
  /** What was submitted last. */
  last: Submission | null;
  /** Whether the reader may have personal data in full. */
  full: boolean;
};

/** The stored dossier for printing; personal data stands in full only on the applicant's and the recommender's papers. */
export async function paperOf(ctx: Context, dossierId: string): Promise<Paper> {
  return ctx.inTransaction(async (tx) => {
    const line = found(await tx.dossiers.line(dossierId));
    const parties = await tx.dossiers.partiesOf(line);
    const full =
      parties.applicantId === ctx.actor.organisationId ||
      (parties.recommenderId === ctx.actor.organisationId && !ctx.actor.roles.includes('expert')) ||
      parties.issuerId === ctx.actor.organisationId;
    const content = withDerived(await tx.dossiers.content(dossierId, full ? 'open' : 'masked'));
    const submissions = await tx.dossiers.submissions(dossierId);
    return {
      dossier: line,
      applicant: line.applicantName,
      recommender: line.recommenderName,
      content,
      derived: textsOf(content),
      materials: await tx.dossiers.materials(dossierId),
      mark: markOf(line, submissions),
      last: submissions.at(-1) ?? null,
      full,
    };
  });
}

/** What may still be edited differs from what was submitted, and bears no mark of it. */
function markOf({ number, state }: Dossier, submissions: readonly Submission[]): VersionMark | null {
  const last = submissions.at(-1);
  return number === null || last === undefined || state === 'draft' || state === 'returned' ? null : markOfSubmission(number, last);
}

const textsOf = (content: Content): Record<string, string> =>
  Object.fromEntries(Object.entries(derivedValues(content)).map(([path, value]) => [path, value === null ? '' : String(value)]));
