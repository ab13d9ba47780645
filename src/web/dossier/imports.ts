import { useMemo } from 'react';
import type { AnswerOf } from '../client.ts';
import type { Autosave } from '../form/autosave.ts';
import { notFetched } from '../later.tsx';
import { useRead } from '../query.tsx';
import type { Earlier, Into, Put } from './import-into.ts';

export type DoneImport = AnswerOf<'GET /api/dossiers/{id}/imports'>['imports'][number];
/** Imports as acts of the server: each answers the sentence of what went wrong, or null. */
export type Imports = {
  put(input: Put): Promise<string | null>;
  undo(one: DoneImport): Promise<string | null>;
  /** Whether all that was typed is on the server. */
  saved(): Promise<boolean>;
  /** Notes of places, once they are saved, that they were taken out of a changed annex 2. */
  readBack(fileName: string, paths: readonly string[]): Promise<void>;
  /** Texts and files of the last application, as they were chosen. */
  takeEarlier(chosen: Earlier): Promise<string | null>;
  /** Rows that were taken out, back to where they stood. */
  restore(table: string, rows: readonly string[]): Promise<string | null>;
};

type Acts = typeof import('./import-acts.ts');

/** How they work is fetched with the first of them; where it could not be, that is what went wrong. */
async function byActs(work: (acts: Acts) => Promise<string | null>): Promise<string | null> {
  const acts = await import('./import-acts.ts').catch(() => null);
  return acts === null ? notFetched : work(acts);
}

/** What can be taken back by table, and how to import and to take back; the form is read anew after each. */
export function useImports(dossierId: string, { flush, take, versionOf }: Pick<Autosave, 'flush' | 'take' | 'versionOf'>) {
  const read = useRead('GET /api/dossiers/{id}/imports', { params: { id: dossierId } });
  const imports = useMemo((): Imports => {
    const into: Into = { dossierId, flush, take, versionOf };
    return {
      put: (input) => byActs(({ put }) => put(into, input)),
      saved: flush,
      takeEarlier: (chosen) => byActs(({ takeEarlier }) => takeEarlier(into, chosen)),
      readBack: async (fileName, paths) => void (await byActs(({ readBack }) => readBack(into, fileName, paths).then(() => null))),
      restore: (table, rows) => byActs(({ restore }) => restore(into, table, rows)),
      undo: ({ id }) => byActs(({ undo }) => undo(into, id)),
    };
  }, [dossierId, flush, take, versionOf]);
  return { imports, done: read.data?.imports ?? none };
}

const none: readonly DoneImport[] = [];
