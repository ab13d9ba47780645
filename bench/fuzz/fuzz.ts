import { encoded } from './mutants.ts';
import { type Dice, diceOf, hostile, type Shape, spoiled, valid } from './values.ts';

export type Send = (path: string, init: RequestInit) => Promise<Response>;

/** A request that was once answered well, as it went over the wire. */
export type Seed = {
  readonly key: string;
  readonly path: string;
  readonly authorization: string | null;
  readonly type: string | null;
  readonly body: string | null;
};

type Parameter = { name: string; in: 'path' | 'query'; required: boolean; schema: Shape };
type Operation = {
  parameters: Parameter[];
  requestBody?: { content: Record<string, { schema: Shape }> };
  responses: Record<string, { content: Record<string, { schema: Shape }> }>;
};
export type Document = { paths: Record<string, Record<string, Operation>> };

export type Route = { readonly key: string; readonly method: string; readonly template: string; readonly operation: Operation };
/** A request as it goes over the wire. */
export type Wire = {
  readonly path: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
};
/** What each route answered, by status. */
export type Report = Map<string, Map<number, number>>;
export type Bad = { readonly key: string; readonly status: number; readonly path: string; readonly body: string };

export const routesOf = ({ paths }: Document): Route[] =>
  Object.entries(paths).flatMap(([template, methods]) =>
    Object.entries(methods)
      .filter(([method]) => /^(get|put|post|patch|delete)$/.test(method))
      .map(([method, operation]) => ({ key: `${method.toUpperCase()} ${template}`, method: method.toUpperCase(), template, operation })),
  );

/** The route that answers at an address: the one that names most of it. */
export function keyOf(routes: readonly Route[], path: string, method: string): Route | undefined {
  const given = (path.split('?')[0] ?? '').split('/');
  const fits = ({ template }: Route) => {
    const parts = template.split('/');
    return parts.length === given.length && parts.every((part, at) => part.startsWith('{') || part === given[at]);
  };
  return routes
    .filter((route) => route.method === method && fits(route))
    .sort((a, b) => a.template.split('{').length - b.template.split('{').length)[0];
}

/** A request of `fetch` as the bytes that go over the wire. */
export async function wireOf(path: string, init: RequestInit): Promise<Wire> {
  const { body } = init;
  const bytes =
    typeof body === 'string' || body === undefined || body === null
      ? (body ?? undefined)
      : new Uint8Array(await new Response(body).arrayBuffer());
  return { path, method: init.method ?? 'GET', headers: Object.fromEntries(new Headers(init.headers)), body: bytes };
}

/** Keeps what goes over a wire, by route, while states are made: what was answered well is where the fuzzing begins. */
export function recording(send: Send, routes: readonly Route[], report: Report): { send: Send; seeds: Seed[] } {
  const seeds: Seed[] = [];
  return {
    seeds,
    async send(path, init) {
      const response = await send(path, init);
      const key = keyOf(routes, path, init.method ?? 'GET')?.key;
      if (key === undefined) return response;
      note(report, key, response.status);
      const headers = new Headers(init.headers);
      const text = typeof init.body === 'string' ? init.body : init.body === undefined ? null : '%PDF-1.4\n';
      if (response.ok)
        seeds.push({ key, path, authorization: headers.get('authorization'), type: headers.get('content-type'), body: text });
      return response;
    },
  };
}

export function note(report: Report, key: string, status: number): void {
  const statuses = report.get(key) ?? new Map<number, number>();
  statuses.set(status, (statuses.get(status) ?? 0) + 1);
  report.set(key, statuses);
}

export type Run = {
  send: Send;
  routes: readonly Route[];
  seeds: readonly Seed[];
  requests: number;
  seed: number;
  width?: number;
};

/** Routes that would end the run for everybody, or take all of a machine: their own throttles, the day, one's own session. */
export const spared: ReadonlySet<string> = new Set(['DELETE /api/session', 'POST /api/session/password', 'POST /api/demonstration/day']);

