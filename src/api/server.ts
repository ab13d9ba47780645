import { Readable } from 'node:stream';
import type { Hono, Context as Http } from 'hono';
import type * as z from 'zod';
import type { Context, World } from '../acts/context.ts';
import { firstThing } from '../acts/directory/first-things.ts';
import { type Refusal, Refused } from '../acts/refusal.ts';
import { fileName } from '../core/files/file-name.ts';
import { rolesOf } from '../core/procedure/judge.ts';
import { own } from '../core/text/own.ts';
import type { Role } from '../core/workflow/relation.ts';
import type { Documents } from '../documents/create.ts';
import { bodyText, isGone } from './body-text.ts';
import type { Contract, Faulty, FileAnswer, Route, Upload } from './contract/define.ts';
import { refusalIn } from './foreseen.ts';
import { wholeJson } from './gzipped.ts';
import { asRouteWaits } from './in-time.ts';
import { inputFaults } from './input-faults.ts';
import { judgedOneByOne } from './one-by-one.ts';
import { type Problem, problemOf, retryAfter, UNFORESEEN } from './problem.ts';
import type { Trusted } from './public/address.ts';
import { askedNow } from './request-line.ts';
import { cookieOf, DEVICE, DEVICE_SECONDS, originOf, type Sender, tokenOf } from './sender.ts';
import { servedAs } from './shown-file.ts';
import { noteSupervised } from './supervised.ts';
import { isOwnOrigin, textFaults } from './text-door.ts';
import type { Visit, Visitor } from './visit.ts';

export type PublicCtx = World & Visit;
export type SignedCtx = Context & Visit;

/** What assembling gives to the server: how to make the world of a request, and whose it is. */
export type Surroundings = {
  world(): Promise<World>;
  /** A mark that is another after every change of what the public pages show: at once after this process's, within a second after another's. */
  publicVersion(): Promise<string>;
  /** Who comes with a session's token, or null; `anew`: not as he is remembered. */
  visitor(token: string, how: { anew: boolean }): Promise<Visitor | null>;
  demonstration: boolean;
  documents: Documents;
  publicUrl: string;
  /** Whose word about where a request comes from is believed (TRUSTED_PROXY). */
  trustedProxy: Trusted;
  /** The host that requests must name; null: any, in the demonstration and where no public address was given. */
  onlyHost: string | null;
  /** One request's work among those that save or those that read, where more come than the database takes; `from` whom, where that is not said already. */
  inLane<T>(lane: 'saving' | 'reading', work: () => Promise<T>, from?: Sender): Promise<T>;
  /** Where errors that nobody foresaw go; never with personal data. */
  report(error: unknown, route: string): void;
};

type AnyHandler = (input: never, ctx: never) => Promise<unknown>;

const JSON_LIMIT = { most: 4 * 1024 * 1024, message: '一次提交的内容超过 4 MB，请分批保存' };

/** Adds every route of the contract to `app`: schema, session, role, handler, answer. */
export function serveContract(app: Hono, contract: Contract, handlers: Readonly<Record<string, AnyHandler>>, around: Surroundings): void {
  for (const [key, route] of Object.entries(contract)) {
    const handler = handlers[key];
    if (!handler) throw new Error(`no handler for ${key}`);
    const [method, path] = key.split(' ') as [string, string];
    if (route.demonstration && !around.demonstration) continue;
    app.on(method, path.replace(/\{(\w+)\}/g, ':$1'), (http) => {
      const answered = () => answer(http, key, route, handler, around);
      return route.lane === undefined ? answered() : around.inLane(route.lane, answered);
    });
  }
}

async function answer(http: Http, key: string, route: Route, handler: AnyHandler, around: Surroundings): Promise<Response> {
  let read: Promise<Record<string, unknown>> | undefined;
  const once = () => (read ??= inputOf(http, route));
  const handled = async (ctx: World | Context, { prove } = nobody) => {
    const input = await once();
    const result = await handler(input as never, { ...ctx, ...visitOf(http, around) } as never);
    if ('actor' in ctx) await noteSupervised(ctx, key, { route, params: input.params });
    await prove();
    return result;
  };
  try {
    if (http.req.method !== 'GET') checkOrigin(http, around.publicUrl);
    const work = route.who === 'public' ? worldOf(http, around).then(handled) : signedIn(http, route, { around, handled });
    const result = await asRouteWaits(route, work);
    return route.response === 'file' ? fileResponse(result as FileAnswer) : await wholeJson(http, result ?? null);
  } catch (error) {
    return failed(http, error, key, around);
  }
}

const nobody = { prove: async (): Promise<void> => undefined };

