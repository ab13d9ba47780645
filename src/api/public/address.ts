import type { Context as Http } from 'hono';

type NodeEnv = { incoming?: { socket?: { remoteAddress?: string } } } | undefined;

const isLoopback = (address: string) => /^(::1|(::ffff:)?127\.)/.test(address);

/**
 * From where a request comes, for counting what is refused. Behind a proxy on the same machine it is the last address that this proxy names;
 * what others write into the header counts for nothing.
 */
export function addressOf(http: Http): string {
  const direct = (http.env as NodeEnv)?.incoming?.socket?.remoteAddress ?? '';
  const named = (http.req.header('x-forwarded-for') ?? '').split(',').at(-1)?.trim() ?? '';
  return isLoopback(direct) && named !== '' ? named : direct;
}