/** Sends so many requests, each made of a seed or of its schema: some as they are, some at an edge, some hostile; by whoever may and whoever may not. */
export async function fuzz({ send, routes, seeds, requests, seed, width = 4 }: Run, report: Report): Promise<Bad[]> {
  const bad: Bad[] = [];
  const dice = diceOf(seed);
  const asked = routes.filter(({ key }) => !spared.has(key));
  const bySeed = new Map<string, Seed[]>();
  for (const one of seeds) bySeed.set(one.key, [...(bySeed.get(one.key) ?? []), one]);
  const known = knownIn(seeds, dice);
  const tokens = [...new Set(seeds.flatMap(({ authorization }) => (authorization === null ? [] : [authorization.slice(7)])))];
  let left = requests;
  const worker = async () => {
    while (left-- > 0) {
      const route = dice.of(asked);
      const { path, init } = requestOf(route, { dice, known, seeds: bySeed.get(route.key) ?? [], tokens });
      const response = await send(path, init).catch((error: unknown) => (error instanceof TypeError ? null : Promise.reject(error)));
      if (response === null) continue;
      await response.arrayBuffer();
      note(report, route.key, response.status);
      if (response.status >= 500) bad.push({ key: route.key, status: response.status, path, body: String(init.body).slice(0, 400) });
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return bad;
}

type Making = { dice: Dice; known: (name: string) => unknown; seeds: readonly Seed[]; tokens: readonly string[] };

function requestOf({ method, template, operation }: Route, { dice, known, seeds, tokens }: Making): { path: string; init: RequestInit } {
  const base = seeds.length > 0 && dice.next() < 0.7 ? dice.of(seeds) : null;
  const how = dice.next() < 0.45 ? 'valid' : dice.next() < 0.45 ? 'boundary' : 'hostile';
  const strangePlace = how === 'hostile' && dice.next() < 0.25;
  const inPath =
    base && !strangePlace ? (base.path.split('?')[0] as string) : pathOf(template, operation, { dice, known, strange: strangePlace });
  const query = queryOf(operation, { dice, known, strange: how === 'hostile' });
  const headers: Record<string, string> = {};
  const authorization = base && dice.next() < 0.7 ? base.authorization : dice.next() < 0.1 ? null : `Bearer ${dice.of(tokens)}`;
  if (authorization !== null) headers.authorization = authorization;
  const content = operation.requestBody?.content ?? {};
  const json = content['application/json']?.schema;
  if (!json)
    return {
      path: inPath + query,
      init: { method, headers, ...(operation.requestBody ? { body: dice.of(['%PDF-1.4\n', 'x', 'PK\u0003\u0004']) } : {}) },
    };
  const whole = base?.body && dice.next() < 0.8 ? (JSON.parse(base.body.replace(/^\ufeff/, '')) as unknown) : valid(json, dice, known);
  const body = how === 'valid' ? whole : spoiled(whole, json, dice, how);
  headers['content-type'] = 'application/json';
  return { path: inPath + query, init: { method, headers, body: JSON.stringify(body) ?? 'null' } };
}

type Placing = { dice: Dice; known: (name: string) => unknown; strange: boolean };

const pathOf = (template: string, { parameters }: Operation, { dice, known, strange }: Placing): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const schema = parameters.find((one) => one.in === 'path' && one.name === name)?.schema ?? {};
    const value = strange ? hostile(dice) : valid(schema, dice, known, name);
    return encoded(value).slice(0, 2000) || '%20';
  });

function queryOf({ parameters }: Operation, { dice, known, strange }: Placing): string {
  const asked = parameters
    .filter((one) => one.in === 'query' && (one.required || dice.next() < 0.5))
    .map(
      ({ name, schema }) =>
        `${name}=${encoded(strange && dice.next() < 0.5 ? hostile(dice) : valid(schema, dice, known, name)).slice(0, 2000)}`,
    );
  return asked.length === 0 ? '' : `?${asked.join('&')}`;
}

/** Ids, days and the like that stood in a request that was answered well. */
function knownIn(seeds: readonly Seed[], dice: Dice): (name: string) => unknown {
  const values = new Map<string, Set<unknown>>();
  const put = (name: string, value: unknown) => values.set(name, (values.get(name) ?? new Set()).add(value));
  for (const { key, path, body } of seeds) {
    const [template, given] = [(key.split(' ')[1] ?? '').split('/'), (path.split('?')[0] ?? '').split('/')];
    for (const [at, part] of template.entries()) if (part.startsWith('{')) put(part.slice(1, -1), decodeURIComponent(given[at] ?? ''));
    if (body?.startsWith('{'))
      for (const [name, value] of Object.entries(JSON.parse(body.replace(/^\ufeff/, '')) as object))
        if (typeof value === 'string') put(name, value);
  }
  return (name) => (values.has(name) ? dice.of([...(values.get(name) as Set<unknown>)]) : undefined);
}

/** Requests that come from many addresses, as the proxy in front would say it, so that the throttles of one do not hide what lies behind them. */
export function fromManyAddresses(send: Send, seed: number): Send {
  const dice = diceOf(seed);
  return (path, init) => {
    const headers = new Headers(init.headers);
    if (!headers.has('x-forwarded-for') && dice.next() < 0.9) headers.set('x-forwarded-for', `10.${dice.upTo(250)}.${dice.upTo(250)}.7`);
    return send(path, { ...init, headers });
  };
}
