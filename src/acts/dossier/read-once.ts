import type { Transaction } from '../context.ts';
import type { VersionedContent } from './port.ts';
import type { Dossier } from './records.ts';

/**
 * The transaction with this case, its form and its files as they were read under its lock, which nobody changes until it ends: whoever judges it opens
 * nothing a second time. For steps that write none of the three before they are judged.
 */
export function readOnce(tx: Transaction, dossier: Dossier, content: VersionedContent): Transaction {
  const { dossiers } = tx;
  let materials: ReturnType<typeof dossiers.materials> | null = null;
  return {
    ...tx,
    dossiers: {
      ...dossiers,
      locked: async (id) => (id === dossier.id ? dossier : dossiers.locked(id)),
      content: async (id, personal) => (id === dossier.id && personal === 'open' ? content : dossiers.content(id, personal)),
      materials(id) {
        if (id !== dossier.id) return dossiers.materials(id);
        materials ??= dossiers.materials(id);
        return materials;
      },
    },
  };
}
