import { changedPlaces, isChanged } from '../../core/annexes/changed-places.ts';
import type { FrozenForm } from '../../core/annexes/freeze.ts';
import type { Transaction, World } from '../context.ts';
import { submitted } from './frozen-forms.ts';
import type { Correction, Dossier, SentItem } from './records.ts';

/** An item of the open correction: its number, whether anything changed at its place since it was returned, and why it was left. */
export type OpenItem = SentItem & { readonly no: number; readonly changed: boolean; readonly explanation: string | null };

/** The items of the correction that waits for its correction, beside what has been done about each (第八条（三）); none where none waits. */
export async function openItems(tx: Transaction, world: World, dossier: Dossier, now: FrozenForm): Promise<OpenItem[]> {
  const correction = dossier.state === 'returned' ? openOf(await tx.dossiers.corrections(dossier.id)) : undefined;
  const last = correction && (await tx.dossiers.submissions(dossier.id)).at(-1);
  if (!correction || !last) return [];
  const changed = changedPlaces(submitted(world, last), now);
  const answers = (await tx.answers.ofItems(dossier.id)).filter((one) => one.correctionNo === correction.no);
  return correction.items.map((item, index) => ({
    ...item,
    no: index + 1,
    changed: isChanged(item.path, changed),
    explanation: answers.find((one) => one.item === index + 1)?.reason ?? null,
  }));
}

const openOf = (corrections: readonly Correction[]) => corrections.find((one) => one.resolvedAt === null);

/** Items that were neither changed nor explained, as the refusal names them: 第2项“注册地址”. */
export const unansweredOf = (items: readonly OpenItem[]): string[] =>
  items.filter((item) => !item.changed && item.explanation === null).map((item) => `第${item.no}项“${item.label}”`);
