import { fits, type Schema } from '../../test/journeys/fits.ts';
import { type Document, keyOf, routesOf, type Send } from './wire.ts';

/** What was wrong with answers, each kind once: by route, status and place, with how often. */
export type Judged = {
  readonly send: Send;
  /** Answers whose status, type or content the document does not declare. */
  readonly undeclared: ReadonlyMap<string, number>;
  /** Requests that no answer came to: hung for three minutes, or cut off. */
  readonly unanswered: ReadonlyMap<string, number>;
};

const LONGEST_MS = 180_000;

/** Holds every answer of the API to the document; what comes to no answer at all is kept, and thrown as the `TypeError` that `fetch` throws. */
export function judging(send: Send, document: Document): Judged {
  const routes = routesOf(document);
  const [undeclared, unanswered] = [new Map<string, number>(), new Map<string, number>()];
  const count = (where: Map<string, number>, what: string) => where.set(what, (where.get(what) ?? 0) + 1);
  return {
    undeclared,
    unanswered,
    async send(path, init) {
      const route = keyOf(routes, path, init.method ?? 'GET');
      const response = await send(path, { ...init, signal: AbortSignal.timeout(LONGEST_MS) }).catch((error: Error & { cause?: Error }) => {
        const why = (error.cause as { code?: string } | undefined)?.code ?? error.cause?.message ?? error.message;
        if (error.name === 'TimeoutError' || error.cause !== undefined) count(unanswered, `${route?.key ?? path}: ${why}`);
        throw error.name === 'TimeoutError' ? new TypeError('hung', { cause: error }) : error;
      });
      if (route !== undefined && response.status !== 405)
        for (const fault of await faultsOf(response, route.operation, document))
          count(undeclared, `${route.key} ${response.status} ${fault.replace(/\/\d+(?=\/|\s)/g, '/n')}`);
      return response;
    },
  };
}

async function faultsOf(response: Response, { responses }: Document['paths'][string][string], document: Document): Promise<string[]> {
  const type = (response.headers.get('content-type') ?? '').split(';')[0] as string;
  const declared = responses[response.status]?.content[type];
  if (declared === undefined) return [`as “${type}” is not declared`];
  const schema = declared.schema as Schema;
  if (!/json$/.test(type) || schema.format === 'binary') return [];
  return fits(await response.clone().json(), schema, { place: '', whole: document as unknown as Schema });
}
