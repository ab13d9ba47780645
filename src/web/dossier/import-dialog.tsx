import { useState } from 'react';
import type { Row, TableForm } from '../../core/annexes/field.ts';
import { emptiedBy } from '../../core/sheet/emptied.ts';
import type { Mapping } from '../../core/sheet/mapping.ts';
import { FoldedMapping } from '../form/mapping-editor.tsx';
import { SheetsTogether } from '../form/sheets-together.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { Against } from './import-against.tsx';
import type { Found, How, SheetRead, Wish } from './import-file.ts';

const MOST_SHOWN = 100;
type Fault = SheetRead['faults'][number];

const sheetColumn: Column<Fault> = { key: 'sheet', head: '工作表', cell: (fault) => fault.sheet };
const columns: readonly Column<Fault>[] = [
  { key: 'row', head: '行', num: true, cell: (fault) => fault.row },
  { key: 'column', head: '列', cell: (fault) => fault.column },
  { key: 'value', head: '内容', cell: (fault) => fault.value },
  { key: 'message', head: '问题', rowHead: true, cell: (fault) => fault.message },
];

type DialogProps = {
  found: Found | null;
  form: TableForm;
  /** A list that is taken as a whole, or not at all: none of it while anything in it is wrong. */
  whole?: boolean;
  /** The rows that the form has already. */
  standing: readonly Row[];
  reading: boolean;
  /** Reads the same file by what a person said of it. */
  onRead: (file: File, wish: Wish) => void;
  /** Takes the rows into the form; answers what went wrong, or null. */
  onPut: (read: SheetRead, how: How, fileName: string) => Promise<string | null>;
  /** Hands out the file with its faults marked; answers what went wrong, or null. */
  onMarked?: (file: File, wish: Wish) => Promise<string | null>;
  onAgain: () => void;
  onClose: () => void;
};

