import type { Content } from '../../core/annexes/field.ts';
import { type FrozenForm, frozen } from '../../core/annexes/freeze.ts';
import { reasonsGiven } from '../../core/consistency/answerable.ts';
import type { Tools, Transaction, World } from '../context.ts';
import { found } from '../refusal.ts';
import { disagreementsIn } from './disagreements.ts';
import type { Dossier, Submission } from './records.ts';

/** What would be submitted now: the form, its files, and the reasons given for warnings that stand (第九条); personal data opened. */
export async function formNow(tx: Transaction, { tools }: World, dossier: Pick<Dossier, 'id' | 'roundId'>): Promise<FrozenForm> {
  return formWith(tx, tools, { dossier, content: await tx.dossiers.content(dossier.id, 'open') });
}

type Filled = { readonly dossier: Pick<Dossier, 'id' | 'roundId'>; readonly content: Content };

/** The same of a content that was read already. */
export async function formWith(tx: Transaction, { schemes }: Tools, { dossier, content }: Filled): Promise<FrozenForm> {
  const { scheme } = found(await tx.rounds.round(dossier.roundId));
  const materials = await tx.dossiers.materials(dossier.id);
  const there = rowsIn(content);
  return frozen(content, {
    asking: schemes.named(scheme),
    materials: materials.map(({ kind, name, fileHash, size, proves }) => {
      const tied = proves.filter((path) => there.has(path)).sort();
      return { kind, name, hash: fileHash, size, ...(tied.length > 0 ? { proves: tied } : {}) };
    }),
    reasons: reasonsGiven(disagreementsIn(content, schemes.named(scheme)), await tx.answers.of(dossier.id)),
  });
}

/** The rows that are there; a tie to one that was taken out says nothing. */
const rowsIn = ({ tables }: Content): ReadonlySet<string> =>
  new Set(Object.entries(tables).flatMap(([table, rows]) => rows.map(({ id }) => `${table}/${id}`)));

/** The text of a submission, of which its hash is the digest. */
export const submittedText = ({ tools }: World, { frozen: kept }: Submission): string => tools.open((kept as { sealed: string }).sealed);

/** The form as it was submitted. */
export const submitted = (world: World, submission: Submission): FrozenForm => JSON.parse(submittedText(world, submission)) as FrozenForm;
