import { earlierTable } from '../../core/recognition/earlier-list.ts';
import { call, problemIn } from '../client.ts';
import type { SheetRead } from '../dossier/import-file.ts';
import { ListImport } from '../dossier/list-import.tsx';
import { refresh } from '../query.tsx';
import { useToast } from '../ui/toast.tsx';

/** A list of earlier platforms: read and held against register and directory on the server, looked through, and entered as a whole. */
export function EarlierImport() {
  const toast = useToast();
  const put = async ({ rows }: SheetRead, source: string): Promise<string | null> => {
    try {
      const body = { rows: rows.map(({ cells }) => cells), source };
      const { entered } = await call('POST /api/earlier-platforms', { body });
      toast(`已录入 ${entered} 家，待另一位分管领导复核`);
      void refresh();
      return null;
    } catch (error) {
      return problemIn(error).detail;
    }
  };
  return <ListImport table={earlierTable} route="POST /api/earlier-platforms/read" onPut={put} />;
}
