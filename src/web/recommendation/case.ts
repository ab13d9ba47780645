import { createContext, useContext } from 'react';
import type { CorrectionItem } from '../../core/workflow/facts.ts';
import type { AnswerOf } from '../client.ts';

export type CaseView = AnswerOf<'GET /api/dossiers/{id}'>;
export type Review = AnswerOf<'GET /api/dossiers/{id}/review'>;
export type Form = AnswerOf<'GET /api/dossiers/{id}/form'>;
export type Checks = AnswerOf<'GET /api/dossiers/{id}/checks'>;
export type Signal = AnswerOf<'GET /api/dossiers/{id}/signals'>['signals'][number];
export type Material = AnswerOf<'GET /api/dossiers/{id}/materials'>['materials'][number];
export type Sample = AnswerOf<'GET /api/dossiers/{id}/sample'>;
export type SampleRow = Sample['rows'][number];
export type Recommendation = AnswerOf<'GET /api/dossiers/{id}/recommendation'>;
export type SentItem = CaseView['corrections'][number]['items'][number];
export type Item = CorrectionItem;
export type Reason = CaseView['decisionReasons'][number];

/** One step that this person may take now, or null where it is not theirs or not its turn. */
export const offerOf = (view: CaseView, step: string) => view.offers.find((offer) => offer.step === step) ?? null;

/** Marking defects while the preliminary review lasts: what is marked, how to mark more. */
export type Marking = {
  readonly items: readonly Item[];
  /** Opens the dialog for a place; null where nothing can be marked now. */
  readonly mark: ((path: string, label: string) => void) | null;
  readonly changed: ReadonlyMap<string, Review['changes'][number]>;
  /** The case whose personal data may be shown one by one. */
  readonly dossierId: string;
  readonly mayReveal: boolean;
};

export const MarkingContext = createContext<Marking | null>(null);

export function useMarking(): Marking {
  const marking = useContext(MarkingContext);
  if (marking === null) throw new Error('useMarking outside the review page');
  return marking;
}

/** The numbers of the items at a place, as the correction counts them; a row's also hold for its table. */
export const pinsAt = (items: readonly Item[], path: string): number[] =>
  items.flatMap((item, index) => (item.path === path || item.path.startsWith(`${path}/`) ? [index + 1] : []));
