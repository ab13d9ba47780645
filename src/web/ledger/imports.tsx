import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct, useRead } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { TimeText } from '../ui/dates.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { ImportDialog } from './import-dialog.tsx';

/** 导入表格: the same growing file comes again and again and brings only its new lines; the last one can be taken back as a whole. */
export function Imports() {
  const [file, setFile] = useState<File | null>(null);
  const last = useRead('GET /api/ledger/imports').data?.imports.find(({ undoneAt }) => undoneAt === null);
  const undo = useAct('POST /api/ledger/imports/{id}/undo');
  return (
    <>
      {last ? (
        <span className="small muted">
          上次导入 <TimeText instant={last.importedAt} />，{last.rows} 行{' '}
          <Button small look="quiet" busy={undo.isPending} onClick={() => undo.mutate({ params: { id: last.id } })}>
            撤销
          </Button>
        </span>
      ) : null}
      <FileButton small label="台账表格" accept=".xlsx,.xlsm,.xls,.ods,.csv" onFile={setFile}>
        导入表格
      </FileButton>
      {undo.isError ? <ProblemAlert problem={problemIn(undo.error)} /> : null}
      {file ? <ImportDialog key={`${file.name}${file.size}`} file={file} onClose={() => setFile(null)} /> : null}
    </>
  );
}
