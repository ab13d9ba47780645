import { by, type Context, type Transaction } from '../context.ts';
import { found } from '../refusal.ts';

/** What an authority has seen: the licence file, or the certificate with the first dossier that it accepted. */
type Seen = { organisationId: string; by: 'licence' | 'dossier' };

/** A self-registered organisation is pending no more, once an authority has seen its certificate (第八条（三）); false where it was not pending. */
export async function standsVerified(tx: Transaction, ctx: Context, { organisationId, by: seen }: Seen): Promise<boolean> {
  const organisation = found(await tx.directory.organisation(organisationId));
  if (!organisation.pending) return false;
  await tx.asSystem((system) => system.directory.changeOrganisation(organisationId, { pending: false }));
  await tx.record({
    ...by(ctx),
    action: 'verifyOrganisation',
    article: '第八条（三）',
    subject: { kind: 'organisation', id: organisationId },
    parties: { applicantId: organisationId, recommenderId: ctx.actor.organisationId },
    detail: { by: seen },
  });
  return true;
}
