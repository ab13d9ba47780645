import type { AnswerOf } from '../client.ts';

export type DossierView = AnswerOf<'GET /api/dossiers/{id}'>;
export type DossierLine = AnswerOf<'GET /api/dossiers'>['dossiers'][number];
export type Material = AnswerOf<'GET /api/dossiers/{id}/materials'>['materials'][number];
export type FormAnswer = AnswerOf<'GET /api/dossiers/{id}/form'>;
export type Offer = DossierView['offers'][number];

/** What is offered of one step now, or undefined where it is not this actor's turn. */
export const offerOf = (view: DossierView, step: string): Offer | undefined => view.offers.find((offer) => offer.step === step);
