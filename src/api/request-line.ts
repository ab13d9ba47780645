import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';

/** How a request is told from all others, here and in what a collector knows of it. */
export type Asked = { readonly id: string; readonly trace: string | null };

const requests = new AsyncLocalStorage<Asked>();

/** The request of which this is done; null for what time does. */
export const askedNow = (): Asked | null => requests.getStore() ?? null;

/** What is written of a request: never its address, which names cases and people, only the pattern that it fell under. */
export type RequestLine = { readonly method: string; readonly route: string; readonly status: number; readonly ms: number };

/** Where each request goes when it was answered. */
export type OnRequest = (line: RequestLine) => void;

/** As proxies make them: 32 hexadecimal digits or a UUID. Anything longer or freer could bring somebody's number into the log. */
const MADE = /^(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
/** W3C Trace Context. */
const TRACE = /^[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/**
 * Names each request, by the name that a proxy gave it where that is well formed, says the name in the answer, and tells of it once its answer is there:
 * a file that is still being sent is not waited for.
 */
export const requestLine =
  (told: OnRequest): MiddlewareHandler =>
  async (http, next) => {
    const given = http.req.header('x-request-id')?.toLowerCase() ?? '';
    const asked = { id: MADE.test(given) ? given : randomUUID(), trace: TRACE.exec(http.req.header('traceparent') ?? '')?.[1] ?? null };
    const began = performance.now();
    await requests.run(asked, async () => {
      await next();
      http.res.headers.set('x-request-id', asked.id);
      const method = METHODS.has(http.req.method) ? http.req.method : 'OTHER';
      const ms = Math.round((performance.now() - began) * 10) / 10;
      told({ method, route: http.req.routePath, status: http.res.status, ms });
    });
  };
