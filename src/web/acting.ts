import { useCallback, useEffect, useRef, useState } from 'react';
import { asProblem, type ProblemError } from './client.ts';

type Heard<T> = { onSuccess?: (data: T) => void; onError?: (error: ProblemError) => void };
type Sent<V, T> = undefined extends V ? [sent?: V, heard?: Heard<T>] : [sent: V, heard?: Heard<T>];

/** Something that is done: what it was asked with, and what has come of it. */
export type Act<T, V> = Doing<T, V> & Failed;
type Failed = { readonly isError: false; readonly error: null } | { readonly isError: true; readonly error: ProblemError };
type Doing<T, V> = {
  readonly isPending: boolean;
  readonly data: T | undefined;
  readonly variables: V | undefined;
  /** What is heard of it concerns only a part of the page that is still there, and the last that it began. */
  mutate(...sent: Sent<V, T>): void;
  /** The same for whoever waits; throws the problem. */
  mutateAsync(...sent: Sent<V, T>): Promise<T>;
  /** As if nothing had been done. */
  reset(): void;
};

type State<T, V> = Pick<Doing<T, V>, 'isPending' | 'data' | 'variables'> & { readonly error: ProblemError | null };
const idle = { isPending: false, error: null, data: undefined, variables: undefined };

/**
 * Does something once each time it is asked; `done` and `refused` happen whether or not anybody still looks. It is under way until `refused` has done its
 * part: who is told that somebody was first has what they did before the eyes, and sends the next time over that.
 */
export function useActing<T, V>(
  act: (sent: V) => Promise<T>,
  done: (data: T) => void,
  refused: (error: ProblemError) => Promise<void> = nothing,
): Act<T, V> {
  const [state, setState] = useState<State<T, V>>(idle);
  const last = useRef(0);
  const latest = useRef({ act, done, refused });
  latest.current = { act, done, refused };
  useEffect(
    () => () => {
      last.current += 1;
    },
    [],
  );
  const mutateAsync = useCallback(async (...[sent, heard]: Sent<V, T>): Promise<T> => {
    const variables = sent as V;
    last.current += 1;
    const mine = last.current;
    const tell = (next: Partial<State<T, V>>): void => setState({ ...idle, variables, ...next });
    tell({ isPending: true });
    const data = await latest.current.act(variables).catch(async (thrown: unknown) => {
      const error = asProblem(thrown);
      await latest.current.refused(error);
      if (mine === last.current) {
        tell({ error });
        heard?.onError?.(error);
      }
      throw error;
    });
    latest.current.done(data);
    if (mine === last.current) {
      tell({ data });
      heard?.onSuccess?.(data);
    }
    return data;
  }, []);
  const mutate = useCallback((...sent: Sent<V, T>): void => void mutateAsync(...sent).catch(() => undefined), [mutateAsync]);
  const reset = useCallback(() => {
    last.current += 1;
    setState(idle);
  }, []);
  const { error, ...rest } = state;
  const failed: Failed = error === null ? { isError: false, error } : { isError: true, error };
  return { ...rest, ...failed, mutate, mutateAsync, reset };
}

const nothing = async (): Promise<void> => undefined;
