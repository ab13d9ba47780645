import { AsyncLocalStorage } from 'node:async_hooks';
import { DatabaseUnavailable } from './unavailable.ts';

/** What a request is about: writing what somebody typed or does, or showing something. */
export type Lane = 'saving' | 'reading';

/**
 * `admitted`: it has had its turn once; what else it asks goes before those that have not begun. `waited`: milliseconds, in all its turns together. `wrote`:
 * something of it stands already.
 */
type Coming = { readonly lane: Lane; readonly from: Sender; admitted: boolean; waited: number; wrote: boolean };
/** Whose a request is, and whether he has gone meanwhile. */
export type Sender = { readonly who: string; readonly gone: () => boolean };
const ANYBODY: Sender = { who: '', gone: () => false };
const coming = (lane: Lane, from = ANYBODY): Coming => ({ lane, from, admitted: false, waited: 0, wrote: false });

const requests = new AsyncLocalStorage<Coming>();

/** One request, from its first to its last question to the database; `from` whom, where that is not said already. */
export const inLane = <T>(lane: Lane, work: () => Promise<T>, from = requests.getStore()?.from): Promise<T> =>
  requests.run(coming(lane, from), work);

/** A transaction of this request has written, and stands: what fails after it is no longer a request of which nothing was done. */
export const noteWritten = (): void => {
  const request = requests.getStore();
  if (request !== undefined) request.wrote = request.lane === 'saving';
};
export const hasWritten = (): boolean => requests.getStore()?.wrote ?? false;

type Waiting = { readonly go: () => void; readonly refuse: (why: string) => void; readonly admitted: boolean; readonly from: Sender };
type Limits = {
  /** How many may be inside at once. */
  readonly places: number;
  /** How many that have not begun may wait in a lane; then the last of whoever has most waiting is refused, which may be the next that comes. */
  readonly queue: number;
  /** Milliseconds that a request waits at most, however often it has to; a tenth of it may be waited for in any of its turns. */
  readonly waitMs: number;
};

export type Gate = {
  /** Waits for its turn; answers how to leave. Throws `busy` where the lane is full, or the wait too long. */
  enter(): Promise<() => void>;
  waiting(): number;
};

/** The last that came of whoever has most waiting; of several who have as many, of the one that came last of all. */
function lastOfMost(line: readonly Waiting[]): Waiting {
  const many = new Map<string, number>();
  for (const {
    from: { who },
  } of line)
    many.set(who, (many.get(who) ?? 0) + 1);
  const most = Math.max(...many.values());
  return line.findLast(({ from: { who } }) => many.get(who) === most) as Waiting;
}

/**
 * Who may go to the database now, where more come than it has connections: in each lane one after the other, savers before readers, and a quarter of the
 * places is kept from either, so that no crowd of readers holds up who saves and submits, nor the other way round; and no crowd of one sender's takes a
 * full line from the others.
 */
export function gate({ places, queue, waitMs }: Limits): Gate {
  const most = places - Math.floor(places / 4);
  const inside: Record<Lane, number> = { saving: 0, reading: 0 };
  const lines: Record<Lane, Waiting[]> = { saving: [], reading: [] };
  const isFree = (lane: Lane): boolean => inside.saving + inside.reading < places && inside[lane] < most;
  const letIn = (): void => {
    for (const lane of ['saving', 'reading'] as const)
      for (let [next] = lines[lane]; next !== undefined && isFree(lane); [next] = lines[lane]) {
        // What nobody waits for is not read; what somebody sent is kept, also of a page that was closed.
        if (lane === 'reading' && next.from.gone()) next.refuse('nobody waits any more');
        else {
          inside[lane] += 1;
          lines[lane].shift();
          next.go();
        }
      }
  };
  const wait = ({ lane, from, admitted, waited }: Coming): Promise<void> => {
    const line = lines[lane];
    const left = Math.max(waitMs - waited, waitMs / 10);
    const begun = line.filter((one) => one.admitted).length;
    return new Promise((resolve, reject) => {
      const one: Waiting = {
        admitted,
        from,
        go: () => {
          clearTimeout(timer);
          resolve();
        },
        refuse: (why) => {
          clearTimeout(timer);
          line.splice(line.indexOf(one), 1);
          reject(new DatabaseUnavailable('busy', new Error(`${why} (${lane})`)));
        },
      };
      const timer = setTimeout(() => one.refuse(`waited ${waited + left} ms`), left);
      line.splice(admitted ? begun : line.length, 0, one);
      if (!admitted && line.length - begun > queue) lastOfMost(line.slice(begun)).refuse(`${queue} requests wait already`);
    });
  };
  return {
    async enter() {
      const request = requests.getStore() ?? coming('reading');
      const { lane } = request;
      if (isFree(lane) && lines[lane].length === 0) inside[lane] += 1;
      else {
        const began = Date.now();
        await wait(request).finally(() => {
          request.waited += Date.now() - began;
        });
      }
      request.admitted = true;
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
