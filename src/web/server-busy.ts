import type { Problem } from '../api/problem.ts';

/** A server that is busy says after how many seconds to come again; one that says longer than this (a throttle) is not waited for. */
const LONGEST = 30;
/** So often one comes again, a minute and a half in all where every answer says three seconds, before it is said that it failed. */
const TRIES = 20;

/** Only what says of itself that nothing was done may be asked again by itself. */
const UNDONE: ReadonlySet<string> = new Set(['busy', 'unavailable', 'tooMany'].map((kind) => `urn:shifan:problem:${kind}`));

/** Milliseconds to wait before the same is asked again, `share` of the time said later, so that not all come in the same moment; null where asking again is not right. */
export function pauseBefore({ status, after, problem }: Answer, tried: number, share: number): number | null {
  const seconds = Number(after ?? Number.NaN);
  const mayAsk = (status === 503 || status === 429) && UNDONE.has(problem.type) && tried < TRIES;
  return mayAsk && seconds > 0 && seconds <= LONGEST ? Math.round(seconds * 1000 * (1 + share)) : null;
}

export type Answer = { readonly status: number; readonly after: string | null; readonly problem: Problem };

const listeners = new Set<() => void>();
let waiting = 0;
const changed = (by: number): void => {
  waiting += by;
  for (const listener of listeners) listener();
};

/** Whether something waits for a busy server now, for whoever says so on the page. */
export const isWaiting = (): boolean => waiting > 0;
export const onWaiting = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Asks, and again where the server is busy, as long after as it says; `ask` answers what it got, or what it was refused with. */
export async function askPatiently<T>(ask: () => Promise<{ got: T } | { refused: Answer }>): Promise<{ got: T } | { refused: Answer }> {
  for (let tried = 0; ; tried += 1) {
    const answer = await ask();
    const pause = 'got' in answer ? null : pauseBefore(answer.refused, tried, Math.random());
    if (pause === null) return answer;
    changed(1);
    await new Promise((resolve) => setTimeout(resolve, pause));
    changed(-1);
  }
}
