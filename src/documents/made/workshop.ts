import { randomUUID } from 'node:crypto';
import { WorkFailed } from '../work/pool.ts';
import type { Made, Product, Shelf } from './shelf.ts';

/** How far a making is: done of total, and what is being made now. */
export type Progress = { readonly done: number; readonly total: number; readonly doing: string; readonly warnings?: readonly string[] };

/**
 * Says how far it is as it goes, and stops where the signal says so. Null: nothing to keep, what it is made of is kept itself, and what there is
 * to say of it was said on the way.
 */
export type Making = (say: (progress: Progress) => void, signal: AbortSignal) => Promise<Product | null>;

export type Standing =
  | ({ readonly state: 'making'; readonly seconds: number } & Progress)
  | { readonly state: 'ready'; readonly warnings: readonly string[] }
  | { readonly state: 'failed'; readonly error: unknown };

type Flight = {
  readonly promise: Promise<Made | null>;
  readonly stop: AbortController;
  readonly begunAt: number;
  progress: Progress;
  /** Who waits for it, and until when it goes on though nobody does. */
  waiters: number;
  keptUntil: number;
  outcome: Standing | null;
};

type Ticket = { readonly holder: string; readonly flight: Flight; readonly at: number };

/** What is asked about again within so long goes on. Milliseconds. */
const LEASE = 30_000;
/** A ticket is worth so long. */
const TICKET = 60 * 60_000;

/** Makes each thing once however many ask for it, says how far it is, and ends it when nobody asks any more. */
export class Workshop {
  private readonly shelf: Shelf;
  private readonly flights = new Map<string, Flight>();
  private readonly tickets = new Map<string, Ticket>();

  constructor(shelf: Shelf) {
    this.shelf = shelf;
  }

  /** What is made, from the shelf or made now; gives up waiting when `signal` says so, and the making with it where nobody else waits. */
  async want(key: string, making: Making, signal?: AbortSignal): Promise<Made | null> {
    const kept = this.shelf.get(key);
    if (kept) return kept;
    if (signal?.aborted) throw new WorkFailed('cancelled');
    const flight = this.flight(key, making);
    flight.waiters += 1;
    let leave: (() => void) | undefined;
    const left = new Promise<never>((_, reject) => {
      leave = () => reject(new WorkFailed('cancelled'));
      signal?.addEventListener('abort', leave, { once: true });
    });
    try {
      return await Promise.race([flight.promise, left]);
    } finally {
      if (leave) signal?.removeEventListener('abort', leave);
      flight.waiters -= 1;
      this.stopIfLeft(flight);
    }
  }

  /** Begins without waiting; the ticket tells its holder, and nobody else, how far it is. */
  begin(key: string, making: Making, holder: string): string {
    for (const [id, { at }] of this.tickets) if (Date.now() - at > TICKET) this.tickets.delete(id);
    const kept = this.shelf.get(key);
    const flight = kept ? readyFlight(kept.warnings) : this.flight(key, making);
    const id = randomUUID();
    this.tickets.set(id, { holder, flight, at: Date.now() });
    this.renew(flight);
    return id;
  }

  /** How far it is; null for a ticket that is not this person's, or no longer one. Asking keeps it going. */
  standing(ticket: string, holder: string): Standing | null {
    const known = this.tickets.get(ticket);
    if (!known || known.holder !== holder) return null;
    const { flight } = known;
    if (flight.outcome) return flight.outcome;
    this.renew(flight);
    return { state: 'making', seconds: Math.round((Date.now() - flight.begunAt) / 1000), ...flight.progress };
  }

  private flight(key: string, making: Making): Flight {
    const under = this.flights.get(key);
    if (under && !under.stop.signal.aborted) return under;
    const stop = new AbortController();
    const flight: Flight = {
      promise: this.made(
        key,
        (say) => making(say, stop.signal),
        (progress) => (flight.progress = progress),
      ),
      ...{ stop, begunAt: Date.now(), progress: { done: 0, total: 1, doing: '' }, waiters: 0, keptUntil: 0, outcome: null },
    };
    this.flights.set(key, flight);
    const ended = (outcome: Standing): void => {
      flight.outcome = outcome;
      if (this.flights.get(key) === flight) this.flights.delete(key);
    };
    flight.promise.then(
      (made) => ended({ state: 'ready', warnings: made?.warnings ?? flight.progress.warnings ?? [] }),
      (error: unknown) => ended({ state: 'failed', error }),
    );
    return flight;
  }

  private async made(
    key: string,
    making: (say: (progress: Progress) => void) => Promise<Product | null>,
    say: (progress: Progress) => void,
  ): Promise<Made | null> {
    // After whoever began it has its flight in hand.
    await Promise.resolve();
    const product = await making(say);
    return product && this.shelf.put(key, product);
  }

  private renew(flight: Flight): void {
    flight.keptUntil = Date.now() + LEASE;
    setTimeout(() => this.stopIfLeft(flight), LEASE + 100).unref();
  }

  private stopIfLeft(flight: Flight): void {
    if (flight.outcome === null && flight.waiters === 0 && Date.now() >= flight.keptUntil) flight.stop.abort();
  }
}

const readyFlight = (warnings: readonly string[]): Flight => ({
  promise: Promise.resolve(null),
  ...{ stop: new AbortController(), begunAt: Date.now(), progress: { done: 1, total: 1, doing: '' } },
  ...{ waiters: 0, keptUntil: 0, outcome: { state: 'ready' as const, warnings } },
});
