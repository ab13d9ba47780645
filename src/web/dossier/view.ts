import type { Scheme } from '../../core/scheme/scheme.ts';
import { schemeNamed } from '../../core/scheme/schemes.ts';
import type { AnswerOf } from '../client.ts';
import { useRead } from '../query.tsx';

export type DossierView = AnswerOf<'GET /api/dossiers/{id}'>;
export type DossierLine = AnswerOf<'GET /api/dossiers'>['dossiers'][number];
export type Material = AnswerOf<'GET /api/dossiers/{id}/materials'>['materials'][number];
export type FormAnswer = AnswerOf<'GET /api/dossiers/{id}/form'>;
export type Offer = DossierView['offers'][number];

/** What is offered of one step now, or undefined where it is not this actor's turn. */
export const offerOf = (view: DossierView, step: string): Offer | undefined => view.offers.find((offer) => offer.step === step);

/** The scheme that a round opened under; undefined while the rounds are being read. */
export function useScheme(roundId: string): Scheme | undefined {
  const rounds = useRead('GET /api/rounds');
  const round = rounds.data?.rounds.find((one) => one.id === roundId);
  return round ? schemeNamed(round.scheme) : undefined;
}
