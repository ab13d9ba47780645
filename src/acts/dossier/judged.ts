import { headOf, waitingWords } from '../../core/annexes/carried.ts';
import { formFaults } from '../../core/annexes/complete.ts';
import type { Content } from '../../core/annexes/field.ts';
import { formOf } from '../../core/annexes/form-of.ts';
import { latestOperation } from '../../core/annexes/rows.ts';
import { verdicts } from '../../core/eligibility/verdicts.ts';
import { missingMaterials } from '../../core/materials/missing.ts';
import { unprovenRows } from '../../core/materials/proofs.ts';
import { inForce, kindsUnseen, unseenWords } from '../../core/materials/validity.ts';
import type { Round } from '../../core/scheme/round.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { Tools } from '../context.ts';

import { disagreementsIn } from './disagreements.ts';
import type { VersionedContent } from './port.ts';
import type { Dossier, Material } from './records.ts';

/** All that a judgement of a form reads besides its content. `below`: what a city below has recognised. */
export type Beside = {
  readonly scheme: Scheme;
  readonly round: Pick<Round, 'id' | 'year' | 'opensOn'>;
  readonly materials: readonly Material[];
  readonly below: string | null;
  readonly today: string;
};

/** How the conditions stand for a form. */
export const verdictsIn = (content: Content, { scheme, round, below, today }: Omit<Beside, 'materials'>) =>
  verdicts(content, scheme, today, { roundOpensOn: round.opensOn, ...(below ? { ownMunicipalRecognition: below } : {}) });

/** What a form says of itself, whoever asks: a function of its content and of what stands beside it. */
export function judgedOf(content: VersionedContent, { scheme, round, materials, below, today }: Beside) {
  const valid = inForce(materials, today);
  return {
    faults: formFaults(content, scheme, today),
    disagreements: disagreementsIn(content, scheme),
    verdicts: verdictsIn(content, { scheme, round, below, today }),
    missing: missingMaterials(content, scheme, valid, below),
    unproven: unprovenRows(content, scheme, valid),
    carried: [...waitingWords(formOf(scheme), content.sources, content.unseen), ...unseenWords(materials)],
    unseen: [...new Set(content.unseen.map(headOf)), ...kindsUnseen(materials)],
    latestOperation: latestOperation(content)?.id ?? null,
  };
}
export type Judged = ReturnType<typeof judgedOf>;

/** So many forms' judgements are kept in the process; of a form with more to say than so many faults none is. */
const KEPT = 128;
const MOST_FAULTS = 400;

type Kept = { readonly key: string; readonly scheme: Scheme; readonly judged: Judged };
const keptBy = new WeakMap<Tools, Map<string, Kept>>();

/**
 * The same, worked out once a revision of the form and kept: right in every process, since what it follows from stands in the key, and the revision rises with
 * each change of the form. Only for whoever sees the whole form opened, in a transaction that has not changed it: what is kept has been committed.
 */
export async function judgedOnce(
  tools: Tools,
  { id, revision }: Pick<Dossier, 'id' | 'revision'>,
  { content, ...beside }: Beside & { readonly content: () => Promise<VersionedContent> },
): Promise<Judged> {
  const { round, materials, below, today } = beside;
  const key = JSON.stringify([
    revision,
    today,
    round.id,
    round.year,
    round.opensOn,
    below,
    materials.map((one) => [one.id, one.kind, one.proves, one.validUntil, one.unseen]),
  ]);
  const kept = keptBy.get(tools) ?? new Map<string, Kept>();
  keptBy.set(tools, kept);
  const known = kept.get(id);
  kept.delete(id); // whatever is asked for stands last
  const judged = known?.key === key && known.scheme === beside.scheme ? known.judged : judgedOf(await content(), beside);
  if (judged.faults.length <= MOST_FAULTS) kept.set(id, { key, scheme: beside.scheme, judged });
  for (const oldest of kept.keys()) if (kept.size > KEPT) kept.delete(oldest);
  return judged;
}
