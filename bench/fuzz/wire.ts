import type { Shape } from './values.ts';

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
export type Operation = {
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

/** Routes that would end the run for everybody, or take all of a machine: their own throttles, the day, one's own session. */
export const spared: ReadonlySet<string> = new Set(['DELETE /api/session', 'POST /api/session/password', 'POST /api/demonstration/day']);