/** The database could not be asked: it would only be asked, and waited for, once more. */
const isTrouble = (error: unknown): boolean => error instanceof Refused && ['unavailable', 'unsure'].includes(error.refusal.kind);

type Handling = { around: Surroundings; handled: (ctx: Context, visitor: Visitor) => Promise<unknown> };

/**
 * Handles it for whoever comes. Where it failed before the database had said who that is (a role just given, a session just ended), it is done again for
 * whom the database names: nothing had been read or written. What is uploaded comes only once.
 */
async function signedIn(http: Http, route: Route, { around, handled }: Handling): Promise<unknown> {
  const attempt = (visitor: Visitor | null) => handled(contextOf(http, route, { around, visitor }), visitor as Visitor);
  const token = tokenOf(http, around.publicUrl);
  const come = async (anew: boolean) => (token === null ? null : around.visitor(token, { anew }));
  const visitor = await come(route.body === 'bytes' || route.asksFirst === true);
  try {
    return await attempt(visitor);
  } catch (error) {
    if (visitor === null || visitor.proven() || isTrouble(error)) throw error;
  }
  return attempt(await come(true));
}

const visitOf = (http: Http, around: Surroundings): Visit => ({
  visit: {
    token: tokenOf(http, around.publicUrl),
    setToken: (token) => http.header('set-cookie', cookieOf('shifan', token, around.publicUrl), { append: true }),
    setDevice: (mark) => http.header('set-cookie', cookieOf(DEVICE, mark, around.publicUrl, DEVICE_SECONDS), { append: true }),
    // Made when it is asked for: most answers are there before anybody could go.
    get signal() {
      return http.req.raw.signal;
    },
  },
  documents: around.documents,
  publicUrl: around.publicUrl,
});

/** The world of one request without an account. */
export const worldOf = async (http: Http, around: Surroundings): Promise<World> => ({
  ...(await around.world()),
  origin: originOf(http, around),
});

function contextOf(http: Http, route: Route, { around, visitor }: { around: Surroundings; visitor: Visitor | null }): Context {
  const ctx = visitor?.ctx;
  if (ctx === undefined || !isPageOf(http, ctx)) throw new Refused({ kind: 'notSignedIn' });
  const first = route.withOneTimePassword === true ? null : firstThing(ctx);
  if (first !== null) throw new Refused(first);
  const row = own(route.procedure?.steps ?? {}, http.req.param('step') ?? '');
  const askedIn = row ? rolesOf(row.role) : route.who === 'signedIn' ? null : (route.who as readonly Role[]);
  if (askedIn !== null && !ctx.actor.roles.some((role) => askedIn.includes(role))) throw new Refused({ kind: 'notAllowed' });
  return { ...ctx, actor: { ...ctx.actor, askedIn }, origin: originOf(http, around) };
}

/** A page says whose it is (web/client.ts): one left open by whoever was signed in before in this browser acts for nobody. Scripts say nothing. */
const isPageOf = (http: Http, { actor }: Context): boolean => (http.req.header('shifan-account') ?? actor.accountId) === actor.accountId;

/** What a browser says of a page of another site, or of a neighbouring one, also where it names no Origin. */
const ELSEWHERE = new Set(['cross-site', 'same-site']);

/** A browser names the page that sent a write; one from elsewhere is refused. Scripts send no Origin. */
export function checkOrigin(http: Http, publicUrl: string): void {
  const ours = { host: http.req.header('host'), scheme: publicUrl.startsWith('https:') ? 'https' : null } as const;
  const origin = http.req.header('origin');
  const elsewhere = origin === undefined && ELSEWHERE.has(http.req.header('sec-fetch-site') ?? '');
  if (elsewhere || !isOwnOrigin(origin, ours)) throw new Refused({ kind: 'elsewhere' });
}

async function inputOf(http: Http, route: Route): Promise<Record<string, unknown>> {
  const input: Record<string, unknown> = {};
  if (route.params) input.params = parse(route.params, http.req.param());
  if (route.query) input.query = parse(route.query, http.req.query());
  if (route.body === 'bytes') input.body = uploadOf(http);
  else if (route.body) Object.assign(input, bodyOf(route, await jsonOf(http)));
  else if (route.bodies) Object.assign(input, bodyOf({ body: bodyOfStep(route.bodies, http.req.param('step')) }, await jsonOf(http)));
  return input;
}

/** The schema of the step in the address, which is one of the route's: its parameters were read before. */
function bodyOfStep(bodies: NonNullable<Route['bodies']>, step = ''): z.ZodType {
  const body = Object.hasOwn(bodies, step) ? bodies[step] : undefined;
  if (body === undefined) throw new Refused({ kind: 'notFound' });
  return body;
}

