import type { CorrectionItem } from '../../core/workflow/facts.ts';
import type { Correction, Dossier } from './records.ts';

/**
 * Whether a place of the form, a table's row (`table/rowId`) or a material (`materials/m2`) may be changed now:
 * all of it in a draft; after a return only what the one notice names, with the row or table that it stands in (第八条（三）).
 */
export function isEditable(dossier: Dossier, corrections: readonly Correction[], path: string): boolean {
  if (dossier.state === 'draft') return true;
  if (dossier.state !== 'returned') return false;
  const items = corrections.filter((one) => one.resolvedAt === null).flatMap((one) => one.items);
  return items.some((item) => touches(item, path));
}

const touches = ({ path: marked }: CorrectionItem, path: string) =>
  marked === path || path.startsWith(`${marked}/`) || marked.startsWith(`${path}/`);
