import type { World } from '../acts/context.ts';
import type { Presence } from './presence.ts';

type Options = { readonly process: string; readonly everyMs: number; readonly report: (error: unknown) => void };

/** Says to the other processes who is here and hears who is there: one statement each time, and none where nobody is. */
export function createExchange(presence: Presence, world: () => Promise<World>, process: string): () => Promise<void> {
  let said = false;
  return async () => {
    const { wallNow, asSystem } = await world();
    const open = presence.open(wallNow);
    if (open.length === 0 && !said) return;
    const elsewhere = await asSystem((tx) => tx.presences.exchange(process, open));
    said = open.length > 0;
    presence.hear(elsewhere, wallNow);
  };
}

/** The same, again and again until it is stopped. What a process said last is forgotten two minutes after it. */
export function startExchange(
  presence: Presence,
  world: () => Promise<World>,
  { process, everyMs, report }: Options,
): { stop(): Promise<void> } {
  const exchange = createExchange(presence, world, process);
  let running: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(exchange).catch(report);
  }, everyMs);
  timer.unref();
  return {
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
