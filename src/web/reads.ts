import { sameParts } from './same-parts.ts';

/** What was asked for: the route, what it was asked with, and a further word where one answer is read in two ways. */
export type Address = readonly [route: string, request: unknown, ...way: string[]];
export type ReadState<E> = { readonly data: unknown; readonly error: E | null };
type Reader<T = unknown> = (signal: AbortSignal) => Promise<T>;
/** `settled`: it never changes once it was read. */
export type Source<T = unknown> = { readonly address: Address; readonly read: Reader<T>; readonly settled?: boolean };

/** As long as this an answer counts as new; whoever comes to an older one sees it, and it is read again meanwhile. Milliseconds. */
const FRESH = 10_000;
/** What nobody has shown for so long is forgotten. Milliseconds. */
const KEPT = 300_000;

type Entry<E> = {
  readonly source: Source;
  state: ReadState<E>;
  readAt: number;
  /** Something was changed since, or the last reading failed. */
  outdated: boolean;
  reading: { readonly done: Promise<unknown>; readonly stop: AbortController } | null;
  readonly shown: Set<() => void>;
  forgetting: ReturnType<typeof setTimeout> | undefined;
};

type Parts<E> = {
  /** Whatever was thrown, as the error that is shown. */
  readonly problem: (thrown: unknown) => E;
  /** How long to wait before the next try, in milliseconds; null: no more. */
  readonly again: (error: E, tries: number) => number | null;
};

/**
 * What was read from the server, once for all who show it. It is read when it is first shown, when it is shown again and no longer new, when the window is
 * come back to, and after every act of one's own; what stands stays meanwhile, and keeps its identity where it has not changed.
 */
export class Reads<E> {
  private readonly entries = new Map<string, Entry<E>>();
  private readonly parts: Parts<E>;

  constructor(parts: Parts<E>) {
    this.parts = parts;
  }

  state(address: Address): ReadState<E> {
    return this.entries.get(nameOf(address))?.state ?? nothing;
  }

  /** From now on it is shown, and `told` of each change; returns how to stop. */
  show(source: Source, told: () => void): () => void {
    const entry = this.entry(source);
    clearTimeout(entry.forgetting);
    entry.shown.add(told);
    if (isOld(entry)) {
      this.hideFailure(entry);
      this.read(entry, false);
    }
    return () => {
      entry.shown.delete(told);
      this.forgetLater(entry);
    };
  }

  /** Reads it now, whoever shows it; throws where that fails. */
  async fetch<T>(source: Source<T>): Promise<T> {
    const entry = this.entry(source);
    return (isOld(entry) ? await this.read(entry, false) : entry.state.data) as T;
  }

  /** The same though it is new; what goes wrong stands in the state. */
  async refetch(source: Source): Promise<void> {
    const entry = this.entry(source);
    this.hideFailure(entry);
    await this.read(entry, true).catch(() => undefined);
  }

  /** Old from now on are those that fit; what is shown of them is read again. Resolves when that was done, well or not. */
  async outdate(fits: (address: Address, settled: boolean) => boolean): Promise<void> {
    const old = [...this.entries.values()].filter(({ source }) => fits(source.address, source.settled === true));
    for (const entry of old) {
      entry.outdated = true;
      // Whoever waits for it gets it; whoever shows it later reads it again.
      if (entry.shown.size === 0) entry.reading = null;
    }
    await Promise.all(old.filter(({ shown }) => shown.size > 0).map((entry) => this.read(entry, true).catch(() => undefined)));
  }

  /** Forgotten are those that fit: nobody sees again what was read of them. */
  forget(fits: (address: Address) => boolean): void {
    for (const [name, entry] of this.entries) {
      if (!fits(entry.source.address)) continue;
      entry.reading?.stop.abort();
      clearTimeout(entry.forgetting);
      entry.reading = null;
      entry.outdated = true;
      this.tell(entry, nothing);
      if (entry.shown.size === 0) this.entries.delete(name);
      else this.read(entry, false);
    }
  }

  /** Puts in what an act has answered; what was just being read may be from before it. */
  put(source: Source, data: unknown): void {
    const entry = this.entry(source);
    this.settle(entry, data);
    if (entry.reading) this.read(entry, true);
  }

  /** The window is looked at again. */
  comeBack(): void {
    for (const entry of this.entries.values()) if (entry.shown.size > 0 && isOld(entry)) this.read(entry, false);
  }

  private entry(source: Source): Entry<E> {
    const name = nameOf(source.address);
    const known = this.entries.get(name);
    if (known) return known;
    const made: Entry<E> = {
      source,
      state: nothing,
      readAt: 0,
      outdated: true,
      reading: null,
      shown: new Set(),
      forgetting: undefined,
    };
    this.entries.set(name, made);
    this.forgetLater(made);
    return made;
  }

  private forgetLater(entry: Entry<E>): void {
    clearTimeout(entry.forgetting);
    if (entry.shown.size > 0 || entry.source.settled) return;
    entry.forgetting = setTimeout(() => this.entries.delete(nameOf(entry.source.address)), KEPT);
  }

  /** `anew`: a reading that began before something changed is given up for one that begins now. */
  private read(entry: Entry<E>, anew: boolean): Promise<unknown> {
    if (entry.reading && !anew) return entry.reading.done;
    entry.reading?.stop.abort();
    const stop = new AbortController();
    const isGivenUp = (): boolean => entry.reading?.stop !== stop;
    const done = this.patiently(entry.source.read, stop.signal).then(
      (data) => {
        if (isGivenUp()) return entry.reading?.done ?? data;
        entry.reading = null;
        this.settle(entry, data);
        return entry.state.data;
      },
      (error: E) => {
        if (isGivenUp() && entry.reading) return entry.reading.done;
        if (!isGivenUp()) this.fail(entry, error);
        throw error;
      },
    );
    done.catch(() => undefined);
    entry.reading = { done, stop };
    return done;
  }

  private async patiently(read: Reader, signal: AbortSignal): Promise<unknown> {
    for (let tries = 0; ; tries += 1)
      try {
        return await read(signal);
      } catch (thrown) {
        const error = this.parts.problem(thrown);
        const pause = signal.aborted ? null : this.parts.again(error, tries);
        if (pause === null) throw error;
        await new Promise((resolve) => setTimeout(resolve, pause));
        if (signal.aborted) throw error;
      }
  }

  private settle(entry: Entry<E>, data: unknown): void {
    entry.readAt = Date.now();
    entry.outdated = false;
    this.tell(entry, { data: sameParts(entry.state.data, data), error: null });
  }

  /** What stood goes on standing. */
  private fail(entry: Entry<E>, error: E): void {
    entry.reading = null;
    entry.outdated = true;
    this.tell(entry, { data: entry.state.data, error });
  }

  /** Whoever asks for another try sees that it is made; one that nobody asked for leaves what is shown: a 401 is the login that somebody is typing. */
  private hideFailure(entry: Entry<E>): void {
    if (entry.state.data === undefined) this.tell(entry, nothing);
  }

  private tell(entry: Entry<E>, state: ReadState<E>): void {
    if (entry.state.data === state.data && entry.state.error === state.error) return;
    entry.state = state;
    for (const told of [...entry.shown]) told();
  }
}

const nothing = { data: undefined, error: null } as const;

const isOld = ({ outdated, readAt, source }: Entry<unknown>): boolean =>
  outdated || (source.settled !== true && Date.now() - readAt >= FRESH);

/** One text for the same request, in whatever order its members were written. */
export const nameOf = (address: Address): string =>
  JSON.stringify(address, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
