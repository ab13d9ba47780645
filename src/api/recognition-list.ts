import { take } from '../acts/procedure/take.ts';
import { prepareRecognition, recognitionKind, recognitionsOf } from '../acts/recognition/recognise-list.ts';
import type { Recognition } from '../acts/recognition/recognition-port.ts';
import { recognitionProcedure } from '../core/procedure/recognition.ts';
import type { Handlers } from './contract/define.ts';
import type { recognitionLists } from './contract/recognition-list.ts';
import { mutable } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const shown = ({
  id,
  noticeId,
  state,
  documentNumber,
  title,
  recognisedOn,
  entries,
  waiting,
  word,
  number,
  signedAt,
  version,
}: Recognition) => ({
  ...{ id, noticeId, state: { name: state, label: recognitionProcedure.states[state].label }, documentNumber, title, recognisedOn },
  ...{ entries, waiting, word, number, signedAt, version },
});

export const recognitionListHandlers: Handlers<typeof recognitionLists, PublicCtx, SignedCtx> = {
  'GET /api/notices/{id}/recognitions': async ({ params }, ctx) => ({
    recognitions: (await recognitionsOf(ctx, params.id)).map(({ offers, ...one }) => ({ ...shown(one), offers: mutable(offers) })),
  }),
  'PUT /api/notices/{id}/recognition': async ({ params, body }, ctx) => shown(await prepareRecognition(ctx, params.id, body)),
  'POST /api/recognitions/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) =>
    shown(await take(ctx, recognitionKind, { ...params, brought, version })),
};
