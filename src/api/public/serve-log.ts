import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Hono, Context as Http } from 'hono';
import { covering, logKey, tileOf } from '../../acts/log/checkpoint.ts';
import { cosign } from '../../acts/log/cosign.ts';
import { proofOfTitle } from '../../acts/log/proof.ts';
import { titleNamed } from '../../acts/recognition/title.ts';
import { found, Refused, refuse } from '../../acts/refusal.ts';
import { bodyText } from '../body-text.ts';
import { problemOf } from '../problem.ts';
import type { Surroundings } from '../server.ts';
import { answered, madeOf } from './http.ts';
import { keptPages } from './kept.ts';
import { logPage } from './log.tsx';

const TEXT = { 'content-type': 'text/plain; charset=utf-8', 'access-control-allow-origin': '*' };
/** The newest is asked for; what stands behind a tile's address never changes. */
const FRESH = { ...TEXT, 'cache-control': 'no-cache' };
const FOR_EVER = { 'cache-control': 'public, max-age=31536000, immutable', 'access-control-allow-origin': '*' };
/** A cosignature is a line. */
const LINE = { most: 4_096, message: '会签过长' };

/** Adds the journal as a transparency log (C2SP tlog-tiles, below /log): the newest checkpoint, the tree's tiles, the key, and where witnesses bring what they signed. */
export function serveLog(app: Hono, around: Surroundings, appRoot: string): void {
  const keep = keptPages(around);
  const text = (path: string, make: () => Promise<string>) =>
    app.get(path, (http) => answered(http, around, async () => http.text(await make(), 200, FRESH)));
  app.get('/log', (http) => answered(http, around, () => keep(http, async () => madeOf(logPage()))));
  text('/log/checkpoint', async () => (await covering(await around.world(), 1)).note);
  text('/log/key', async () => `${found(await logKey(await around.world()))}\n`);
  for (const name of ['verify-log.mjs', 'verify-evidence.mjs']) text(`/log/${name}`, () => readFile(join(appRoot, 'docs', name), 'utf8'));
  for (const name of ['re-execute.mjs', 'evidence.html'])
    app.get(`/log/${name}`, (http) => answered(http, around, async () => saved(http, join(appRoot, 'dist', 'evidence', name))));
  app.get('/log/tile/*', (http) =>
    answered(http, around, async () => http.body(Buffer.from(await tileOf(await around.world(), tileIn(http))), 200, FOR_EVER)),
  );
  app.post('/log/cosignatures/:size', (http) => cosigned(http, around));
  app.get('/c/:name{.+\\.log\\.json}', (http) =>
    answered(http, around, async () => {
      const world = await around.world();
      const { platformId } = await titleNamed(world, http.req.param('name').replace(/\.log\.json$/, ''), around);
      return http.json(await proofOfTitle(world, platformId), 200, { 'access-control-allow-origin': '*', 'cache-control': 'no-cache' });
    }),
  );
}

/** To be kept and opened from one's own disk: nothing of it is trusted more because it comes from here. */
const saved = async (http: Http, file: string): Promise<Response> =>
  http.body(await readFile(file).catch(() => refuse({ kind: 'notFound' })), 200, {
    ...FRESH,
    'content-disposition': `attachment; filename="${basename(file)}"`,
  });

const TILE = /^\/log\/tile\/([0-6])\/((?:x\d{3}\/){0,4}\d{3})(?:\.p\/([1-9]\d{0,2}))?$/;
const FULL = 256;

/** The tile that an address names. @throws Refused 404 where it names none. */
function tileIn(http: Http): { level: number; index: number; width: number } {
  const [, level, index = '', width] = TILE.exec(http.req.path) ?? [];
  const isOne = level !== undefined && !index.startsWith('x000') && Number(width ?? FULL) <= FULL && width !== String(FULL);
  return isOne
    ? { level: Number(level), index: Number(index.replaceAll(/[x/]/g, '')), width: Number(width ?? FULL) }
    : refuse({ kind: 'notFound' });
}

/** @throws Refused 404 where the address names no size that a checkpoint can have. */
function sizeIn(http: Http): number {
  const size = /^[1-9]\d*$/.exec(http.req.param('size') ?? '') === null ? 0 : Number(http.req.param('size'));
  return Number.isSafeInteger(size) && size > 0 ? size : refuse({ kind: 'notFound' });
}

/** Programs ask, so the answer is a line of text. */
async function cosigned(http: Http, around: Surroundings): Promise<Response> {
  try {
    const line = (await bodyText(http, LINE)).trimEnd();
    const { witness } = await cosign(await around.world(), { size: sizeIn(http), line });
    return http.text(`${witness}\n`, 200, FRESH);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    const { status, detail } = problemOf(error.refusal);
    return new Response(`${detail}\n`, { status, headers: FRESH });
  }
}
