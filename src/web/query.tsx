import { keepPreviousData, QueryClient, type UseQueryResult, useMutation, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type AnswerOf, type Args, call, type GetKey, type Key, ProblemError, problemIn } from './client.ts';
import { ProblemAlert } from './errors.tsx';
import { Skeleton } from './ui/alert.tsx';
import { Button } from './ui/button.tsx';

const mayRecover = (error: unknown): boolean => error instanceof ProblemError && (error.status === 0 || error.status >= 502);

/** What was read from the server, kept while one goes from page to page. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 10_000, retry: (times, error) => times < 2 && mayRecover(error), networkMode: 'always' },
    mutations: { retry: false, networkMode: 'always' },
  },
});

export type Read<K extends GetKey> = UseQueryResult<AnswerOf<K>, ProblemError>;

/** Reads a GET route: `const inbox = useRead('GET /api/inbox')`. `undefined` as a request waits until there is one. */
export function useRead<K extends GetKey>(key: K, ...args: Args<K> | [request: undefined]): Read<K> {
  const [request] = args;
  return useQuery<AnswerOf<K>, ProblemError>({
    queryKey: [key, request ?? null],
    queryFn: () => call(key, ...(args as Args<K>)),
    enabled: !(args.length === 1 && request === undefined),
  });
}

/** The same of a list's page: the one that was read last stays until the next has come, so that the table does not jump. */
export function useReadPage<K extends GetKey>(key: K, ...args: Args<K>): Read<K> {
  const [request] = args;
  return useQuery<AnswerOf<K>, ProblemError>({
    queryKey: [key, request ?? null],
    queryFn: () => call(key, ...args),
    placeholderData: keepPreviousData,
  });
}

/** The same of what never changes once it was read; `refresh` leaves it alone. */
export function useSettled<K extends GetKey>(key: K, ...args: Args<K> | [request: undefined]): Read<K> {
  const [request] = args;
  return useQuery<AnswerOf<K>, ProblemError>({
    queryKey: [key, request ?? null],
    queryFn: () => call(key, ...(args as Args<K>)),
    enabled: !(args.length === 1 && request === undefined),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    meta: { settled: true },
  });
}

/** Makes these routes be read again, whatever they were asked with; without names, all of them. */
export const refresh = (...keys: GetKey[]): Promise<unknown> =>
  keys.length === 0
    ? queryClient.invalidateQueries({ predicate: ({ meta }) => meta?.settled !== true })
    : Promise.all(keys.map((key) => queryClient.invalidateQueries({ queryKey: [key] })));

/** Does something by a route and reads everything shown anew: `const submit = useAct('POST /api/…'); await submit.mutateAsync({ params })`. */
export const useAct = <K extends Exclude<Key, GetKey>>(key: K) =>
  useMutation<AnswerOf<K>, ProblemError, Args<K>[0]>({
    mutationFn: (request) => call(key, ...([request] as Args<K>)),
    onSuccess: () => void refresh(),
  });

/** Draws what was read; until then a still layout, and where it failed the problem with another try. */
export function Loaded<T>({
  read,
  lines,
  children,
}: {
  read: UseQueryResult<T, ProblemError>;
  lines?: number;
  children: (data: T) => ReactNode;
}) {
  if (read.data !== undefined) return <>{children(read.data)}</>;
  if (read.isError)
    return (
      <ProblemAlert problem={problemIn(read.error)}>
        <Button small onClick={() => void read.refetch()}>
          再试一次
        </Button>
      </ProblemAlert>
    );
  return <Skeleton {...(lines === undefined ? {} : { lines })} />;
}
