import { useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { type AnswerOf, call, problemIn, type RequestOf } from '../client.ts';
import { type Read, useRead } from '../query.tsx';
import type { Kept } from './history-entry.ts';

export const HISTORY = 'GET /api/dossiers/{id}/sections/{section}/history';
export type HistoryRequest = RequestOf<typeof HISTORY>;

export type Pages = {
  /** The first page. */
  readonly read: Read<typeof HISTORY>;
  readonly changes: readonly Kept[];
  /** Whether there is more, and how to get it. */
  readonly open: boolean;
  readonly more: () => Promise<void>;
  readonly busy: boolean;
  readonly problem: Problem | null;
  /** How often more was got. */
  readonly turned: number;
};

/** The history page by page. Once somebody has gone on, the pages stay as they were read: what is changed meanwhile moves nothing under their eyes. */
export function usePages(request: HistoryRequest): Pages {
  const read = useRead(HISTORY, request);
  const [kept, setKept] = useState<readonly AnswerOf<typeof HISTORY>[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const pages = kept ?? (read.data ? [read.data] : []);
  const next = pages.at(-1)?.next ?? null;
  const more = async (): Promise<void> => {
    if (next === null) return;
    setBusy(true);
    setProblem(null);
    try {
      const page = await call(HISTORY, { ...request, query: { ...request.query, from: next } });
      setKept([...pages, page]);
    } catch (error) {
      setProblem(problemIn(error));
    }
    setBusy(false);
  };
  return {
    ...{ read, busy, problem, more, open: next !== null },
    changes: pages.flatMap(({ changes }) => changes as Kept[]),
    turned: pages.length - 1,
  };
}
