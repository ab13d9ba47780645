import { type ReactNode, useCallback, useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { type Act, useActing } from './acting.ts';
import { type AnswerOf, type Args, asProblem, call, type GetKey, type Key, type ProblemError } from './client.ts';
import { ProblemAlert } from './errors.tsx';
import { type Address, nameOf, Reads, type Source } from './reads.ts';
import { Skeleton } from './ui/alert.tsx';
import { Button } from './ui/button.tsx';

const TRIES = 3;
const mayRecover = ({ status }: ProblemError): boolean => status === 0 || status >= 502;

/** What was read from the server, kept while one goes from page to page. */
export const reads = new Reads<ProblemError>({
  problem: asProblem,
  again: (error, tries) => (tries + 1 < TRIES && mayRecover(error) ? 1_000 * 2 ** tries : null),
});

/** Whoever comes back to the window sees what has become of it meanwhile. */
export const watchReturn = (): void =>
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') reads.comeBack();
  });

/** Not read yet; read, perhaps with a later try that failed; or not to be had. */
export type ReadOf<T> = { refetch(): Promise<void> } & (
  | { data: undefined; error: null; isPending: true; isError: false }
  | { data: T; error: ProblemError | null; isPending: false; isError: boolean }
  | { data: undefined; error: ProblemError; isPending: false; isError: true }
);
export type Read<K extends GetKey> = ReadOf<AnswerOf<K>>;
type Asking<K extends GetKey> = Args<K> | [request: undefined];

const addressOf = (key: GetKey, request: unknown): Address => [key, request ?? null];

function sourceOf<K extends GetKey>(key: K, args: Asking<K>): Source | null {
  const [request] = args;
  if (args.length === 1 && request === undefined) return null;
  return { address: addressOf(key, request), read: () => call(key, ...(args as Args<K>)) };
}

/** Shows what is read of a source; null waits until there is one. */
export function useSource<T>(source: Source | null): ReadOf<T> {
  const name = source === null ? null : nameOf(source.address);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same name is the same source
  const show = useCallback((told: () => void) => (source === null ? () => undefined : reads.show(source, told)), [name]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above
  const refetch = useCallback(async () => (source === null ? undefined : reads.refetch(source)), [name]);
  const { data, error } = useSyncExternalStore(show, () => (source === null ? unread : reads.state(source.address)));
  if (data !== undefined) return { data: data as T, error, isPending: false, isError: error !== null, refetch };
  return error === null
    ? { data: undefined, error, isPending: true, isError: false, refetch }
    : { data: undefined, error, isPending: false, isError: true, refetch };
}
const unread = { data: undefined, error: null };

/** Reads a GET route: `const inbox = useRead('GET /api/inbox')`. `undefined` as a request waits until there is one. */
export const useRead = <K extends GetKey>(key: K, ...args: Asking<K>): Read<K> => useSource(sourceOf(key, args));

/** The same of a list's page: the one that was read last stays until the next has come, so that the table does not jump. */
export function useReadPage<K extends GetKey>(key: K, ...args: Args<K>): Read<K> {
  const read = useRead(key, ...args);
  const last = useRef(read.data);
  if (read.data !== undefined) last.current = read.data;
  return read.isPending && last.current !== undefined ? { ...read, data: last.current, isPending: false } : read;
}

/** The same of what never changes once it was read; `refresh` leaves it alone. */
export function useSettled<K extends GetKey>(key: K, ...args: Asking<K>): Read<K> {
  const source = sourceOf(key, args);
  return useSource(source && { ...source, settled: true });
}

/** Makes one request's answer be read again. */
export function refreshOne<K extends GetKey>(key: K, ...[request]: Args<K>): Promise<void> {
  const one = nameOf(addressOf(key, request));
  return reads.outdate((address) => nameOf(address) === one);
}

/** Makes these routes be read again, whatever they were asked with; without names, all of them. */
export const refresh = (...keys: GetKey[]): Promise<void> =>
  reads.outdate(([route], settled) => (keys.length === 0 ? !settled : keys.some((key) => key === route)));

/**
 * Forgets what was read of a route, or of one request to it, once this part of the page is gone: whoever opens it again never sees it as it was. StrictMode
 * takes down what is new and puts it up again at once: that is not gone, and to forget it would draw it anew for ever.
 */
export function useForgotten<K extends GetKey>(key: K, request?: Args<K>[0]): void {
  const one = request === undefined ? null : nameOf(addressOf(key, request));
  const part = useMemo(() => ({ key, one, stands: false }), [key, one]);
  useEffect(() => {
    part.stands = true;
    return () => {
      part.stands = false;
      queueMicrotask(() => {
        if (!part.stands) reads.forget((address) => address[0] === part.key && (part.one === null || nameOf(address) === part.one));
      });
    };
  }, [part]);
}

/** What stands of a read, where it was read. */
export const standing = <K extends GetKey>(key: K, ...args: Args<K>): AnswerOf<K> | undefined =>
  reads.state(addressOf(key, args[0])).data as AnswerOf<K> | undefined;

/** Puts in what an act has answered: it is what the read would answer now. */
export function putIn<K extends GetKey>(key: K, args: Args<K>, data: AnswerOf<K>): void {
  const source = sourceOf(key, args);
  if (source) reads.put(source, data);
}

/** Does something by a route and reads everything shown anew: `const submit = useAct('POST /api/…'); await submit.mutateAsync({ params })`. */
export const useAct = <K extends Exclude<Key, GetKey>>(key: K): Act<AnswerOf<K>, Args<K>[0]> =>
  useActing(
    (request) => call(key, ...([request] as Args<K>)),
    () => void refresh(),
    refreshIfOld,
  );

/** Somebody was first: what the page shows is of before. */
export const refreshIfOld = async ({ status }: ProblemError): Promise<void> => (status === 409 ? refresh() : undefined);

type LoadedProps<T> = { read: ReadOf<T>; lines?: number; quiet?: boolean; children: (data: T) => ReactNode };

/**
 * Draws what was read; until then a still layout, and where it failed the problem with another try. `quiet`: nothing holds its place meanwhile, for what stands
 * there only where there is something to say: that it could not be read is said all the same.
 */
export function Loaded<T>({ read, lines, quiet, children }: LoadedProps<T>) {
  if (read.data !== undefined) return <>{children(read.data)}</>;
  if (read.error)
    return (
      <ProblemAlert problem={read.error.problem}>
        <Button small onClick={() => void read.refetch()}>
          再试一次
        </Button>
      </ProblemAlert>
    );
  return quiet ? null : <Skeleton {...(lines === undefined ? {} : { lines })} />;
}
