import type { CorrectionItem } from '../../core/workflow/facts.ts';
import { type Act, useActing } from '../acting.ts';
import { type AnswerOf, call, type Key } from '../client.ts';
import { refresh, refreshIfOld } from '../query.tsx';
import type { Values } from './act-dialog.tsx';

type KindIn<K> = K extends `POST /api/${infer Kind}/{id}/steps/{step}` ? Kind : never;
/** A procedure that has the one route of its steps, as it stands in the address. */
export type StepKind = KindIn<Key>;
export type StepKey<K extends StepKind> = `POST /api/${K}/{id}/steps/{step}`;

/** A step as any view offers it. */
export type StepOffer = AnswerOf<'GET /api/rewards'>['rewards'][number]['offers'][number];

/** What a dialog asked field by field, or a page of its own: scores by their keys, places with what is wrong there. */
type Brought = Readonly<Record<string, Values[string] | Readonly<Record<string, string>> | readonly CorrectionItem[]>>;
type Taking = { id: string; step: string; brought: Brought; version: number | undefined };

/** Takes a step of a procedure by its one route, and reads everything shown anew; the server judges it. */
export const useStep = <K extends StepKind>(kind: K): Act<AnswerOf<StepKey<K>>, Taking> =>
  useActing(
    // One of several routes of one shape: the step was offered, and its fields are those that the offer named.
    ({ id, step, brought, version }: Taking) =>
      call(`POST /api/${kind}/{id}/steps/{step}` as 'POST /api/rewards/{id}/steps/{step}', {
        params: { id, step: step as 'approve' },
        body: { ...brought, version },
      }) as Promise<AnswerOf<StepKey<K>>>,
    () => void refresh(),
    refreshIfOld,
  );
