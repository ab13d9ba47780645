import { judge } from '../../core/procedure/judge.ts';
import { revocationProcedure } from '../../core/procedure/revocation.ts';
import { by, type Context, type World } from '../context.ts';
import type { Incoming, Sniff } from '../files/arrival.ts';
import { bringEvidence, openEvidence } from '../files/evidence.ts';
import type { Evidence } from '../files/evidence-port.ts';
import { handledOne } from '../hands.ts';
import { found, reached, refuse } from '../refusal.ts';
import type { Announcement, RevocationLine } from './cases-port.ts';
import { revocationStanding, unseenBy } from './revocation.ts';

const { article } = revocationProcedure;

/** An officer adds a file that proves the violation: a decision, a penalty, a judgement, a place of the file beside what was found. */
export async function bringRevocationEvidence(ctx: Context, id: string, brought: { incoming: Incoming; sniff: Sniff }): Promise<Evidence> {
  await ctx.inTransaction(async (tx) => found((await tx.recognitions.revocations({})).find((each) => each.id === id)));
  return bringEvidence(
    ctx,
    { kind: 'revocation', caseId: id, article },
    {
      ...brought,
      allowed: async (tx) => {
        // Read, not locked: the system locks no case of an office's.
        const one = await handledOne(tx, 'revocation', found((await tx.recognitions.revocations({})).find((each) => each.id === id)));
        reached(judge(revocationProcedure, revocationStanding(ctx, one), { step: 'attach', brought: {} }));
      },
      noted: (tx, { fileHash, size }) =>
        tx.record({
          ...by(ctx, 'officer'),
          action: 'bringRevocationEvidence',
          article,
          subject: { kind: 'revocation', id },
          parties: { issuerId: ctx.actor.organisationId },
          detail: { hash: fileHash, size },
        }),
    },
  );
}

/** Whoever registered the unit's code may be anybody until it was checked. */
const unveiled = (ctx: Context, one: RevocationLine): void => {
  if (unseenBy(ctx, one)) refuse({ kind: 'notAllowed' });
};

/** A file of evidence, for whoever reads the case: the issuer, the supervisor, and the platform once it was verified. */
export async function openRevocationEvidence(ctx: Context, { id, evidenceId }: { id: string; evidenceId: string }) {
  const file = await ctx.inTransaction(async (tx) => {
    const one = found((await tx.recognitions.revocations({})).find((each) => each.id === id));
    unveiled(ctx, one);
    return openEvidence(tx, one.id, evidenceId);
  });
  return { file, bytes: await ctx.tools.files.open(file.fileHash) };
}

/** A decision that revokes, for its paper: the issuer's, the supervisor's and the platform's. */
export const decidedRevocation = (
  ctx: Context,
  id: string,
): Promise<RevocationLine & { number: string; decidedOn: string; issuer: string }> =>
  ctx.inTransaction(async (tx) => {
    const one = found((await tx.recognitions.revocations({})).find((each) => each.id === id));
    unveiled(ctx, one);
    const { name: issuer } = found(await tx.directory.organisation(one.issuerId));
    return { ...one, number: found(one.number), decidedOn: found(one.decidedOn), issuer };
  });

/** What was announced, for everybody. */
export const announcements = (world: World): Promise<Announcement[]> => world.asSystem((tx) => tx.recognitions.announcements());
