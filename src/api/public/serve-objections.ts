import type { Hono } from 'hono';
import { bringObjectionEvidence } from '../../acts/notice/evidence.ts';
import { trackObjection } from '../../acts/notice/object.ts';
import { objectionReceipt } from '../contract/notice.ts';
import { type Surroundings, worldOf } from '../server.ts';
import { answered, htmlResponse, idOf, posted } from './http.ts';
import { objected } from './object.ts';
import { askObjectionPage, objectionStatusPage } from './objections.tsx';
import { OWN, serveReceipt } from './serve-receipt.ts';

/** Adds how somebody objects to a listed case (第八条（四）（五）), and follows the objection by its receipt. */
export function serveObjections(app: Hono, around: Surroundings): void {
  app.post('/notices/:id/objections', (http) =>
    answered(http, around, async () =>
      htmlResponse(await objected(await worldOf(http, around), idOf(http), await posted(http, around)), OWN),
    ),
  );
  app.get('/objections', (http) => answered(http, around, async () => htmlResponse(askObjectionPage())));
  serveReceipt(app, around, {
    ...{ at: '/objections', receipt: objectionReceipt, unknown: '没有查到：请核对查询号和查询码，二者都要对上' },
    ...{ ask: askObjectionPage, track: trackObjection, bring: bringObjectionEvidence, status: objectionStatusPage },
  });
}
