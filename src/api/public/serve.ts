import type { Hono, Context as Http } from 'hono';
import type { World } from '../../acts/context.ts';
import { fileObjection } from '../../acts/notice/object.ts';
import { Refused } from '../../acts/refusal.ts';
import { id as uuid } from '../contract/directory.ts';
import { newObjection } from '../contract/notice.ts';
import { problemOf } from '../problem.ts';
import type { Surroundings } from '../server.ts';
import { certificatePage } from './certificate.tsx';
import { homePage } from './home.tsx';
import { measurePage } from './measure.tsx';
import { noticePage, noticesPage } from './notices.tsx';
import { filedPage, trackPage } from './objections.tsx';
import { platformsCsv, platformsJson } from './open-data.ts';
import { htmlOf, type Page, problemPage } from './page.tsx';
import { platformPage, platformsPage } from './platforms.tsx';
import { registered, registerPage } from './register.tsx';
import { showcasesPage } from './showcases.tsx';

type Make = (world: World, http: Http) => Promise<Page>;

const query = (http: Http, name: string): string => (http.req.query(name) ?? '').slice(0, 100).trim();

const pages: Readonly<Record<string, Make>> = {
  '/': homePage,
  '/notices': noticesPage,
  '/notices/:id': (world, http) => noticePage(world, idOf(http)),
  '/objections': (world, http) => trackPage(world, query(http, 'number')),
  '/platforms': (world, http) =>
    platformsPage(world, {
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
  '/measure': async () => measurePage(),
  '/register': async () => registerPage(),
};

/** Adds the public pages: made on the server, no script, what anybody may see. */
export function servePublic(app: Hono, around: Surroundings): void {
  for (const [path, make] of Object.entries(pages))
    app.get(path, (http) => answered(http, around, async () => htmlResponse(await make(await around.world(), http))));
  app.post('/notices/:id/objections', (http) =>
    answered(http, around, async () => htmlResponse(await objected(await around.world(), http))),
  );
  app.post('/register', (http) =>
    answered(http, around, async () => htmlResponse(await registered(await around.world(), await posted(http)))),
  );
  app.get('/data/platforms.csv', (http) => answered(http, around, async () => csvResponse(await platformsCsv(await around.world()))));
  app.get('/data/platforms.json', (http) => answered(http, around, async () => http.json(await platformsJson(await around.world()))));
  app.notFound((http) => htmlResponse(problemPage(404, '没有找到', `没有“${http.req.path}”这个页面，可能已被移走。`)));
}

const htmlResponse = (page: Page): Response =>
  new Response(htmlOf(page), {
    status: page.status ?? 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache' },
  });

const csvResponse = (text: string): Response =>
  new Response(text, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent('示范平台名录.csv')}`,
    },
  });

async function answered(http: Http, around: Surroundings, work: () => Promise<Response>): Promise<Response> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refused) {
      const { status, title, detail } = problemOf(error.refusal);
      return htmlResponse(problemPage(status, title, detail));
    }
    around.report(error, `${http.req.method} ${http.req.routePath}`);
    return htmlResponse(problemPage(500, '系统出错', '系统出现意外错误，请稍后重试。'));
  }
}

function idOf(http: Http): string {
  const parsed = uuid.safeParse(http.req.param('id'));
  if (!parsed.success) throw new Refused({ kind: 'notFound' });
  return parsed.data;
}

const FORM_LIMIT = 64 * 1024;

/** A form posted without script: the receipt, or the same page with every fault and what was typed. */
async function objected(world: World, http: Http): Promise<Page> {
  const id = idOf(http);
  const values = await posted(http);
  const parsed = newObjection.safeParse({ ...values, byUnit: values.byUnit === 'true' });
  if (!parsed.success) return noticePage(world, id, { values, faults: parsed.error.issues.map(faultOf) });
  return filedPage((await fileObjection(world, id, parsed.data)).trackingNumber);
}

/** The fields of a form posted from one of our own pages. */
async function posted(http: Http): Promise<Record<string, string>> {
  const origin = http.req.header('origin');
  if (origin !== undefined && origin !== 'null' && new URL(origin).host !== http.req.header('host'))
    throw new Refused({ kind: 'notAllowed' });
  return Object.fromEntries(new URLSearchParams(await textOf(http)));
}

const faultOf = ({ path, message }: { path: PropertyKey[]; message: string }) => {
  const name = String(path[0] ?? '');
  return { path: name, message: name === 'dossierId' ? '请选择对哪家单位提出异议' : message };
};

async function textOf(http: Http): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of (http.req.raw.body ?? []) as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > FORM_LIMIT) throw new Refused({ kind: 'tooLarge', message: '提交的内容过长，请精简后再提交' });
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
