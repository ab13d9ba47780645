import type { Send } from './client.ts';

export type Timing = { route: string; count: number; medianMs: number; p95Ms: number; totalMs: number };

/** Wraps how requests are sent and keeps how long each route took, ids left out of its name. */
export function timed(send: Send): { send: Send; timings(): Timing[] } {
  const taken = new Map<string, number[]>();
  return {
    async send(path, init) {
      const started = performance.now();
      const response = await send(path, init);
      const route = `${init.method ?? 'GET'} ${nameOf(path)}`;
      const list = taken.get(route) ?? [];
      list.push(performance.now() - started);
      taken.set(route, list);
      return response;
    },
    timings: () => [...taken].map(([route, list]) => summed(route, list)).sort((a, b) => b.totalMs - a.totalMs),
  };
}

const nameOf = (path: string): string =>
  (path.split('?')[0] ?? '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '{id}').replace(/(certificates|objections)\/[^/]+/, '$1/{number}');

function summed(route: string, list: readonly number[]): Timing {
  const sorted = [...list].sort((a, b) => a - b);
  const at = (share: number) => Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
  return { route, count: list.length, medianMs: at(0.5), p95Ms: at(0.95), totalMs: Math.round(list.reduce((a, b) => a + b, 0)) };
}
