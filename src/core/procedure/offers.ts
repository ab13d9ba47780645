import { type OfferedField, offeredFields } from './brings.ts';
import { isTheirs, unmet } from './judge.ts';
import type { Procedure, Standing } from './step.ts';

export type Offer<N extends string = string> = {
  readonly step: N;
  readonly label: string;
  readonly article: string;
  /** Why it can't be done now; empty where it can. */
  readonly blockedBy: readonly string[];
  /** What must come along, by its word; null where nothing must. */
  readonly asks: string | null;
  /** The same and what may come along, field by field: what its dialog asks. */
  readonly brings: readonly OfferedField[];
  readonly grave: boolean;
};

/** Every step that this actor may see now; those that can't be taken carry the sentences that `judge` refuses them with. */
export const offers = <F extends { readonly state: S | null }, S extends string, B, N extends string>(
  { steps }: Procedure<F, S, B, N>,
  standing: Standing<F>,
): Offer<N>[] =>
  namesOf(steps)
    .filter(
      (name) => steps[name].within === undefined && isTheirs(steps[name], standing) && steps[name].from.includes(standing.facts.state),
    )
    .map((name) => {
      const { label, article, grave } = steps[name];
      const brings = offeredFields(steps[name].brings);
      return { step: name, label, article, blockedBy: unmet(steps[name], standing), asks: askedIn(brings), brings, grave: grave ?? false };
    });

function askedIn(brings: readonly OfferedField[]): string | null {
  const first = brings.find(({ optional }) => !optional);
  return first === undefined ? null : first.kind === 'reasons' || first.kind === 'items' ? first.kind : first.label;
}

/** The keys of a table as what they are. */
export const namesOf = <N extends string>(table: Readonly<Partial<Record<N, unknown>>>): N[] => Object.keys(table) as N[];
