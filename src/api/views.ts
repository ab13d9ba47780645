import { removeView, saveView, viewsSeen } from '../acts/recommendation/views.ts';
import type { Handlers } from './contract/define.ts';
import type { views } from './contract/views.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

export const viewHandlers: Handlers<typeof views, PublicCtx, SignedCtx> = {
  'GET /api/views': async (_, ctx) => ({ views: await viewsSeen(ctx) }),
  'PUT /api/views': async ({ body }, ctx) => ({ id: await saveView(ctx, body) }),
  'DELETE /api/views/{id}': async ({ params }, ctx) => {
    await removeView(ctx, params.id);
    return null;
  },
};