/** A body of whole text and of the route's shape; where its parts are judged one by one, what is wrong with some does not stop the others. */
function bodyOf(route: Pick<Route, 'body' | 'each'>, raw: unknown): { body: unknown; faulty: readonly Faulty[] } {
  const { each } = route;
  const faults = textFaults(raw, (path) => each !== undefined && path.startsWith(`${each.member}/`));
  if (faults.length > 0) throw new Refused({ kind: 'badInput', faults });
  const { body, faulty } = each ? judgedOneByOne(raw, each) : { body: raw, faulty: [] };
  return { body: parse(route.body as z.ZodType, body), faulty };
}

function uploadOf(http: Http): Upload {
  const stream = http.req.raw.body;
  if (stream === null) throw badInput('body', '文件', '没有收到文件内容，请重新选择文件');
  const length = http.req.header('content-length');
  return {
    stream: stream as unknown as AsyncIterable<Uint8Array>,
    mediaType: http.req.header('content-type') ?? 'application/octet-stream',
    length: length === undefined ? null : Number(length),
  };
}

/**
 * What is sent says what it is: a form of somebody else's page can send text and fields without asking, but never JSON by its name.
 * @throws Refused 415
 */
export function expectMedia(http: Http, takes: string): void {
  const came = http.req.header('content-type') ?? null;
  const type = came?.split(';')[0]?.trim().toLowerCase() ?? null;
  if (type !== takes)
    throw new Refused({ kind: 'wrongMedia', takes, came: type === null ? null : type.replace(/[^\w/.+-]/g, '').slice(0, 60) });
}

async function jsonOf(http: Http): Promise<unknown> {
  const declared = Number(http.req.header('content-length') ?? 0);
  if (declared > JSON_LIMIT.most) throw new Refused({ kind: 'tooLarge', message: JSON_LIMIT.message });
  const text = await bodyText(http, JSON_LIMIT);
  if (text !== '') expectMedia(http, 'application/json');
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw badInput('body', 'JSON', '提交的内容不是有效的 JSON');
  }
}

function parse(schema: z.ZodType, value: unknown): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Refused({ kind: 'badInput', faults: inputFaults(schema, result.error) });
}

const badInput = (path: string, rule: string, message: string) => new Refused({ kind: 'badInput', faults: [{ path, rule, message }] });

/** As servers call it: the client closed its request. */
const GONE = 499;

function failed(http: Http, error: unknown, key: string, around: Surroundings): Response {
  const refusal = refusalIn(error);
  if (refusal) {
    if (refusal.kind === 'unavailable' || refusal.kind === 'unsure') around.report(error, key);
    return problem(refusal, http);
  }
  if (isGone(http, error)) return new Response(null, { status: GONE });
  around.report(error, key);
  const { status, title } = UNFORESEEN;
  const body = {
    type: 'urn:shifan:problem:unforeseen',
    title,
    status,
    detail: '系统出现意外错误，您的操作没有完成，内容没有改动。请稍后再试，仍不成功请联系管理员。',
    ...requestNamed(),
  };
  return new Response(JSON.stringify(body), { status, headers: { 'content-type': 'application/problem+json' } });
}

/** By this a person can say which of all requests it was, and it is found in the log. */
const requestNamed = (): Pick<Problem, 'request'> => {
  const asked = askedNow();
  return asked === null ? {} : { request: asked.id };
};

export function problem(refusal: Refusal, http?: Http): Response {
  const body = { ...problemOf(refusal), ...requestNamed() };
  const headers: Record<string, string> = { 'content-type': 'application/problem+json; charset=utf-8' };
  const after = retryAfter(refusal);
  if (after !== null) headers['retry-after'] = after;
  if ((refusal.kind === 'tooLarge' || refusal.kind === 'tooSlow') && http) headers.connection = 'close';
  return new Response(JSON.stringify(body), { status: body.status, headers });
}

/** A file with its Chinese name (RFC 5987), never sniffed, never run as a page. */
export function fileResponse(file: FileAnswer): Response {
  const body = file.bytes instanceof Uint8Array ? file.bytes : toStream(file.bytes);
  const { disposition, headers } = servedAs(file);
  return new Response(body as BodyInit, {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `${disposition}; filename*=UTF-8''${encodeURIComponent(fileName(file.name))}`,
      ...headers,
      'cache-control': 'private, no-store',
      ...(file.size === undefined ? {} : { 'content-length': String(file.size) }),
    },
  });
}

const toStream = (source: AsyncIterable<Uint8Array>) => Readable.toWeb(Readable.from(source)) as unknown as ReadableStream<Uint8Array>;
