import { useRef, useState } from 'react';
import type { Row } from '../../core/annexes/field.ts';
import { isBlank } from '../../core/annexes/read.ts';
import { isOpen, isPartlyOpen } from '../../core/workflow/opened.ts';
import { href } from '../client.ts';
import { later, notFetched, useOnce } from '../later.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import { type Filling, useFilling } from './filling.ts';
import type { Found, How, SheetRead, Wish } from './import-file.ts';
import { ImportUndo } from './import-undo.tsx';
import { whyLocked } from './permitted.ts';

const ImportDialog = later(async () => (await import('./import-dialog.tsx')).ImportDialog);

/** Takes a list from the applicant's own file: read on the server, looked through, then its rows become rows of the form, as one that can be taken back. */
export function ImportButton({ table }: { table: string }) {
  const filling = useFilling();
  return filling && isPartlyOpen(filling.editable, table) ? <Importing table={table} filling={filling} /> : null;
}

function Importing({ table, filling }: { table: string; filling: Filling }) {
  const { dossierId, imports } = filling;
  const done = filling.done.find((one) => one.table === table);
  const locked = isOpen(filling.editable, table) ? null : whyLocked;
  const rowsNow = (): readonly Row[] => filling.content().tables[table] ?? [];
  const input = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState(false);
  const [found, setFound] = useState<Found | null>(null);
  const opened = useOnce(found !== null);
  const toast = useToast();
  const form = filling.form.tableAt(table);
  const label = form?.label ?? '';
  const take = async (file: File, { mapping, together }: Wish = {}): Promise<void> => {
    setReading(true);
    try {
      const { readFile } = await import('./import-file.ts');
      const beside = rowsNow().some((row) => !isBlankRow(row));
      setFound(await readFile({ id: dossierId, form: filling.form, table, file, mapping, together, beside }));
    } catch {
      toast(notFetched, { tone: 'red' });
    }
    setReading(false);
  };
  const put = async ({ kept, header: { missing } }: SheetRead, how: How): Promise<string | null> => {
    if (kept === undefined) return '读到的内容没有留住，请重新选择文件';
    const removes = how === 'replace' ? rowsNow() : rowsNow().filter(isBlankRow);
    const problem = await imports.put({ table, how, reading: kept.reading, removes });
    if (problem !== null) return problem;
    toast(`已导入 ${kept.rows} 行${missing.length > 0 ? `，${missing.join('、')}没有找到，各行空着` : ''}`);
    setFound(null);
    return null;
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
      <ButtonLink
        small
        look="quiet"
        href={href('GET /api/templates/{table}', { params: { table: `${table}.xlsx` }, query: { scheme: filling.scheme } })}
        download
      >
        空白表格
      </ButtonLink>
      {done && locked === null ? <ImportUndo key={done.id} one={done} onUndo={imports.undo} /> : null}
      {opened && form ? (
        <ImportDialog
          key={found?.file.name}
          found={found}
          form={form}
          standing={found ? rowsNow().filter((row) => !isBlankRow(row)) : []}
          reading={reading}
          onRead={(file, wish) => void take(file, wish)}
          onPut={put}
          onMarked={async (file, wish) =>
            (await import('./import-file.ts')).saveMarked({ id: dossierId, form: filling.form, table, file, ...wish })
          }
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

const isBlankRow = ({ cells }: Row): boolean => Object.values(cells).every(isBlank);
