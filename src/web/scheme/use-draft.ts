import { useRef, useState } from 'react';
import { type AnswerOf, call, ProblemError, problemIn, type RequestOf } from '../client.ts';
import { putIn, type Read, refresh, standing, useRead } from '../query.tsx';

export type Draft = AnswerOf<'GET /api/editions/{id}/draft'>;
export type Field = Draft['head'][number];
export type Row = Draft['parts'][number]['rows'][number];
export type Value = Field['value'];
export type Edit = RequestOf<'PATCH /api/editions/{id}/draft'>['body']['edits'][number];
export type Save = (edits: readonly Edit[]) => void;

/** Said where a draft may only be looked at. */
export const onlyLooked = '只能查看，请由经办人修改';

export type Editing = {
  readonly read: Read<'GET /api/editions/{id}/draft'>;
  readonly save: Save;
  /** Something is on its way to the server. */
  readonly busy: boolean;
  readonly problem: ReturnType<typeof problemIn> | null;
  /** Sends once more what was not kept; null where all is. */
  readonly again: (() => void) | null;
};

/** A draft that keeps every change as it is made, one after another; what was not kept waits and can be sent again. */
export function useDraft(id: string): Editing {
  const read = useRead('GET /api/editions/{id}/draft', { params: { id } });
  const [problem, setProblem] = useState<Editing['problem']>(null);
  const [waiting, setWaiting] = useState<readonly Edit[]>([]);
  const [going, setGoing] = useState(0);
  const line = useRef(Promise.resolve());
  const request = { params: { id } };
  const send = async (edits: readonly Edit[]): Promise<void> => {
    const version = standing('GET /api/editions/{id}/draft', request)?.version ?? 0;
    try {
      const draft = await call('PATCH /api/editions/{id}/draft', { params: { id }, body: { version, edits: [...edits] } });
      putIn('GET /api/editions/{id}/draft', [request], draft);
      setWaiting((all) => without(all, edits));
    } catch (error) {
      setProblem(problemIn(error));
      setWaiting((all) => [...without(all, edits), ...edits]);
      if (error instanceof ProblemError && error.status === 409) await refresh('GET /api/editions/{id}/draft');
    }
    setGoing((count) => count - 1);
  };
  const save: Save = (edits) => {
    setGoing((count) => count + 1);
    line.current = line.current.then(() => send(edits));
  };
  return {
    read,
    save,
    busy: going > 0,
    problem: waiting.length === 0 ? null : problem,
    again: waiting.length === 0 ? null : () => void waiting.map((one) => save([one])),
  };
}

/** Those that wait, but for the places that were written since. */
const without = (all: readonly Edit[], since: readonly Edit[]): Edit[] =>
  all.filter((one) => !since.some(({ at, set }) => at === one.at && set === one.set));
