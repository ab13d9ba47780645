import { take } from '../acts/procedure/take.ts';
import { prepareList, proposedListKind } from '../acts/review/propose-list.ts';
import type { ProposedList } from '../acts/review/proposed-list-port.ts';
import { ranking } from '../acts/review/ranking.ts';
import { proposedListProcedure } from '../core/procedure/proposed-list.ts';
import { listedOf, type RankedCase } from '../core/review/proposed-list.ts';
import type { Handlers } from './contract/define.ts';
import type { proposedLists } from './contract/proposed-list.ts';
import { movedOf, mutable } from './dossier.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const shown = ({
  id,
  roundId,
  state,
  cut,
  entries,
  underReview,
  listHash,
  word,
  preparedAt,
  number,
  signedAt,
  version,
  ...one
}: ProposedList) => ({
  ...{
    id,
    roundId,
    state: { name: state, label: proposedListProcedure.states[state].label },
    cut,
    listHash,
    word,
    preparedAt,
    number,
    signedAt,
  },
  ...{ version, count: entries.length, listed: listedOf(entries).length, underReview: [...underReview] },
  contact: { office: one.contactOffice, phone: one.contactPhone },
});

const caseOf = ({ dossierId, number, name, recommender, city, kind, functions, scores, score, spread, wide }: RankedCase) => ({
  ...{ dossierId, number, name, recommender, city, kind, functions: [...functions], scores: [...scores], score, spread, wide },
});

export const proposedListHandlers: Handlers<typeof proposedLists, PublicCtx, SignedCtx> = {
  'GET /api/rounds/{id}/ranking': async ({ params }, ctx) => {
    const { lines, underReview, open, signed } = await ranking(ctx, params.id);
    return {
      lines: lines.map(({ dossier, line, offers, ...one }) => ({
        ...caseOf(one),
        dossier: { ...movedOf(dossier), applicant: dossier.applicantName },
        ...{ listed: line?.listed ?? null, position: line?.position ?? null, reason: line?.reason ?? null },
        offers: mutable(offers),
      })),
      underReview: [...underReview],
      open: open && { ...shown(open), offers: mutable(open.offers) },
      signed: signed.map(shown),
    };
  },
  'PUT /api/rounds/{id}/proposed-list': async ({ params, body }, ctx) => shown(await prepareList(ctx, params.id, body)),
  'POST /api/proposed-lists/{id}/steps/{step}': async ({ params, body: { version, ...brought } }, ctx) =>
    shown(await take(ctx, proposedListKind, { ...params, brought, version })),
};
