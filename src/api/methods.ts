import type { Hono } from 'hono';

/** Which methods an address knows, of all routes that were added; HEAD goes with GET, and every known address answers OPTIONS. */
export function methodsOf(app: Hono): (path: string) => readonly string[] {
  const routes = app.routes
    .filter(({ method }) => method !== 'ALL')
    .map(({ method, path }) => ({ method, pattern: new RegExp(`^${patternOf(path)}$`) }));
  return (path) => {
    const known = routes.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
    if (known.length === 0) return [];
    return [...new Set(['OPTIONS', ...known, ...(known.includes('GET') ? ['HEAD'] : [])])].sort();
  };
}

/** Hono's way of writing a path as a pattern: `:name` is one step, `:name{…}` what the braces say, `*` all the rest. */
const patternOf = (path: string): string =>
  path
    .split(/(:\w+\{.+?\}(?=\/|$)|:\w+|\*)/)
    .map((part) => {
      if (part === '*') return '.*';
      if (part.startsWith(':')) return /\{(.+)\}$/.exec(part)?.[1] ?? '[^/]+';
      return part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
