import type { Signed } from '../core/workflow/hands.ts';
import type { Transaction } from './context.ts';

/** A case with everybody who has written any part of it (core/workflow/hands.ts). */
export type Handled = { readonly hands: readonly string[] };

/** The same cases, each with the hands that are in it. */
export async function handled<C extends { id: string }>(tx: Transaction, kind: Signed, cases: readonly C[]): Promise<(C & Handled)[]> {
  const result: (C & Handled)[] = [];
  for (const one of cases) result.push({ ...one, hands: await tx.journal.hands(kind, one.id) });
  return result;
}

export const handledOne = async <C extends { id: string }>(tx: Transaction, kind: Signed, one: C): Promise<C & Handled> => ({
  ...one,
  hands: await tx.journal.hands(kind, one.id),
});
