import { casePartiesOf, conflictOf } from '../../core/review/conflicts.ts';
import type { Transaction } from '../context.ts';
import { found } from '../refusal.ts';
import type { Dossier } from './records.ts';

/** Why an expert who sits on a case may not (第八条（四）), a sentence each; the rule of the draw asked once more. For the issuer's own people. */
export async function seatedConflicts(tx: Transaction, dossier: Dossier): Promise<string[]> {
  const seated = (await tx.reviews.seats(dossier.id)).filter((seat) => seat.state === 'seated');
  if (seated.length === 0) return [];
  const pool = new Map((await tx.asSystem((system) => system.reviews.pool())).map((expert) => [expert.accountId, expert]));
  const applicant = found(await tx.directory.organisation(dossier.applicantId));
  const parties = casePartiesOf(applicant.name, await tx.dossiers.content(dossier.id, 'masked'));
  return seated.flatMap(({ accountId }) => {
    const expert = pool.get(accountId);
    const reason = expert ? conflictOf(expert, parties) : null;
    return reason === null ? [] : [`专家“${expert?.name}”${reason}`];
  });
}
