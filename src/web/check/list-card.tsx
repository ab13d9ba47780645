import { type DragEvent, useId, useState } from 'react';
import { servedTable } from '../../core/annexes/annex5.ts';
import type { Threshold } from '../../core/scheme/scheme.ts';
import type { Mapping } from '../../core/sheet/mapping.ts';
import { FoldedMapping } from '../form/mapping-editor.tsx';
import { SheetsTogether } from '../form/sheets-together.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Textarea } from '../ui/controls.tsx';
import { cx } from '../ui/cx.ts';
import { FileButton } from '../ui/file-button.tsx';
import { Card } from '../ui/page.tsx';
import { type Listed, type ListRead, readAgain, readFile, readPasted, togetherBy } from './read-list.ts';

type ListCardProps = {
  listed: Listed | null;
  threshold: Pick<Threshold, 'atLeast' | 'unit'>;
  onList: (listed: Listed | null) => void;
};

/** The list of last year's enterprises: pasted from a sheet, or dropped as a file; read in this page. */
export function ListCard({ listed, threshold, onList }: ListCardProps) {
  const [read, setRead] = useState<ListRead | null>(null);
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const id = useId();
  const show = (answer: ListRead): void => {
    setRead(answer);
    onList(answer.listed);
  };
  const take = async (reading: Promise<ListRead>): Promise<void> => {
    setBusy(true);
    const answer = await reading;
    setBusy(false);
    show(answer);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file) void take(readFile(file));
  };
  const clear = (): void => {
    setRead(null);
    onList(null);
  };
  return (
    <Card title="上一年度服务企业名单" aside={<span className="small muted">第六条（三），附件5</span>} id="served">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is the shortcut of the button and the paste below */}
      <div
        className={cx('listdrop stack-s', over && 'is-over')}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label className="field__label" htmlFor={id}>
          <b>从 Excel 或 WPS 复制名单，连同表头粘贴到这里</b>
        </label>
        <Textarea
          id={id}
          rows={3}
          value=""
          placeholder="选中名单区域，复制，在这里按 Ctrl+V"
          aria-describedby={`${id}-hint`}
          onChange={(event) => {
            const { value } = event.target;
            if (value.trim() !== '') void take(readPasted(value));
          }}
        />
        <p className="field__hint" id={`${id}-hint`}>
          也可以把 .xlsx、.csv、.txt 或网上系统导出的 .xls
          文件拖到这里。栏目名称和次序不限，认“服务企业名称、企业联系人、手机、服务内容简述、服务满意度”。只在本机读取。
        </p>
        <div className="row">
          <FileButton
            label="选择名单文件"
            accept=".xlsx,.xls,.csv,.txt,.htm,.html"
            small
            busy={busy}
            onFile={(file) => void take(readFile(file))}
          >
            {busy ? '正在读取…' : '选择文件'}
          </FileButton>
          {listed ? (
            <Button small look="quiet" onClick={clear}>
              清除名单
            </Button>
          ) : null}
          <span className="counter" role="status">
            {listed ? (
              <>
                <b className={listed.rows.length < threshold.atLeast ? 'is-short' : undefined}>{listed.rows.length}</b> 行，要求{' '}
                {threshold.atLeast}
                {threshold.unit}以上
              </>
            ) : (
              <span className="muted">还没有名单，要求 {`${threshold.atLeast}${threshold.unit}`}以上</span>
            )}
          </span>
        </div>
      </div>
      {read?.problem ? (
        <Alert tone="red" title="没有读到名单" live>
          <p>{read.problem}</p>
        </Alert>
      ) : null}
      {read?.listed ? (
        <div className="listread stack-s">
          <SheetsTogether
            sheet={read.sheet}
            beside={read.beside}
            busy={false}
            onChoose={(together) => show(readAgain(read, { mapping: read.byHand, together }))}
          />
        </div>
      ) : null}
      {listed ? <Read listed={listed} several={read?.beside.some(({ taken }) => taken) ?? false} /> : null}
      {read ? <Correction read={read} onRead={show} /> : null}
    </Card>
  );
}

/** The person's own word on which column is what; unfolded where the list was not recognised. */
function Correction({ read, onRead }: { read: ListRead; onRead: (answer: ListRead) => void }) {
  const [draft, setDraft] = useState<{ of: ListRead; mapping: Mapping } | null>(null);
  const mine = draft?.of === read ? draft.mapping : null;
  const mapping = mine ?? read.mapping;
  if (!mapping) return null;
  const unclear = !read.listed || read.listed.faults.some(({ rule }) => rule === '缺列');
  return (
    <div className="listread small">
      <FoldedMapping
        key={String(unclear)}
        open={unclear}
        heading={read.listed ? '改正表头和各列的对应' : '自己指定表头和各列的对应'}
        table={servedTable}
        sheets={read.sheets}
        mapping={mapping}
        changed={mine !== null}
        busy={false}
        onChange={(changed) => setDraft({ of: read, mapping: changed })}
        onRead={() => onRead(readAgain(read, { mapping, together: togetherBy(read, mapping) }))}
      />
    </div>
  );
}

const MOST_SHOWN = 30;

/** What was read and what in it is wrong, with the place in the person's own sheet. */
function Read({ listed: { from, faults, skipped }, several }: { listed: Listed; several: boolean }) {
  return (
    <div className="stack-s listread">
      <p className="small">
        {from}：{faults.length > 0 ? <b className="late">{faults.length} 处有误</b> : <b className="ok">没有错误</b>}
        {skipped.length > 0 ? `，${skipped.length} 行没有作为名单` : ''}。
      </p>
      {faults.length > 0 ? (
        <ul className="small">
          {faults.slice(0, MOST_SHOWN).map(({ sheet, row, column, message }) => (
            <li key={`${sheet}${row}${column}${message}`}>
              {several ? `“${sheet}”` : ''}第 {row} 行{column === '' ? '' : `，${column}`}：{message}
            </li>
          ))}
          {faults.length > MOST_SHOWN ? <li>还有 {faults.length - MOST_SHOWN} 处。</li> : null}
        </ul>
      ) : null}
      {skipped.length > 0 ? (
        <details className="small">
          <summary>没有作为名单的行</summary>
          <ul>
            {skipped.map(({ sheet, row, why }) => (
              <li key={`${sheet ?? ''}${row}`}>
                {sheet === undefined ? '' : `“${sheet}”`}第 {row} 行：{why}
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </div>
  );
}
