import { derivedValues, withDerived } from '../../core/annexes/derive.ts';
import type { Content } from '../../core/annexes/field.ts';
import { markOfSubmission, type VersionMark } from '../../core/annexes/version-mark.ts';
import { withoutPersonal } from '../../core/annexes/without-personal.ts';
import { MASKED_NOTE } from '../../core/disclosure/purpose.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { Parties } from '../../core/workflow/relation.ts';
import type { Context, Transaction } from '../context.ts';
import { found } from '../refusal.ts';
import type { DossierLine } from './port.ts';
import type { Dossier, Material, Submission } from './records.ts';

/** What the annexes 2 to 6 and the receipt are made of. */
export type Paper = {
  dossier: Dossier;
  applicant: string;
  /** As it was called at the last submission: so the receipt of that names it. */
  submittedAs: string;
  recommender: string;
  content: Content;
  derived: Readonly<Record<string, string>>;
  materials: Material[];
  /** The measure that it goes by. */
  scheme: Scheme;
  /** Which submission the papers say; null for what is not submitted: a draft, or a correction under way. */
  mark: VersionMark | null;
  /** What was submitted last. */
  last: Submission | null;
  /** Whether personal data stands on the papers in full. */
  full: boolean;
  /** What the papers say of it at their foot; nothing on the applicant's own. */
  note: string | null;
};

/** Whom the papers of a case are for: its applicant has them whole, its authorities whole for a purpose, everybody else masked. */
export function entitledTo(
  ctx: Context,
  { applicantId, recommenderId, issuerId }: Pick<Parties, 'applicantId' | 'recommenderId' | 'issuerId'>,
): 'own' | 'forPurpose' | 'masked' {
  const { organisationId, roles } = ctx.actor;
  if (applicantId === organisationId) return 'own';
  const recommends = recommenderId === organisationId && !roles.includes('expert');
  return recommends || issuerId === organisationId ? 'forPurpose' : 'masked';
}

/** Who reviews a case: nothing personal of it is delivered, masked or not (第八条（四）). Only a seat opens a case to an expert. */
export const isReviewer = (ctx: Context, parties: Pick<Parties, 'applicantId' | 'recommenderId' | 'issuerId'>): boolean =>
  ctx.actor.roles.includes('expert') && entitledTo(ctx, parties) === 'masked';

/** A paper that was uploaded whole and shows what the form says with its personal data: by its kind, which the edition names, a reviewer does not have it. */
export const isWithheld = (
  ctx: Context,
  line: Pick<DossierLine, 'applicantId' | 'recommenderId' | 'issuerId' | 'scheme'>,
  { kind }: Pick<Material, 'kind'>,
): boolean => isReviewer(ctx, line) && ctx.tools.schemes.named(line.scheme).withheld.some((one) => one === kind);

const REVIEW_NOTE = '供专家评审使用，不含个人信息';

/**
 * The stored dossier for printing. Personal data stands in full on the applicant's own papers, and on those that its authorities opened for a purpose
 * (`opened`: what these say of it at their foot).
 */
export async function paperOf(ctx: Context, dossierId: string, opened: string | null = null): Promise<Paper> {
  return ctx.inTransaction(async (tx) => {
    const line = found(await tx.dossiers.line(dossierId));
    const right = entitledTo(ctx, await tx.dossiers.partiesOf(line));
    const full = right === 'own' || (right === 'forPurpose' && opened !== null);
    const reviews = isReviewer(ctx, line);
    const stored = await tx.dossiers.content(dossierId, full ? 'open' : 'masked');
    const content = withDerived(reviews ? withoutPersonal(stored) : stored);
    const submissions = await tx.dossiers.submissions(dossierId);
    const mark = markOf(line, submissions);
    return {
      dossier: line,
      applicant: await nameThen(tx, line, mark === null ? null : (submissions.at(-1) ?? null)),
      submittedAs: await nameThen(tx, line, submissions.at(-1) ?? null),
      recommender: line.recommenderName,
      content,
      derived: textsOf(content),
      materials: (await tx.dossiers.materials(dossierId)).filter((one) => !isWithheld(ctx, line, one)),
      scheme: ctx.tools.schemes.named(line.scheme),
      mark,
      last: submissions.at(-1) ?? null,
      full,
      note: right === 'own' ? null : full ? opened : reviews ? REVIEW_NOTE : MASKED_NOTE,
    };
  });
}

/** What was submitted bears the name of then; a correction shows on what comes after it. */
export async function nameThen(tx: Transaction, line: DossierLine, last: Submission | null): Promise<string> {
  return last === null
    ? line.applicantName
    : ((await tx.organisationCases.nameAt(line.applicantId, last.submittedAt)) ?? line.applicantName);
}

/** What may still be edited differs from what was submitted, and bears no mark of it. */
function markOf({ number, state }: Dossier, submissions: readonly Submission[]): VersionMark | null {
  const last = submissions.at(-1);
  return number === null || last === undefined || state === 'draft' || state === 'returned' ? null : markOfSubmission(number, last);
}

const textsOf = (content: Content): Record<string, string> =>
  Object.fromEntries(Object.entries(derivedValues(content)).map(([path, value]) => [path, value === null ? '' : String(value)]));