/** What was found in the file, before any of it is taken: which heading became which column, every fault with its cell, what was left out and why. */
export function ImportDialog({ found, form, whole, standing, reading, onRead, onPut, onMarked, onAgain, onClose }: DialogProps) {
  const [how, setHow] = useState<How>('replace');
  const [putting, setPutting] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const draft = useDraft(found);
  const read = found?.read ?? null;
  const wrong = read !== null && read.faults.length > 0;
  const put = async (rows: SheetRead, fileName: string): Promise<void> => {
    setPutting(true);
    setRefused(await onPut(rows, standing.length === 0 ? 'replace' : how, fileName));
    setPutting(false);
  };
  const count = read ? countOf(read) : 0;
  // Rows that came since the file was read were compared with nothing: it is read once more before it takes their place.
  const unseen = read !== null && read.rows.length < count && standing.length > 0;
  const ready = found && read && count > 0 && !unseen && !(whole && wrong) ? () => void put(read, found.file.name) : null;
  const unclear = !read || read.faults.some(({ rule }) => rule === '缺列');
  return (
    <Dialog
      open={found !== null}
      wide
      title={`导入 ${found?.file.name ?? ''}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look={draft.changed || (read && !wrong) ? 'plain' : 'primary'} onClick={onAgain}>
            {wrong ? '改好文件，重新选择' : '换一个文件'}
          </Button>
          {ready ? (
            <Button
              look={wrong ? 'plain' : 'primary'}
              busy={putting}
              reason={draft.changed ? '请先按新的对应重新读取' : null}
              onClick={ready}
            >
              {putting ? '正在导入…' : wrong ? `先导入 ${count} 行，在表中改` : `导入 ${count} 行`}
            </Button>
          ) : null}
        </>
      }
    >
      {found?.problem ? (
        <Alert tone="red" title="这个文件没有读取" live>
          <p>{found.problem}</p>
        </Alert>
      ) : null}
      {refused ? <Alert tone="red" title={refused} live /> : null}
      {unseen ? (
        <Alert tone="amber" title="读取以后，表中添了行" live>
          <p>请重新选择这个文件，与表中现有的 {standing.length} 行比较后再导入。</p>
        </Alert>
      ) : null}
      {found && read ? (
        <SheetsTogether
          sheet={read.sheet}
          beside={read.beside}
          busy={reading}
          onChoose={(together) => onRead(found.file, { mapping: draft.changed && draft.mapping ? draft.mapping : found.byHand, together })}
        />
      ) : null}
      {read ? <ReadResult read={read} form={form} /> : null}
      {found && draft.mapping ? (
        <FoldedMapping
          key={String(unclear)}
          open={unclear}
          heading={read ? '改正工作表、表头和各列的对应' : '自己指定工作表、表头和各列的对应'}
          table={form}
          sheets={found.sheets}
          mapping={draft.mapping}
          changed={draft.changed}
          busy={reading}
          onChange={draft.change}
          onRead={() => draft.mapping && onRead(found.file, { mapping: draft.mapping, together: togetherBy(found, draft.mapping) })}
        />
      ) : null}
      {found && wrong && onMarked ? (
        <MarkedFile onMarked={() => onMarked(found.file, { mapping: found.byHand, together: takenOf(found) })} />
      ) : null}
      {ready && standing.length > 0 ? (
        <Field label={`表中已有 ${standing.length} 行`} group>
          {({ id }) => (
            <Choices
              name="how"
              id={id}
              options={[
                { value: 'replace', label: '用文件替换已有的行' },
                { value: 'append', label: '接在已有的行后面' },
              ]}
              chosen={[how]}
              onChoose={([next]) => next && setHow(next)}
            />
          )}
        </Field>
      ) : null}
      {ready && read && how === 'replace' && standing.length > 0 ? <Against read={read} form={form} standing={standing} /> : null}
      {ready && read && how === 'replace' ? <Losses emptied={emptiedBy(read.header, form, standing)} /> : null}
    </Dialog>
  );
}

/** What the rows of the form hold that the file has no column for: told before it is gone. */
function Losses({ emptied }: { emptied: ReturnType<typeof emptiedBy> }) {
  if (emptied.length === 0) return null;
  return (
    <Alert tone="amber" title="替换后，已经填好的这些内容会变成空白">
      <p>
        {emptied.map(({ label, rows }) => `“${label}” ${rows} 行`).join('、')}：文件的名单里没有
        {emptied.length > 1 ? '这几栏' : '这一栏'}。要保留，请先在名单里补上再选这个文件。
      </p>
    </Alert>
  );
}

/** How many rows were read: they are with the server where they were kept there. */
const countOf = ({ kept, rows }: SheetRead): number => kept?.rows ?? rows.length;

const takenOf = ({ beside }: Found): readonly number[] => beside.filter(({ taken }) => taken).map(({ at }) => at);

/** The sheets that were chosen, as long as the list is read from the same one. */
const togetherBy = (found: Found, { sheet }: Mapping): Wish['together'] =>
  found.read && found.mapping?.sheet === sheet ? takenOf(found) : 'all';

/** The mapping as a person is changing it, until the file is read by it. */
function useDraft(found: Found | null) {
  const [drafted, setDrafted] = useState<{ of: Found | null; mapping: Mapping } | null>(null);
  const mine = drafted && drafted.of === found ? drafted.mapping : null;
  return {
    mapping: mine ?? found?.mapping ?? null,
    changed: mine !== null,
    change: (mapping: Mapping) => setDrafted({ of: found, mapping }),
  };
}

/** The same file to mend where it was made: each fault stands in its cell. */
function MarkedFile({ onMarked }: { onMarked: () => Promise<string | null> }) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const fetch = async (): Promise<void> => {
    setBusy(true);
    setProblem(await onMarked());
    setBusy(false);
  };
  return (
    <p className="marked">
      <Button small busy={busy} onClick={() => void fetch()}>
        {busy ? '正在标注…' : '下载标注了问题的文件'}
      </Button>
      <small className="muted">有误的单元格标红并加批注，行末写明问题；公式以结果代替，宏和图片不保留。改好后直接导入这个文件即可。</small>
      {problem ? (
        <span className="late" role="alert">
          {problem}
        </span>
      ) : null}
    </p>
  );
}

/** What was done to the file's own words, by kind: nothing that has to be mended, but worth a look. */
function Notes({ notes, several }: { notes: readonly Fault[]; several: boolean }) {
  return (
    <details open={notes.length <= 10}>
      <summary>{notes.length} 处按下面的读法读入，请看一看</summary>
      <ul>
        {notes.slice(0, MOST_SHOWN).map((note) => (
          <li key={`${note.sheet}${note.row}${note.column}${note.rule}`}>
            {several ? `“${note.sheet}”` : ''}第 {note.row} 行{note.column ? ` ${note.column}` : ''}：{note.message}
          </li>
        ))}
        {notes.length > MOST_SHOWN ? <li>还有 {notes.length - MOST_SHOWN} 处</li> : null}
      </ul>
    </details>
  );
}

function ReadResult({ read, form }: { read: SheetRead; form: TableForm }) {
  const { header, faults, notes, skipped, sheet, beside } = read;
  const several = beside.filter(({ taken }) => taken).length;
  const elsewhere = several > 0 || [...faults, ...notes].some((one) => one.sheet !== sheet);
  const labels = form.columns;
  return (
    <div className="stack-s">
      <p>
        工作表“{sheet}”，{header.rows > 0 ? `第 ${header.firstRow} 行起是表头` : `没有表头，第 ${header.firstRow} 行起是名单`}，
        {several > 0 ? `连同另外 ${several} 张工作表` : ''}读到 <b>{countOf(read)}</b> 行，
        {faults.length > 0 ? <b className="late">{faults.length} 处有误</b> : <b className="ok">没有错误</b>}。
      </p>
      <p className="small">
        对应的列：{header.columns.map(({ key, letter, label }) => `${letter} ${label} → ${labels[key]?.label ?? key}`).join('；')}
        {header.others.length > 0 ? `。没有用到的列：${header.others.map(({ letter, label }) => `${letter} ${label}`).join('、')}` : ''}
      </p>
      {header.made.length > 0 ? (
        <p className="small">
          推算的列：{header.made.map(({ letter, label, field }) => `${field}由 ${letter} ${label} 得出`).join('；')}，请核对
        </p>
      ) : null}
      {header.missing.length > 0 ? (
        <p className="small late">官方表格的这些栏没有找到，导入后各行都空着：{header.missing.join('、')}</p>
      ) : null}
      {faults.length > 0 ? (
        <div className="faults">
          <Table
            tight
            caption="有误的单元格"
            columns={elsewhere ? [sheetColumn, ...columns] : columns}
            rows={faults.slice(0, MOST_SHOWN)}
            keyOf={(fault) => `${fault.sheet}${fault.row}${fault.column}${fault.rule}${fault.message}`}
          />
          {faults.length > MOST_SHOWN ? (
            <p className="card__foot">还有 {faults.length - MOST_SHOWN} 处，改好前面的再导入即可看到。</p>
          ) : null}
        </div>
      ) : null}
      {notes.length > 0 ? <Notes notes={notes} several={elsewhere} /> : null}
      {skipped.length > 0 ? (
        <details>
          <summary>没有作为数据的 {skipped.length} 行</summary>
          <ul>
            {skipped.map(({ sheet: its, row, why }) => (
              <li key={`${its ?? ''}${row}`}>
                {its === undefined ? '' : `“${its}”`}第 {row} 行：{why}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
