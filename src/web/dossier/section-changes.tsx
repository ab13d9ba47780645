import { useRef, useState } from 'react';
import { tableAt } from '../../core/annexes/form.ts';
import { Loaded, useForgotten, useRead } from '../query.tsx';
import { Empty } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';
import type { Filling } from './filling.ts';
import { GoneRows } from './gone-rows.tsx';
import { type Entry, entryOf, isAdded, type Kept, restoring } from './history-entry.ts';
import { HistoryFilters } from './history-filters.tsx';
import { type Restoring, Unfolding } from './history-import.tsx';
import { More } from './history-more.tsx';
import { HISTORY, type HistoryRequest, usePages } from './history-pages.ts';

/** Who changed what of a section and when, the newest first, each with the way back. */
export function Changes({ filling, section, onRestored }: { filling: Filling; section: string; onRestored: () => void }) {
  const params = { id: filling.dossierId, section };
  const [query, setQuery] = useState<NonNullable<HistoryRequest['query']>>({});
  const [typed, setTyped] = useState('');
  const search = useRef<HTMLInputElement>(null);
  const whole = useRead(HISTORY, { params, query: {} });
  const toast = useToast();
  // Whoever looks again, perhaps a second after restoring something, sees it as it is then.
  useForgotten(HISTORY);
  const restoreRows = async (table: string, rows: readonly string[]): Promise<string | null> => {
    const problem = await filling.imports.restore(table, rows);
    if (problem !== null) toast(problem, { tone: 'red' });
    else {
      toast(rows.length === 1 ? '已恢复为当时的内容' : `已把 ${rows.length} 行恢复到原来的位置`);
      onRestored();
    }
    return problem;
  };
  const restore = (kept: Kept): void => {
    const { rows, changes } = restoring(kept, filling);
    if (rows) return void restoreRows(rows.table, [rows.id]);
    filling.change(...changes);
    toast('已恢复为当时的内容');
    onRestored();
  };
  const clear = (): void => {
    setQuery({});
    setTyped('');
    search.current?.focus();
  };
  return (
    <Loaded read={whole} lines={6}>
      {({ changes, people }) =>
        changes.length === 0 ? (
          <p>这一节还没有修改过。带入的内容不算修改。</p>
        ) : (
          <>
            <GoneRows dossierId={filling.dossierId} section={section} editable={filling.editable} onRestore={restoreRows} />
            <HistoryFilters {...{ section, people, query, search, typed }} onType={setTyped} onAsk={setQuery} />
            <Listed
              key={JSON.stringify(query)}
              request={{ params, query }}
              form={filling.form}
              reasonFor={(one) => restoring(one, filling).reason}
              restore={restore}
              onClear={clear}
            />
          </>
        )
      }
    </Loaded>
  );
}

function Listed({ request, onClear, ...restoring }: { request: HistoryRequest; onClear: () => void } & Restoring) {
  const pages = usePages(request);
  return (
    <Loaded read={pages.read} lines={6}>
      {() =>
        pages.changes.length === 0 ? (
          <div role="status">
            <Empty title="没有符合条件的修改记录" action={<Button onClick={onClear}>清除条件</Button>}>
              请换一个人，或核对项目、表格、行的名称。个人信息不能用来查找。
            </Empty>
          </div>
        ) : (
          <>
            <div className="faults history">
              <Table
                tight
                stack
                caption="修改记录，新的在前"
                columns={columnsOf(request, restoring)}
                rows={pages.changes}
                keyOf={(one) => one.id}
              />
            </div>
            <More pages={pages} act="更早的记录" />
          </>
        )
      }
    </Loaded>
  );
}

/** A section that is a table: its name is the heading of the dialog, a row is told by its own. */
const isOneTable = (section: string): boolean => tableAt(section) !== undefined;

const columnsOf = ({ params }: HistoryRequest, restoring: Restoring): readonly Column<Kept>[] => [
  { key: 'at', head: '时间', cell: ({ at }) => <span className="nowrap">{dateAndTime(at)}</span> },
  { key: 'who', head: '何人', cell: ({ who }) => <span className="nowrap">{who}</span> },
  { key: 'place', head: '何处', rowHead: true, cell: (one) => entryOf(one, restoring.form)[isOneTable(params.section) ? 'name' : 'place'] },
  {
    key: 'what',
    head: '改动',
    cell: (one) => (
      <div className="what">
        <What entry={entryOf(one, restoring.form)} />
        {one.import ? <Unfolding one={one} params={params} {...restoring} /> : null}
      </div>
    ),
  },
  {
    key: 'restore',
    head: '恢复',
    cell: (one) =>
      isAdded(one) ? null : (
        <Button
          small
          reason={restoring.reasonFor(one)}
          reasonAt="hidden"
          aria-label={`恢复${entryOf(one, restoring.form).place}`}
          onClick={() => restoring.restore(one)}
        >
          恢复
        </Button>
      ),
  },
];

const What = ({ entry }: { entry: Entry }) => (
  <>
    {entry.said ? <span className="change">{entry.said}</span> : null}
    {entry.changes.map(({ label, before, after }) => (
      <span className="change" key={label}>
        {label === '' ? null : `${label}：`}
        <del className="diff">{before}</del> → <ins className="diff">{after}</ins>
      </span>
    ))}
  </>
);
