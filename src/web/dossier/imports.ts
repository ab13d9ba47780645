import { useMemo } from 'react';
import type { Row } from '../../core/annexes/field.ts';
import { type AnswerOf, call, problemIn } from '../client.ts';
import type { Autosave } from '../form/autosave.ts';
import { refresh, useRead } from '../query.tsx';
import type { How, SheetRead } from './import-file.ts';

export type DoneImport = AnswerOf<'GET /api/dossiers/{id}/imports'>['imports'][number];
type Put = {
  table: string;
  how: How;
  fileName: string;
  sheets: string[];
  rows: SheetRead['rows'][number]['cells'][];
  removes: readonly Row[];
};

/** Imports as acts of the server: each answers the sentence of what went wrong, or null. */
export type Imports = {
  put(input: Put): Promise<string | null>;
  undo(one: DoneImport): Promise<string | null>;
  /** Whether all that was typed is on the server. */
  saved(): Promise<boolean>;
  /** Rows that were taken out, back to where they stood. */
  restore(table: string, rows: readonly string[]): Promise<string | null>;
};

export const GONE = 'GET /api/dossiers/{id}/sections/{section}/gone';

const UNSAVED = '还有改动没有保存到服务器，请等保存完成后再试。';

/** What can be taken back by table, and how to import and to take back; the form is read anew after each. */
export function useImports(dossierId: string, { flush, take, versionOf }: Pick<Autosave, 'flush' | 'take' | 'versionOf'>) {
  const read = useRead('GET /api/dossiers/{id}/imports', { params: { id: dossierId } });
  const imports = useMemo((): Imports => {
    const act = async (work: () => Promise<unknown>): Promise<string | null> => {
      try {
        if (!(await flush())) return UNSAVED;
        await work();
        take(await call('GET /api/dossiers/{id}/form', { params: { id: dossierId } }));
        void refresh('GET /api/dossiers/{id}/imports', 'GET /api/dossiers/{id}', 'GET /api/dossiers/{id}/sections/{section}/history', GONE);
        return null;
      } catch (error) {
        return problemIn(error).detail;
      }
    };
    return {
      put: ({ table, removes, rows, ...input }) =>
        act(() => {
          const seen = removes.map(({ id }) => ({ rowId: id, base: versionOf(`${table}/${id}`) }));
          const body = { ...input, rows, removes: seen };
          return call('POST /api/dossiers/{id}/tables/{table}/import', { params: { id: dossierId, table }, body });
        }),
      saved: flush,
      restore: (table, rows) =>
        act(() => call('POST /api/dossiers/{id}/tables/{table}/restore', { params: { id: dossierId, table }, body: { rows: [...rows] } })),
      undo: ({ id }) => act(() => call('POST /api/dossiers/{id}/imports/{importId}/undo', { params: { id: dossierId, importId: id } })),
    };
  }, [dossierId, flush, take, versionOf]);
  return { imports, done: read.data?.imports ?? none };
}

const none: readonly DoneImport[] = [];
