import type { Hono, Context as Http } from 'hono';
import type { World } from '../../acts/context.ts';
import { platformIds } from '../../acts/recognition/directory.ts';
import type { Surroundings } from '../server.ts';

/** What search engines are led to; the workspace, the API and what belongs to one person are none of it. */
const fixed = [
  '/',
  '/notices',
  '/recognitions',
  '/platforms',
  '/certificates',
  '/showcases',
  '/services',
  '/policies',
  '/revocations',
  '/check',
  '/measure',
  '/draws',
  '/log',
  '/register',
  '/complaints',
];
const closed = [
  '/app/',
  '/api/',
  '/survey/',
  '/invitation/',
  '/confirm/',
  '/password/',
  '/objections',
  '/complaints/',
  '/papers/',
  '/decisions/',
  '/c/',
];

/** Adds what a site is asked for besides its pages: robots.txt and favicon.ico; sitemap.xml is among the files of serve.ts. */
export function serveSite(app: Hono, around: Surroundings): void {
  app.get('/robots.txt', (http) =>
    http.text(['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), `Sitemap: ${around.publicUrl}/sitemap.xml`, ''].join('\n')),
  );
  app.get('/favicon.ico', (http) => http.redirect('/assets/favicon.svg', 301));
}

/** Every page that anybody may read, as sitemaps.org writes it. */
export async function sitemap(world: World, publicUrl: string): Promise<string> {
  const { notices, rounds, recognised } = await world.inTransaction(async (tx) => ({
    notices: await tx.notices.heads({ publishedBy: world.today }),
    rounds: await tx.rounds.rounds(),
    recognised: await tx.recognitionLists.heads(),
  }));
  const paths = [
    ...fixed,
    ...rounds.map(({ id }) => `/rounds/${id}`),
    ...notices.map(({ id }) => `/notices/${id}`),
    ...recognised.map(({ id }) => `/recognitions/${id}`),
    ...(await platformIds(world)).map((id) => `/platforms/${id}`),
  ];
  const lines = paths.map((path) => `  <url><loc>${publicUrl}${path}</loc></url>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</urlset>\n`;
}

/**
 * The address without the slash at its end, for somebody who typed one; null where there is none to take away. What does not begin like one of our own
 * paths leads nowhere: `//elsewhere/` would name another site.
 */
export function withoutSlash(http: Http): Response | null {
  const { pathname, search } = new URL(http.req.url);
  if (!['GET', 'HEAD'].includes(http.req.method) || !/^\/[^/\\].*\/$/.test(pathname) || pathname.startsWith('/api/')) return null;
  return http.redirect(`${pathname.replace(/\/+$/, '')}${search}`, 301);
}
