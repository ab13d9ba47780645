import type { Names } from './faults.ts';
import type { Placed } from './walk.ts';

/**
 * enforced: the software refuses what the sentence does not allow, or computes what it asks. supported: it carries the procedure and people decide. forPerson: a
 * person judges, and the judgement is recorded. noEffect: nothing follows from it, and why. missing: it names what the program lacks.
 */
export type CoverageStatus = 'enforced' | 'supported' | 'forPerson' | 'noEffect' | 'missing';
export type Coverage = { readonly status: CoverageStatus; readonly lacks: readonly string[] };

export type Honoured = ReadonlyMap<string, readonly string[]>;

/** What a sentence is in the program: computed from the names that stand under it, never written. */
export function coverageOf(one: Placed, names: Names, honoured: Honoured): Coverage {
  const lacks = [...namesUnder(one).filter((name) => names.known(name) !== 'here'), ...unreadChoices(one, honoured)];
  if (lacks.length > 0) return { status: 'missing', lacks };
  if (one.condition?.judge || one.forPerson) return { status: 'forPerson', lacks };
  return { status: enforces(one) ? 'enforced' : supports(one) ? 'supported' : 'noEffect', lacks };
}

const enforces = ({ number, need, material, condition }: Placed): boolean =>
  Boolean(number || need || material || condition?.figure || condition?.rule || condition?.anyOf);

const supports = ({ step, cell, page, form, function: own, party, word, sameAs }: Placed): boolean =>
  Boolean(step || cell || page || form || own || party || word || sameAs);

/** Every name that a sentence rests on; what a person judges needs the place where the judgement is recorded. */
export const namesUnder = ({ step = [], need = [], cell = [], page = [], condition, forPerson }: Placed): string[] => [
  ...step,
  ...need,
  ...cell,
  ...page,
  ...(condition && !condition.judge ? [`condition/${condition.id}`] : []),
  ...(condition?.judge || forPerson ? ['dossier/everyConditionJudged'] : []),
];

/** The chosen options that no rule reads, as `reportTo=byPlace`. */
export const unreadChoices = ({ readings = {} }: Placed, honoured: Honoured): string[] =>
  Object.entries(readings).flatMap(([id, { chosen }]) => ((honoured.get(id) ?? []).includes(chosen) ? [] : [`${id}=${chosen}`]));
