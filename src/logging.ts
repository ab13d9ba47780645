import { Refused } from './acts/refusal.ts';
import { askedNow, type RequestLine } from './api/request-line.ts';
import type { Level } from './config.ts';
import { DatabaseUnavailable } from './store/unavailable.ts';

/** What the running system writes: a line of JSON each, with the request's name where it is of one. */
export type Logging = {
  request(line: RequestLine): void;
  /** An error that nobody foresaw, or a database that is away; `where`: a route's pattern, or a job. */
  report(error: unknown, where: string): void;
};

const rank: Readonly<Record<Level, number>> = { error: 0, warn: 1, info: 2, debug: 3 };

/** Asked every few seconds by what watches the process. */
const PROBES: ReadonlySet<string> = new Set(['/api/health', '/api/ready']);

/** Lines of `level` and above it go to `write`. */
export function loggingTo(write: (line: string) => void, level: Level): Logging {
  const line = (of: Level, fields: Readonly<Record<string, unknown>>): void => {
    if (rank[of] > rank[level]) return;
    const asked = askedNow();
    const named = asked === null ? {} : { request: asked.id, ...(asked.trace === null ? {} : { trace: asked.trace }) };
    write(JSON.stringify({ time: new Date().toISOString(), level: of, ...named, ...fields }));
  };
  return {
    request: (one) => line(levelOf(one), one),
    report: (error, where) => line('error', { where, message: messageOf(error) }),
  };
}

const levelOf = ({ route, status }: RequestLine): Level => {
  if (status >= 500) return 'warn'; // of what nobody foresaw the error itself is told
  return PROBES.has(route) ? 'debug' : 'info';
};

/** A database that is away is one sentence, however many ask; what nobody foresaw comes with its stack. */
const messageOf = (error: unknown): string => {
  if (error instanceof Refused) return messageOf(error.cause ?? error.message);
  if (error instanceof DatabaseUnavailable || !(error instanceof Error)) return error instanceof Error ? error.message : String(error);
  return error.stack ?? error.message;
};
