import { ownData } from '../acts/directory/own-data.ts';
import { proveAnew } from '../acts/directory/prove-anew.ts';
import { beginFactor, factorSeen, removeFactor, renewCodes, setFactor } from '../acts/directory/second-factor.ts';
import { endSession, sessionsSeen } from '../acts/directory/sessions.ts';
import { qrImage } from '../documents/qr.ts';
import type { Handlers } from './contract/define.ts';
import type { ownSignIn } from './contract/sign-in.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

export const ownSignInHandlers: Handlers<typeof ownSignIn, PublicCtx, SignedCtx> = {
  'GET /api/session/factor': (_, ctx) => factorSeen(ctx),
  'POST /api/session/factor': async ({ body }, ctx) => {
    const { key, uri } = await beginFactor(ctx, body);
    return { key, qr: qrImage(uri) };
  },
  'POST /api/session/factor/confirm': ({ body }, ctx) => setFactor(ctx, body, ctx.visit.token ?? ''),
  'POST /api/session/factor/codes': ({ body }, ctx) => renewCodes(ctx, body),
  'POST /api/session/factor/remove': async ({ body }, ctx) => {
    await removeFactor(ctx, body);
    return null;
  },
  'POST /api/session/proof': async ({ body }, ctx) => {
    await proveAnew(ctx, body, ctx.visit.token ?? '');
    return null;
  },
  'POST /api/session/own-data': (_, ctx) => ownData(ctx),
  'GET /api/sessions': async (_, ctx) => ({ sessions: await sessionsSeen(ctx, ctx.visit.token ?? '') }),
  'DELETE /api/sessions/{id}': async ({ params }, ctx) => {
    await endSession(ctx, params.id);
    return null;
  },
};
