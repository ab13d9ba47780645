import type { Bad, Report, Route } from './wire.ts';

type Outcome = {
  report: Report;
  routes: readonly Route[];
  bad: readonly Bad[];
  seconds: number;
  /** Meddled scenes that came to their end before their time, and why. */
  ends: readonly string[];
  inSuccess: ReadonlyMap<string, { sent: number; taken: number }>;
  /** What else was wrong, each kind with how often: answers that the document does not declare, requests without an answer, refused writes that wrote. */
  faults: Readonly<Record<'undeclared' | 'unanswered' | 'halfDone', ReadonlyMap<string, number>>>;
  bothTaken: ReadonlyMap<string, number>;
  seed: number;
  rest: number;
  unforeseen: readonly string[];
  load: readonly number[];
  health: { asked: number; median: number; p99: number; worst: number; over200: number };
};

const byStatus = (statuses: ReadonlyMap<number, number>) =>
  [...statuses]
    .sort(([a], [b]) => a - b)
    .map(([status, n]) => `${status}×${n}`)
    .join(' ');

const counted = (kinds: ReadonlyMap<string, number>) => [...kinds].map(([what, n]) => `${n} × ${what}`).join('\n');

/** Prints what came of a run and whether its demands are met; true where all are. */
export function printed(outcome: Outcome): boolean {
  const { report, routes, bad, seconds, ends, inSuccess, faults, bothTaken, seed, rest, unforeseen, load, health } = outcome;
  console.log('| route | answers | changed where it succeeds | of these taken |\n|---|---|---|---|');
  for (const { key } of routes) {
    const { sent = 0, taken = 0 } = inSuccess.get(key) ?? {};
    console.log(`| ${key} | ${byStatus(report.get(key) ?? new Map())} | ${sent} | ${taken} |`);
  }
  const totals = new Map<number, number>();
  for (const statuses of report.values()) for (const [status, n] of statuses) totals.set(status, (totals.get(status) ?? 0) + n);
  const sum = (list: Iterable<number>) => [...list].reduce((a, b) => a + b, 0);
  const changed = sum([...inSuccess.values()].map(({ sent }) => sent));
  const untouched = routes.filter(({ key }) => (inSuccess.get(key)?.sent ?? 0) === 0).map(({ key }) => key);
  console.log(`\n${sum(totals.values())} requests in all, seed ${seed}, ${Math.round(seconds)} s: ${byStatus(totals)}`);
  console.log(
    `${changed} with one thing changed where the unchanged one succeeds, on ${routes.length - untouched.length} of ${routes.length} routes; ${rest} made of the document`,
  );
  console.log(`never changed where they succeed:\n${untouched.join('\n')}`);
  console.log(`scenes that ended before their time:\n${ends.join('\n')}`);
  console.log(`twice in the same moment, and both taken:\n${counted(bothTaken)}`);
  console.log(
    `load average at the end ${load.map((one) => one.toFixed(1)).join(' ')}; health, asked by a process of its own: ${JSON.stringify(health)} ms`,
  );
  const never = routes.filter(({ key }) => ![...(report.get(key)?.keys() ?? [])].some((status) => status < 300)).map(({ key }) => key);
  const demands: [string, boolean, string][] = [
    ['no answer of 500', bad.length === 0, bad.map((one) => JSON.stringify(one)).join('\n')],
    ['no unforeseen error in the log', unforeseen.length === 0, unforeseen.slice(0, 20).join('\n')],
    ['every answer as the document declares it', faults.undeclared.size === 0, counted(faults.undeclared)],
    ['an answer to every request', faults.unanswered.size === 0, counted(faults.unanswered)],
    ['nothing written by what was refused', faults.halfDone.size === 0, counted(faults.halfDone)],
    ['every route succeeds at least once', never.length === 0, never.join('\n')],
    ['health within 200 ms', health.worst <= 200, `${health.over200} of ${health.asked} above, worst ${health.worst} ms`],
  ];
  for (const [what, holds, why] of demands) console.log(`${holds ? 'yes' : 'NO '} ${what}${holds ? '' : `\n${why}`}`);
  return demands.every(([, holds]) => holds);
}
