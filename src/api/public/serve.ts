import type { Hono, Context as Http } from 'hono';
import type { World } from '../../acts/context.ts';
import { servicesOffered } from '../../acts/recognition/profile.ts';
import { type Surroundings, worldOf } from '../server.ts';
import { certificatePage } from './certificate.tsx';
import { decisionPage } from './decision.tsx';
import { type AskedService, servicesPage } from './find-service.tsx';
import { homePage } from './home.tsx';
import { answered, htmlResponse, idOf, madeOf, posted } from './http.ts';
import { keptOnce, keptPages, type Made } from './kept.ts';
import { measurePage } from './measure.tsx';
import { noticePage } from './notice.tsx';
import { serveNoticeFiles } from './notice-files.ts';
import { noticesPage } from './notices.tsx';
import { objectPage } from './objection-form.tsx';
import { platformsCsv, platformsJson } from './open-data.ts';
import type { Page } from './page.tsx';
import { paperPage } from './paper.tsx';
import { platformPage, platformsPage } from './platforms.tsx';
import { policiesPage, servePolicyFiles } from './policies.tsx';
import { recognitionPage, recognitionsPage, serveRecognitionFiles } from './recognitions.tsx';
import { registered, registerPage } from './register.tsx';
import { revocationPage, revocationsPage } from './revocations.tsx';
import { roundPage } from './round.tsx';
import { serveRoundFiles } from './round-files.ts';
import { selfCheckPage, selfCheckPolicy } from './self-check.tsx';
import { serveComplaints } from './serve-complaints.ts';
import { serveObjections } from './serve-objections.ts';
import { showcasesPage } from './showcases.tsx';
import { serveSite, sitemap } from './site.ts';

type Make = (world: World, http: Http) => Promise<Page>;

const part = (http: Http, name: string): string => (http.req.param(name) ?? '').slice(0, 100);
const query = (http: Http, name: string): string => (http.req.query(name) ?? '').slice(0, 100).trim();

/** What is the same for everybody until something changes. */
const kept: Readonly<Record<string, Make>> = {
  '/': homePage,
  '/notices': noticesPage,
  '/recognitions': recognitionsPage,
  '/recognitions/:id': (world, http) => recognitionPage(world, idOf(http)),
  '/notices/:id': (world, http) => noticePage(world, idOf(http)),
  '/notices/:id/object': (world, http) => objectPage(world, idOf(http)),
  '/rounds/:id': (world, http) => roundPage(world, idOf(http)),
  '/platforms': (world, http) =>
    platformsPage(world, {
      issuer: query(http, 'issuer'),
      city: query(http, 'city'),
      function: query(http, 'function'),
      standing: query(http, 'standing'),
      search: query(http, 'search'),
      page: Number(query(http, 'page')) || 1,
    }),
  '/platforms/:id': (world, http) => platformPage(world, idOf(http)),
  '/certificates': (world, http) => certificatePage(world, query(http, 'number')),
  '/certificates/:number': (world, http) => certificatePage(world, http.req.param('number') ?? ''),
  '/showcases': showcasesPage,
  '/policies': policiesPage,
  '/revocations': revocationsPage,
  '/revocations/:id': (world, http) => revocationPage(world, idOf(http)),
  '/measure': async (world) => measurePage(world),
  '/register': async () => registerPage(),
};

/** What belongs to one matter, asked by whoever holds its number: made each time. */
const asked: Readonly<Record<string, Make>> = {
  '/papers/:number/:version/:hash': (world, http) =>
    paperPage(world, { number: part(http, 'number'), version: part(http, 'version'), hash: part(http, 'hash') }),
  '/decisions/:number/:code': (world, http) => decisionPage(world, { number: part(http, 'number'), code: part(http, 'code') }),
};

/** Files of open data and of the site, the same for everybody as well. */
const files: Readonly<
  Record<string, { headers: Readonly<Record<string, string>>; make: (world: World, around: Surroundings, http: Http) => Promise<string> }>
> = {
  '/data/platforms.csv': {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('示范平台名录.csv')}`,
    },
    make: (world, _, http) => platformsCsv(world, query(http, 'issuer')),
  },
  '/data/platforms.json': {
    headers: { 'content-type': 'application/json' },
    make: async (world, _, http) => JSON.stringify(await platformsJson(world, query(http, 'issuer'))),
  },
  '/sitemap.xml': {
    headers: { 'content-type': 'application/xml; charset=utf-8' },
    make: (world, { publicUrl }) => sitemap(world, publicUrl),
  },
};

const askedService = (http: Http): AskedService => ({
  ...{ words: query(http, 'q'), city: query(http, 'city'), function: query(http, 'function'), page: Number(query(http, 'page')) || 1 },
  ...{ fees: http.req.queries('fee') ?? [], ways: http.req.queries('way') ?? [] },
});

/** Adds the public pages: made on the server, no script, what anybody may see. */
export function servePublic(app: Hono, around: Surroundings): void {
  const keep = keptPages(around);
  for (const [path, make] of Object.entries(kept))
    app.get(path, (http) => answered(http, around, () => keep(http, async (world) => madeOf(await make(world, http)))));
  const services = keptOnce(around, servicesOffered);
  app.get('/services', (http) =>
    answered(http, around, () => keep(http, async () => madeOf(servicesPage(await services(), askedService(http))))),
  );
  for (const [path, { headers, make }] of Object.entries(files))
    app.get(path, (http) => answered(http, around, () => keep(http, async (world) => madeFile(headers, await make(world, around, http)))));
  app.get('/check', (http) => answered(http, around, () => keep(http, selfCheck)));
  for (const [path, make] of Object.entries(asked))
    app.get(path, (http) => answered(http, around, async () => htmlResponse(await make(await around.world(), http))));
  app.post('/register', (http) =>
    answered(http, around, async () => htmlResponse(await registered(await worldOf(http, around), await posted(http, around)))),
  );
  serveRoundFiles(app, around);
  serveNoticeFiles(app, around);
  serveRecognitionFiles(app, around);
  serveObjections(app, around);
  serveComplaints(app, around);
  servePolicyFiles(app, around);
  serveSite(app, around);
}

const madeFile = (headers: Readonly<Record<string, string>>, text: string): Made => ({
  status: 200,
  headers: { 'cache-control': 'no-cache', ...headers },
  text,
});

const selfCheck = async ({ today, tools }: World): Promise<Made> =>
  madeOf(selfCheckPage(tools.schemes.inForce(today)), { 'content-security-policy': selfCheckPolicy });
