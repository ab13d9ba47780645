import { existsSync, readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import type { Context as Http } from 'hono';
import { answerWhole, type Bytes, type Coding, hashOf, type Representation } from './representation.ts';
import { decoded } from './text-door.ts';

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/** The build packs each file ahead (bin/assets.mjs), best first. */
const endings: Readonly<Record<Coding, string>> = { br: '.br', gzip: '.gz' };

const bytesAt = (file: string): Bytes => new Uint8Array(readFileSync(file));

function read(file: string): Representation {
  const plain = bytesAt(file);
  const packed = new Map<Coding, Bytes>();
  for (const coding of ['br', 'gzip'] as const) if (existsSync(file + endings[coding])) packed.set(coding, bytesAt(file + endings[coding]));
  return { hash: hashOf(plain), plain, codings: [...packed.keys()], packed: (coding) => packed.get(coding) ?? plain };
}

/** A name with its content's hash may be kept for ever; one without is looked after each time, and costs nothing where it has not changed. */
const cacheOf = (path: string): string => (/-[\w-]{8,}\.\w+$/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache');

export type Assets = {
  /** A file of the build, or null where there is none of that address. */
  at(http: Http): Promise<Response | null>;
  /** The page in which the workspace begins; null before the first build. */
  workspace(http: Http): Promise<Response | null>;
};

/** The browser's files below `webRoot`: each is read once, and goes as it was packed when it was built. */
export function assetsIn(webRoot: string): Assets {
  const kept = new Map<string, Representation>();
  const answer = async (http: Http, path: string): Promise<Response | null> => {
    const type = types[extname(path)];
    const file = join(webRoot, path);
    if (!type || (!kept.has(path) && !existsSync(file))) return null;
    const whole = kept.get(path) ?? read(file);
    kept.set(path, whole);
    return answerWhole(http, whole, { 'content-type': type, 'cache-control': cacheOf(path) });
  };
  return {
    async at(http) {
      const path = normalize(decoded(http.req.path) ?? '').replaceAll('\\', '/');
      return path.startsWith('/assets/') ? answer(http, path) : null;
    },
    workspace: (http) => answer(http, 'index.html'),
  };
}
