import type { MiddlewareHandler } from 'hono';

/** HEAD is answered as GET, without the body: what makes the body, a file or a thread of the journal, is told that nobody reads it, and ends. */
export const unread: MiddlewareHandler = async (http, next) => {
  await next();
  if (http.req.method === 'HEAD') await http.res.body?.cancel();
};
