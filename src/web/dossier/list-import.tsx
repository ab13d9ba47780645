import { useRef, useState } from 'react';
import type { TableForm } from '../../core/annexes/field.ts';
import { guessed, mappingOf } from '../../core/sheet/mapping.ts';
import { problemIn } from '../client.ts';
import { Button } from '../ui/button.tsx';
import { upload } from '../upload.ts';
import { ImportDialog } from './import-dialog.tsx';
import type { Found, SheetRead, Wish } from './import-file.ts';

type ListProps = {
  table: TableForm;
  /** Who reads it. */
  route: 'POST /api/earlier-platforms/read' | 'POST /api/experts/read';
  /** Takes the rows; answers what went wrong, or null. */
  onPut: (read: SheetRead, source: string) => Promise<string | null>;
};

/** 导入名单: a list that an office keeps is read and held against what is known on the server, looked through, and taken as a whole or not at all. */
export function ListImport({ table, route, onPut }: ListProps) {
  const input = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState(false);
  const [found, setFound] = useState<Found | null>(null);
  const take = async (file: File, wish: Wish = {}): Promise<void> => {
    setReading(true);
    setFound(await readList({ table, route }, file, wish));
    setReading(false);
  };
  const put = async (read: SheetRead, _: unknown, source: string): Promise<string | null> => {
    const problem = await onPut(read, source);
    if (problem === null) setFound(null);
    return problem;
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
          form={table}
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

type Of = Pick<ListProps, 'table' | 'route'>;
async function readList({ table, route }: Of, file: File, { mapping: byHand, together = 'all' }: Wish): Promise<Found> {
  try {
    const query = { name: file.name, together: String(together), ...(byHand ? { mapping: JSON.stringify(byHand) } : {}) };
    const answer = await upload(route, { query, body: file });
    const { sheets, beside } = answer;
    const common = { file, byHand, sheets, beside };
    if (answer.kind === 'read') return { ...common, read: answer, problem: null, mapping: byHand ?? mappingOf(answer, sheets) };
    const [sheet = sheets[0]] = sheets.filter(({ hidden }) => !hidden);
    return { ...common, read: null, problem: answer.reason, mapping: byHand ?? (sheet ? guessed(sheet, table) : null) };
  } catch (error) {
    return { file, byHand, read: null, problem: problemIn(error).detail, sheets: [], beside: [], mapping: null };
  }
}
