import { derivedValues, withDerived } from '../../core/annexes/derive.ts';
import type { Content } from '../../core/annexes/field.ts';
import type { Context } from '../context.ts';
import { found } from '../refusal.ts';
import type { Dossier, Material } from './records.ts';

/** What the annexes 2 to 6 and the receipt are made of. */
export type Paper = {
  dossier: Dossier;
  applicant: string;
  recommender: string;
  content: Content;
  derived: Readonly<Record<string, string>>;
  materials: Material[];
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
    return {
      dossier: line,
      applicant: line.applicantName,
      recommender: line.recommenderName,
      content,
      derived: textsOf(content),
      materials: await tx.dossiers.materials(dossierId),
    };
  });
}

const textsOf = (content: Content): Record<string, string> =>
  Object.fromEntries(Object.entries(derivedValues(content)).map(([path, value]) => [path, value === null ? '' : String(value)]));
