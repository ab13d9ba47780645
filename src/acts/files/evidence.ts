import { MOST_EVIDENCE } from '../../core/files/evidence.ts';
import type { Context, Transaction, World } from '../context.ts';
import { found, notNow } from '../refusal.ts';
import { counted, rules, sourceOf } from '../throttle.ts';
import { type Arrived, type Incoming, type Sniff, takeIn } from './arrival.ts';
import type { Evidence, EvidenceKind } from './evidence-port.ts';
import { released } from './quarantine.ts';

type Bringing = { readonly incoming: Incoming; readonly sniff: Sniff };
type Case = { readonly allowed: (tx: Transaction) => Promise<void>; readonly noted: (tx: Transaction, one: Evidence) => Promise<void> };
type Of = { readonly kind: EvidenceKind; readonly caseId: string; readonly article: string };

/**
 * Takes in a file of evidence (PDF, JPG, PNG; opened, looked through for malware) beside a case; `allowed` throws where the case takes none now, and is asked
 * before a byte is read and again before it is written down; `noted` writes the journal in the same commit. Of somebody without an account uploads are counted, and
 * none is taken while the disk runs full.
 */
export async function bringEvidence(ctx: World | Context, of: Of, { incoming, sniff, allowed, noted }: Bringing & Case): Promise<Evidence> {
  if (!('actor' in ctx)) await takenFromAnybody(ctx, of);
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
    const one = await keep(tx, ctx, { of, arrived });
    await noted(tx, one);
    return one;
  });
}

async function keep(tx: Transaction, ctx: World | Context, { of, arrived }: { of: Of; arrived: Arrived }): Promise<Evidence> {
  const { malware, hash, ...file } = arrived;
  const own = 'actor' in ctx;
  const name = own ? file.name : await nextName(tx, of, file.mediaType);
  await tx.dossiers.knownFile(hash, file.size, file.mediaType, ctx.now);
  if (malware.state !== null) await tx.quarantine.set(hash, malware, ctx.now);
  const one: Evidence = {
    ...{ id: ctx.tools.newId(), kind: of.kind, caseId: of.caseId, fileHash: hash, ...file, name },
    ...{ addedBy: own ? ctx.actor.accountId : null, addedAt: ctx.now },
  };
  await tx.evidence.add(one);
  return one;
}

const endings: Readonly<Record<string, string>> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' };

async function nextName(tx: Transaction, { caseId }: Of, mediaType: string): Promise<string> {
  const { length } = await tx.evidence.of([caseId]);
  return `证据${length + 1}.${endings[mediaType] ?? 'bin'}`;
}

/** Refuses whoever brings many, and everybody while the disk is needed for those who must hand in. */
async function takenFromAnybody(world: World, { article }: Of): Promise<void> {
  const source = sourceOf(world, world.origin.address);
  await counted(
    world,
    { purpose: 'evidence', subject: '', source },
    rules.evidence,
    (wait) => `从您所在的网络上传的证据较多，请${wait}后再次上传`,
  );
  if ((await world.tools.files.space()) < world.tools.lowSpace)
    notNow(article, '服务器空间不足，暂时不接收证据文件，系统管理员已收到通知：请改日凭回执号和查询码再次上传');
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
