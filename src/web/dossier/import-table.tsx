import { memo, useRef, useState } from 'react';
import type { Row } from '../../core/annexes/field.ts';
import { tableAt } from '../../core/annexes/form.ts';
import { isBlank } from '../../core/annexes/read.ts';
import { call, href, problemIn } from '../client.ts';
import { type Change, emptyRow, type Report } from '../form/change.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import { upload } from '../upload.ts';
import { ImportDialog } from './import-dialog.tsx';
import type { Found, How, SheetRead } from './import-read.ts';
import { saveFile } from './save-file.ts';

type ImportProps = {
  dossierId: string;
  table: string;
  rows: readonly Row[];
  onChange: Report;
  /** Why nothing may be imported now. */
  locked: string | null;
};

/** Takes a list from the applicant's own file: read on the server, looked through, then its rows become rows of the form. */
export const ImportButton = memo(function ImportButton({ dossierId, table, rows, onChange, locked }: ImportProps) {
  const input = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState(false);
  const [found, setFound] = useState<Found | null>(null);
  const toast = useToast();
  const label = tableAt(table)?.label ?? '';
  const take = async (file: File): Promise<void> => {
    setReading(true);
    setFound({ file, ...(await readOf(dossierId, table, file)) });
    setReading(false);
  };
  const put = (read: SheetRead, how: How): void => {
    const gone = how === 'replace' ? rows : rows.filter(isBlankRow);
    onChange(
      ...gone.map((row): Change => ({ table, remove: row.id })),
      ...read.rows.map(({ cells }): Change => ({ table, add: emptyRow(cells) })),
    );
    toast(`已导入 ${read.rows.length} 行`);
    setFound(null);
  };
  return (
    <>
      <input
        ref={input}
        className="sr"
        type="file"
        tabIndex={-1}
        accept=".xlsx,.xls,.ods,.csv,.txt,.docx"
        aria-label={`导入表格：${label}`}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void take(file);
        }}
      />
      <Button
        small
        busy={reading}
        reason={locked}
        reasonAt="hidden"
        title=".xlsx、.xls、.ods、.csv，表头和列序不限；填好的附件 .docx 也可以"
        onClick={() => input.current?.click()}
      >
        {reading ? '正在读取…' : '导入表格'}
      </Button>
      <ButtonLink small look="quiet" href={href('GET /api/templates/{table}', { params: { table: `${table}.xlsx` } })} download>
        空白表格
      </ButtonLink>
      <ImportDialog
        key={found?.file.name}
        found={found}
        table={table}
        standing={rows.filter((row) => !isBlankRow(row)).length}
        onPut={put}
        onMarked={(file) => marked(dossierId, table, file)}
        onAgain={() => {
          setFound(null);
          input.current?.click();
        }}
        onClose={() => setFound(null)}
      />
    </>
  );
});

const isBlankRow = ({ cells }: Row): boolean => Object.values(cells).every(isBlank);

async function readOf(id: string, table: string, file: File): Promise<{ read: SheetRead | null; problem: string | null }> {
  try {
    const request = { params: { id, table }, query: { name: file.name }, body: file };
    const answer = await upload('POST /api/dossiers/{id}/tables/{table}/read', request);
    return answer.kind === 'read' ? { read: answer, problem: null } : { read: null, problem: answer.reason };
  } catch (error) {
    return { read: null, problem: problemIn(error).detail };
  }
}

/** The person's own file with its faults marked, saved beside the original; the sentence of what went wrong, or null. */
async function marked(id: string, table: string, file: File): Promise<string | null> {
  try {
    const request = { params: { id, table }, query: { name: file.name }, body: file };
    saveFile(await call('POST /api/dossiers/{id}/tables/{table}/marked', request), `${file.name.replace(/\.\w{1,5}$/, '')}（已标注）.xlsx`);
    return null;
  } catch (error) {
    return problemIn(error).detail;
  }
}
