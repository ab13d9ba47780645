import type { Content } from '../../core/annexes/field.ts';
import { type FrozenForm, frozen } from '../../core/annexes/freeze.ts';
import type { Transaction, World } from '../context.ts';
import type { Submission } from './records.ts';

/** The form and its files as they would be submitted now, personal data opened. */
export async function formNow(tx: Transaction, dossierId: string, content?: Content): Promise<FrozenForm> {
  const materials = await tx.dossiers.materials(dossierId);
  return frozen(
    content ?? (await tx.dossiers.content(dossierId, 'open')),
    materials.map(({ kind, name, fileHash, size }) => ({ kind, name, hash: fileHash, size })),
  );
}

/** The form as it was submitted. */
export const submitted = ({ tools }: World, { frozen: kept }: Submission): FrozenForm =>
  JSON.parse(tools.open((kept as { sealed: string }).sealed)) as FrozenForm;
