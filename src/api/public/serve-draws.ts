import { readFile } from 'node:fs/promises';
import type { Hono } from 'hono';
import { publishedCommitments, publishedDraw } from '../../acts/recommendation/published-draws.ts';
import { publishedPanel } from '../../acts/review/published-panels.ts';
import type { Surroundings } from '../server.ts';
import { drawPage, drawsPage } from './draws.tsx';
import { panelPage } from './draws-panel.tsx';
import { answered, htmlResponse } from './http.ts';

/** Adds what anybody needs to recompute a draw: pages, data, and the script that does it (at `verifyScript`). */
export function serveDraws(app: Hono, around: Surroundings, verifyScript: string): void {
  app.get('/draws', (http) => answered(http, around, async () => htmlResponse(await drawsPage(await around.world()))));
  app.get('/draws/verify-draw.mjs', (http) =>
    answered(http, around, async () =>
      http.text(await readFile(verifyScript, 'utf8'), 200, { 'content-type': 'text/plain; charset=utf-8' }),
    ),
  );
  app.get('/draws/:number', (http) =>
    answered(http, around, async () => htmlResponse(await drawPage(await around.world(), http.req.param('number')))),
  );
  app.get('/panels/:number', (http) =>
    answered(http, around, async () => htmlResponse(await panelPage(await around.world(), http.req.param('number')))),
  );
  app.get('/data/panels/:file{.+\\.json}', (http) =>
    answered(http, around, async () =>
      http.json(await publishedPanel(await around.world(), http.req.param('file').replace(/\.json$/, ''))),
    ),
  );
  app.get('/data/commitments.json', (http) =>
    answered(http, around, async () => http.json(await publishedCommitments(await around.world()))),
  );
  app.get('/data/draws/:file{.+\\.json}', (http) =>
    answered(http, around, async () => http.json(await publishedDraw(await around.world(), http.req.param('file').replace(/\.json$/, '')))),
  );
}
