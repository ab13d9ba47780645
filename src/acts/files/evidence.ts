import type { Context, Transaction, World } from '../context.ts';
import { found, notNow } from '../refusal.ts';
import { type Arrived, type Incoming, type Sniff, takeIn } from './arrival.ts';
import type { Evidence, EvidenceKind } from './evidence-port.ts';
import { released } from './quarantine.ts';

/** So many files one case may hold. */
export const MOST_EVIDENCE = 10;

type Bringing = { readonly incoming: Incoming; readonly sniff: Sniff };
type Of = { readonly kind: EvidenceKind; readonly caseId: string; readonly article: string };

/**
 * Takes in a file of evidence (PDF, JPG, PNG; opened, looked through for malware) beside a case; `allowed` throws where the case takes none now, and is asked
 * before a byte is read and again before it is written down. `accountId` null: brought by somebody without an account.
 */
export async function bringEvidence(
  ctx: World | Context,
  of: Of,
  { incoming, sniff, allowed }: Bringing & { readonly allowed: (tx: Transaction) => Promise<void> },
): Promise<Evidence> {
  await ctx.asSystem(async (tx) => {
    await allowed(tx);
    await hasRoom(tx, of);
  });
  const arrived = await takeIn(ctx, incoming, { of: { kind: of.kind, id: of.caseId }, sniff, kinds: 'PDF、JPG 或 PNG' });
  return ctx.asSystem(async (tx) => {
    // Of several that come at once each finds what the earlier ones brought.
    await tx.next(`evidence:${of.caseId}`);
    await allowed(tx);
    await hasRoom(tx, of);
    return keep(tx, ctx, { of, arrived });
  });
}

async function keep(tx: Transaction, ctx: World | Context, { of, arrived }: { of: Of; arrived: Arrived }): Promise<Evidence> {
  const { malware, hash, ...file } = arrived;
  await tx.dossiers.knownFile(hash, file.size, file.mediaType, ctx.now);
  if (malware.state !== null) await tx.quarantine.set(hash, malware, ctx.now);
  const one: Evidence = {
    ...{ id: ctx.tools.newId(), kind: of.kind, caseId: of.caseId, fileHash: hash, ...file },
    ...{ addedBy: 'actor' in ctx ? ctx.actor.accountId : null, addedAt: ctx.now },
  };
  await tx.evidence.add(one);
  return one;
}

async function hasRoom(tx: Transaction, { caseId, article }: Of): Promise<void> {
  const { length } = await tx.evidence.of([caseId]);
  if (length >= MOST_EVIDENCE) notNow(article, `一件最多附 ${MOST_EVIDENCE} 份证据文件，请合并后上传，或者在内容中写明`);
}

/** The bytes of one file of a case that its reader was let open. */
export async function openEvidence(tx: Transaction, caseId: string, evidenceId: string): Promise<Evidence> {
  const one = found((await tx.evidence.of([caseId])).find(({ id }) => id === evidenceId));
  await released(tx, one);
  return one;
}
