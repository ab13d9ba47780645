import { AsyncLocalStorage } from 'node:async_hooks';
import { DatabaseUnavailable } from './unavailable.ts';

/** What a request is about: writing what somebody typed or does, or showing something. */
export type Lane = 'saving' | 'reading';

/** `admitted`: it has had its turn once; what else it asks goes before those that have not begun. `waited`: milliseconds, in all its turns together. */
type Coming = { readonly lane: Lane; admitted: boolean; waited: number };

const requests = new AsyncLocalStorage<Coming>();

/** One request, from its first to its last question to the database. */
export const inLane = <T>(lane: Lane, work: () => Promise<T>): Promise<T> => requests.run({ lane, admitted: false, waited: 0 }, work);

type Waiting = { readonly go: () => void; readonly admitted: boolean };
type Limits = {
  /** How many may be inside at once. */
  readonly places: number;
  /** How many that have not begun may wait in a lane; the next is refused at once. */
  readonly queue: number;
  /** Milliseconds that a request waits at most, however often it has to; a tenth of it may be waited for in any of its turns. */
  readonly waitMs: number;
};

export type Gate = {
  /** Waits for its turn; answers how to leave. Throws `busy` where the lane is full, or the wait too long. */
  enter(): Promise<() => void>;
  waiting(): number;
};

/**
 * Who may go to the database now, where more come than it has connections: in each lane one after the other, savers before readers, and a quarter of the
 * places is kept from either, so that no crowd of readers holds up who saves and submits, nor the other way round.
 */
export function gate({ places, queue, waitMs }: Limits): Gate {
  const most = places - Math.floor(places / 4);
  const inside: Record<Lane, number> = { saving: 0, reading: 0 };
  const lines: Record<Lane, Waiting[]> = { saving: [], reading: [] };
  const isFree = (lane: Lane): boolean => inside.saving + inside.reading < places && inside[lane] < most;
  const letIn = (): void => {
    for (const lane of ['saving', 'reading'] as const)
      while (lines[lane].length > 0 && isFree(lane)) {
        inside[lane] += 1;
        lines[lane].shift()?.go();
      }
  };
  const wait = ({ lane, admitted, waited }: Coming): Promise<void> => {
    const line = lines[lane];
    const left = Math.max(waitMs - waited, waitMs / 10);
    const begun = line.filter((one) => one.admitted).length;
    if (!admitted && line.length - begun >= queue)
      return Promise.reject(new DatabaseUnavailable('busy', new Error(`${queue} requests wait already (${lane})`)));
    return new Promise((resolve, reject) => {
      const one: Waiting = {
        admitted,
        go: () => {
          clearTimeout(timer);
          resolve();
        },
      };
      const timer = setTimeout(() => {
        line.splice(line.indexOf(one), 1);
        reject(new DatabaseUnavailable('busy', new Error(`waited ${waited + left} ms (${lane})`)));
      }, left);
      line.splice(admitted ? begun : line.length, 0, one);
    });
  };
  return {
    async enter() {
      const coming: Coming = requests.getStore() ?? { lane: 'reading', admitted: false, waited: 0 };
      const { lane } = coming;
      if (isFree(lane) && lines[lane].length === 0) inside[lane] += 1;
      else {
        const began = Date.now();
        await wait(coming).finally(() => {
          coming.waited += Date.now() - began;
        });
      }
      coming.admitted = true;
      let left = false;
      return () => {
        if (left) return;
        left = true;
        inside[lane] -= 1;
        letIn();
      };
    },
    waiting: () => lines.saving.length + lines.reading.length,
  };
}
