import { boards as boardsOf } from '../acts/reporting/boards.ts';
import type { boards } from './contract/boards.ts';
import type { Handlers } from './contract/define.ts';
import { mutable } from './dossier.ts';
import { labelled } from './reporting.ts';
import type { PublicCtx, SignedCtx } from './server.ts';
import { given } from './summaries.ts';

export const boardsHandlers: Handlers<typeof boards, PublicCtx, SignedCtx> = {
  'GET /api/reporting/boards': async ({ query }, ctx) => {
    const { quarters, lowFee, ...board } = await boardsOf(ctx, given(query));
    return mutable({
      ...{ ...board, period: labelled(board), lowFee: { atLeast: lowFee.atLeast, article: lowFee.article } },
      quarters: quarters.map((one) => ({ ...one, period: labelled(one), figures: { ...one.figures } })),
    });
  },
};
