import { useMemo, useRef } from 'react';
import { decimalOf } from '../../core/annexes/decimal.ts';
import { type AnswerOf, call, ProblemError } from '../client.ts';
import { type Autosave, useSaving } from '../form/autosave.ts';
import type { Kept } from '../form/kept.ts';
import type { Patch, PatchResult } from '../form/patch.ts';
import type { Loaded } from '../form/saving-state.ts';
import { useForgotten } from '../query.tsx';

export type ReviewFile = AnswerOf<'GET /api/dossiers/{id}/review-file'>;
export const OPINION = '评审意见';

type Texts = Readonly<Record<string, string>>;
type Known = { version: number; texts: Texts };

/** Scores go under their criterion's label and the opinion under its own, as a conflict shows them. */
export type Draft = { saving: Autosave; text: (label: string) => string; change: (label: string, text: string) => void };

/** Keeps one's own review saved as it is typed; what another window changed in the same place is kept in both versions to choose from. */
export function useReview(file: ReviewFile, kept: Kept): Draft {
  const { rubric } = file.round;
  const known = useRef<Known>({ version: file.review.version, texts: textsOf(rubric, file.review) });
  const loaded = useMemo(() => loadedOf(textsOf(file.round.rubric, file.review), file.review.version), [file]);
  const saving = useSaving(kept, loaded, (patches) => send(file, known, patches));
  const { id } = file.dossier;
  // A review that is opened again is read again: what lies in the cache has the version of before.
  useForgotten('GET /api/dossiers/{id}/review-file', { params: { id } });
  return {
    saving,
    text: (label) => String(saving.content.values[label] ?? ''),
    change: (label, text) => saving.change({ path: label, value: text }),
  };
}

type Rubric = ReviewFile['round']['rubric'];
const textsOf = (rubric: Rubric, { scores, opinion }: { scores: Texts; opinion: string }): Texts => ({
  ...Object.fromEntries(rubric.map(({ key, label }) => [label, scores[key] ?? ''])),
  [OPINION]: opinion,
});

const loadedOf = (texts: Texts, version: number): Loaded => ({
  values: { ...texts },
  tables: {},
  versions: Object.fromEntries(Object.keys(texts).map((label) => [label, version])),
});

/** Writes all of it at the version that is known; a text that the other window changed meanwhile comes back as a conflict. */
async function send(file: ReviewFile, known: { current: Known }, patches: readonly Patch[]): Promise<PatchResult[]> {
  const wanted = patches.flatMap((patch) => (patch.kind === 'value' ? [[patch.key, String(patch.value ?? '')] as const] : []));
  const clashing = new Map<string, string>();
  for (;;) {
    const own = Object.fromEntries(wanted.filter(([label]) => !clashing.has(label)));
    if (Object.keys(own).length === 0) break;
    const texts = { ...known.current.texts, ...own };
    try {
      known.current = { version: await save(file, texts, known.current.version), texts };
      break;
    } catch (error) {
      const now = nowOf(file, error);
      if (now === null) throw error;
      for (const label of Object.keys(own))
        if (known.current.texts[label] !== now.texts[label]) clashing.set(label, now.texts[label] ?? '');
      known.current = now;
    }
  }
  const { version } = known.current;
  return wanted.map(([label]) => ({
    path: label,
    version,
    ...(clashing.has(label) ? { conflict: { current: clashing.get(label) } } : {}),
  }));
}

async function save({ dossier, round }: ReviewFile, texts: Texts, version: number): Promise<number> {
  const scores = Object.fromEntries(
    round.rubric.flatMap(({ key, label, weight }) => (isScore(texts[label] ?? '', weight) ? [[key, Number(texts[label])]] : [])),
  );
  const body = { scores, opinion: texts[OPINION] ?? '', version };
  return (await call('PUT /api/dossiers/{id}/review', { params: { id: dossier.id }, body })).version;
}

/** From 0 to full marks with one decimal at most; anything else stays in its box, marked, and is not sent. */
export const isScore = (text: string, weight: number): boolean =>
  /^\d{1,3}(\.\d)?$/.test(text.trim()) && decimalOf(text) !== null && Number(text) <= weight;

/** What the server has now, where somebody was first. */
function nowOf({ round }: ReviewFile, error: unknown): Known | null {
  if (!(error instanceof ProblemError) || error.status !== 409) return null;
  const current = error.problem.current as { scores: Texts; opinion: string } | null | undefined;
  return current && error.problem.version !== undefined ? { version: error.problem.version, texts: textsOf(round.rubric, current) } : null;
}
