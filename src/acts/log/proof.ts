import { own } from '../../core/text/own.ts';
import { steps } from '../../core/workflow/steps.ts';
import type { Context, Transaction, World } from '../context.ts';
import { found } from '../refusal.ts';
import { covering, logKey } from './checkpoint.ts';

type Entry = Awaited<ReturnType<Transaction['journal']['entries']>>[number];
type Shown = (entry: Entry) => boolean;

/** An entry of the journal, or of one that is not for whoever asks its digest alone; its place counted from 0, and the way from it to the root (RFC 6962). */
export type Included = { readonly index: number; readonly entry: Readonly<Record<string, unknown>>; readonly path: readonly string[] };
/** What proves without the system that entries stand in the journal, as docs/verify-log.mjs reads it. */
export type LogProof = {
  readonly format: 'shifan-log-proof/1';
  readonly key: string;
  readonly checkpoint: string;
  readonly entries: readonly Included[];
};

/**
 * What the journal holds of a case for whoever reads it. What one's own people did, and to a supervisor everything, stands there whole; of what others did the
 * steps of the case, each by its digest alone: it holds them to what they wrote, and names nobody (第八条). That others read or noted something is not told.
 * `told`: acts that stand there whole whoever did them.
 */
export async function proofOfCase(ctx: Context, dossierId: string, told: readonly string[] = []): Promise<LogProof> {
  const { organisationId, roles } = ctx.actor;
  const entries = await ctx.inTransaction(async (tx) => {
    found(await tx.dossiers.dossier(dossierId));
    return tx.journal.entries({ subject: dossierId });
  });
  const isWhole: Shown = (entry) =>
    roles.includes('supervisor') || entry.organisationId === organisationId || told.includes(String(entry.action));
  const shown = entries.filter((entry) => isWhole(entry) || own(steps, String(entry.action)) !== undefined);
  return proved(ctx, shown, isWhole);
}

/** What the journal holds of a title for everybody: that its credential and its certificate were signed, each with its digest (第十二条). */
export async function proofOfTitle(world: World, platformId: string): Promise<LogProof> {
  const entries = await world.asSystem((tx) => tx.journal.entries({ subject: platformId }));
  return proved(world, entries.filter(isSigning), () => true);
}

const isSigning: Shown = ({ action }) => action === 'issueCredential' || action === 'signCertificate';

async function proved(world: World, entries: readonly Entry[], isWhole: Shown): Promise<LogProof> {
  const last = found(entries.at(-1));
  const { size, note } = await covering(world, last.seq);
  const indexes = entries.map(({ seq }) => seq - 1);
  const paths = await world.asSystem((tx) => tx.logs.paths(indexes, size));
  return {
    format: 'shifan-log-proof/1',
    key: found(await logKey(world)),
    checkpoint: note,
    entries: entries.map((entry, at) => ({
      index: entry.seq - 1,
      entry: isWhole(entry) ? entry : { seq: entry.seq, at: entry.at, action: entry.action, hash: entry.hash },
      path: paths[at] ?? [],
    })),
  };
}
