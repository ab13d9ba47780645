import { readFile } from 'node:fs/promises';
import type { Hono } from 'hono';
import { publishedKeys, statusList, titleNamed } from '../../acts/recognition/title.ts';
import type { Surroundings } from '../server.ts';
import { certificatePage } from './certificate.tsx';
import { CERTIFICATE_MB, checkedPage } from './check-file.tsx';
import { answered, htmlResponse, madeOf } from './http.ts';
import { keptOnce, keptPages } from './kept.ts';
import { fileDoor } from './posted-file.ts';
import { verifyTitlePage } from './verify-title.tsx';

/** Where a title's credential and the list of what was revoked are read as they were signed. */
const SIGNED = { 'content-type': 'application/vc+jwt', 'access-control-allow-origin': '*', 'cache-control': 'no-cache' };

/** Adds what anybody needs to check a title without the system: credentials, the status list, the keys, and the script that does it (at `verifyScript`). */
export function serveTitles(app: Hono, around: Surroundings, verifyScript: string): void {
  const keep = keptPages(around);
  const list = keptOnce(around, (world) => statusList(world, around));
  const signed = (text: string) => ({ status: 200, headers: SIGNED, text });
  app.get('/c/:name{.+\\.jwt}', (http) =>
    answered(http, around, async () => {
      const { credential } = await titleNamed(await around.world(), http.req.param('name').replace(/\.jwt$/, ''), around);
      return http.text(credential, 200, SIGNED);
    }),
  );
  app.get('/c/:code', (http) =>
    answered(http, around, () => keep(http, async (world) => madeOf(await certificatePage(world, http.req.param('code'))))),
  );
  app.get('/status/1', (http) => answered(http, around, () => keep(http, async () => signed(await list()))));
  app.get('/.well-known/jwks.json', (http) =>
    answered(http, around, async () => http.json(await publishedKeys(await around.world()), 200, { 'access-control-allow-origin': '*' })),
  );
  app.get('/certificates/verify', (http) => answered(http, around, () => keep(http, async () => madeOf(verifyTitlePage()))));
  const door = fileDoor(around, CERTIFICATE_MB);
  app.post('/certificates/file', (http) =>
    answered(http, around, async () => {
      const file = await (await door(http)).file();
      return htmlResponse(await checkedPage(await around.world(), file, await list()));
    }),
  );
  app.get('/certificates/verify-certificate.mjs', (http) =>
    answered(http, around, async () =>
      http.text(await readFile(verifyScript, 'utf8'), 200, { 'content-type': 'text/plain; charset=utf-8' }),
    ),
  );
}
