import { useRef, useState } from 'react';
import { earlierTable } from '../../core/recognition/earlier-list.ts';
import { guessed, type Mapping, mappingOf } from '../../core/sheet/mapping.ts';
import { call, problemIn } from '../client.ts';
import { ImportDialog } from '../dossier/import-dialog.tsx';
import type { Found, SheetRead, Wish } from '../dossier/import-file.ts';
import { refresh } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import { upload } from '../upload.ts';

/** A list of earlier platforms: read and held against register and directory on the server, looked through, and entered as a whole. */
export function EarlierImport() {
  const input = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState(false);
  const [found, setFound] = useState<Found | null>(null);
  const toast = useToast();
  const take = async (file: File, wish: Wish = {}): Promise<void> => {
    setReading(true);
    setFound(await readList(file, wish));
    setReading(false);
  };
  const put = async ({ rows }: SheetRead, _: unknown, source: string): Promise<string | null> => {
    try {
      const body = { rows: rows.map(({ cells }) => cells), source };
      const { entered } = await call('POST /api/earlier-platforms', { body });
      toast(`已录入 ${entered} 家，待另一位分管领导复核`);
      setFound(null);
      void refresh();
      return null;
    } catch (error) {
      return problemIn(error).detail;
    }
  };
  return (
    <>
      <input
        ref={input}
        className="sr"
        type="file"
        tabIndex={-1}
        accept=".xlsx,.xls,.ods,.csv,.txt"
        aria-label="导入名单"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void take(file);
        }}
      />
      <Button look="primary" busy={reading} title=".xlsx、.xls、.ods、.csv，表头和列序不限" onClick={() => input.current?.click()}>
        {reading ? '正在读取…' : '导入名单'}
      </Button>
      {found ? (
        <ImportDialog
          key={found.file.name}
          found={found}
          form={earlierTable}
          standing={[]}
          reading={reading}
          whole
          onRead={(file, wish) => void take(file, wish)}
          onPut={put}
          onAgain={() => {
            setFound(null);
            input.current?.click();
          }}
          onClose={() => setFound(null)}
        />
      ) : null}
    </>
  );
}

async function readList(file: File, { mapping: byHand, together = 'all' }: Wish): Promise<Found> {
  try {
    const query = { name: file.name, together: String(together), ...(byHand ? { mapping: JSON.stringify(byHand) } : {}) };
    const answer = await upload('POST /api/earlier-platforms/read', { query, body: file });
    const { sheets, beside } = answer;
    const common = { file, byHand, sheets, beside };
    if (answer.kind === 'read') return { ...common, read: answer, problem: null, mapping: byHand ?? mappingOf(answer, sheets) };
    return { ...common, read: null, problem: answer.reason, mapping: byHand ?? beginning(sheets) };
  } catch (error) {
    return { file, byHand, read: null, problem: problemIn(error).detail, sheets: [], beside: [], mapping: null };
  }
}

const beginning = (sheets: Found['sheets']): Mapping | null => {
  const [sheet = sheets[0]] = sheets.filter(({ hidden }) => !hidden);
  return sheet ? guessed(sheet, earlierTable) : null;
};
