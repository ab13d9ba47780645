import { join } from 'node:path';
import { Hono, type Context as Http } from 'hono';
import { type Refusal, Refused } from '../acts/refusal.ts';
import { assetsIn } from './assets.ts';
import { contract } from './contract/contract.ts';
import type { DirectoryParts } from './directory.ts';
import { docsPage } from './docs-page.ts';
import type { FillingParts } from './filling.ts';
import { gzipped } from './gzipped.ts';
import { handlersWith } from './handlers.ts';
import { methodsOf } from './methods.ts';
import { openapi } from './openapi.ts';
import { problemOf } from './problem.ts';
import { htmlResponse } from './public/http.ts';
import { problemPage } from './public/page.tsx';
import { servePublic } from './public/serve.ts';
import { serveConfirm } from './public/serve-confirm.ts';
import { serveDraws } from './public/serve-draws.ts';
import { serveInvitation } from './public/serve-invitation.ts';
import { serveLog } from './public/serve-log.ts';
import { servePassword } from './public/serve-password.ts';
import { serveSurvey } from './public/serve-survey.ts';
import { serveTitles } from './public/serve-titles.ts';
import { withoutSlash } from './public/site.ts';
import { type OnRequest, requestLine } from './request-line.ts';
import { senderOf } from './sender.ts';
import { problem, type Surroundings, serveContract } from './server.ts';
import { checkAddress } from './text-door.ts';
import { unread } from './unread.ts';

/** Where the built browser workspace lies, the program itself with the scripts that prove what it made, and who is told of each request. */
export type AppParts = DirectoryParts & FillingParts & { webRoot: string; appRoot: string; onRequest: OnRequest };

const CSP =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self' blob:; object-src 'self' blob:; base-uri 'none'; form-action 'self'; frame-ancestors 'self'; require-trusted-types-for 'script'";

/** Asked by what stands before the server, under whatever name it has there. */
const PROBES: ReadonlySet<string> = new Set(['/api/health', '/api/ready']);

/** The whole HTTP side: API, its description, public pages, and the workspace in the browser. */
export function createApp(parts: AppParts, around: Surroundings): Hono {
  const app = new Hono();
  app.use('*', requestLine(parts.onRequest));
  const script = (name: string) => join(parts.appRoot, 'docs', name);
  app.use('*', (http, next) =>
    around.inLane(['GET', 'HEAD'].includes(http.req.method) ? 'reading' : 'saving', next, senderOf(http, around)),
  );
  app.use('*', unread);
  app.use('*', gzipped);
  app.use('*', async (http, next) => {
    await next();
    const headers = http.res.headers;
    if (!headers.has('content-security-policy')) headers.set('content-security-policy', CSP);
    headers.set('x-content-type-options', 'nosniff');
    headers.set('referrer-policy', 'same-origin');
    headers.set('x-frame-options', 'SAMEORIGIN');
    headers.set('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
    headers.set('cross-origin-opener-policy', 'same-origin');
    if (around.publicUrl.startsWith('https:')) headers.set('strict-transport-security', 'max-age=31536000');
    if (http.req.path.startsWith('/api/') && !headers.has('cache-control')) headers.set('cache-control', 'no-store');
    if (parts.phase() === 'draining') headers.set('connection', 'close'); // the next request goes to whoever stays, and none is cut off on a line kept open
  });
  app.use('*', async (http, next) => {
    const host = http.req.header('host');
    const isOurs = around.onlyHost === null || host === undefined || host.toLowerCase() === around.onlyHost || PROBES.has(http.req.path);
    if (!isOurs) return refusedAt(http, { kind: 'wrongHost' });
    try {
      checkAddress(http.req.url);
    } catch (error) {
      if (error instanceof Refused) return refusedAt(http, error.refusal);
      throw error;
    }
    return next();
  });
  app.onError((error, http) => {
    around.report(error, `${http.req.method} ${http.req.routePath}`);
    return htmlResponse(problemPage(500, '系统出错', '系统出现意外错误，请稍后再试。'));
  });
  serveContract(app, contract, handlersWith(parts), around);
  // The contract itself is told also where the database, and with it the editions that were signed here, can't be asked.
  const editions = () =>
    around.world().then(
      ({ tools: { schemes } }) => schemes.all().map(({ id }) => schemes.named(id)),
      () => [],
    );
  app.get('/api/openapi.json', async (http) => http.json(openapi(contract, parts.version, await editions())));
  app.get('/api/docs', (http) => http.html(docsPage(contract)));
  const assets = assetsIn(parts.webRoot);
  app.get('/assets/*', async (http) => (await assets.at(http)) ?? refusedAt(http, { kind: 'notFound' }));
  app.get('/app', (http) => http.redirect('/app/'));
  app.get('/app/*', async (http) => (await assets.workspace(http)) ?? http.text('网页尚未构建，请运行 npm run build', 503));
  serveSurvey(app, around);
  serveConfirm(app, around);
  serveInvitation(app, around);
  servePassword(app, around);
  serveDraws(app, around, script('verify-draw.mjs'));
  serveLog(app, around, parts.appRoot);
  serveTitles(app, around, script('verify-certificate.mjs'));
  servePublic(app, around);
  const allowed = methodsOf(app);
  app.notFound((http) => {
    const trimmed = withoutSlash(http);
    if (trimmed !== null) return trimmed;
    const methods = allowed(http.req.path);
    if (methods.length === 0) return refusedAt(http, { kind: 'notFound' });
    const allow = { allow: methods.join(', ') };
    return http.req.method === 'OPTIONS' ? http.body(null, 204, allow) : refusedAt(http, { kind: 'wrongMethod', methods }, allow);
  });
  return app;
}

/** As whoever asks can read it: problem details for the API, a page for the rest. */
function refusedAt(http: Http, refusal: Refusal, headers: Readonly<Record<string, string>> = {}): Response {
  const { status, title, detail } = problemOf(refusal);
  const api = http.req.path.startsWith('/api/');
  const lost = refusal.kind === 'notFound' ? `没有“${http.req.path}”这个页面，可能已被移走。` : detail;
  const response = api ? problem(refusal) : htmlResponse(problemPage(status, title, lost));
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}
