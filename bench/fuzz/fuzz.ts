import { encoded } from './mutants.ts';
import { type Dice, diceOf, hostile, spoiled, valid } from './values.ts';
import { type Bad, note, type Operation, type Report, type Route, type Seed, type Send, spared } from './wire.ts';

export type Run = {
  send: Send;
  routes: readonly Route[];
  seeds: readonly Seed[];
  requests: number;
  seed: number;
  width?: number;
};

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
