import { useCallback, useMemo, useState } from 'react';
import type { Row } from '../../core/annexes/field.ts';
import { serviceTable } from '../../core/ledger/line.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { columnsOf, wordsOf } from '../form/columns.ts';
import type { Kept } from '../form/kept.ts';
import { emptyRow } from '../form/new-row.ts';
import { Button } from '../ui/button.tsx';
import type { Edit, SheetRow } from '../ui/sheet/model.ts';
import { Sheet } from '../ui/sheet/sheet.tsx';
import { missingIn, useLines } from './lines.ts';
import { QuickLine } from './quick-line.tsx';
import { VoidDialog } from './void-dialog.tsx';
import type { LedgerLine, LedgerView } from './words.ts';

type Props = { view: LedgerView; month: number; kept: Kept };
const filters = { all: '全部', doubt: '有疑问', unconfirmed: '未确认' } as const;
type Filter = keyof typeof filters;
const fits: Readonly<Record<Filter, (line: LedgerLine) => boolean>> = {
  all: () => true,
  doubt: ({ doubt }) => doubt !== null,
  unconfirmed: ({ confirmed }) => confirmed === null,
};

const widths: Readonly<Record<string, number>> = { servedOn: 104, enterprise: 232, function: 104, fee: 76 };
const columns = [
  ...columnsOf(serviceTable).map(({ grow: _, ...one }) => ({ ...one, width: widths[one.key] ?? one.width })),
  { key: 'confirmed', label: '企业确认', width: 92, fixed: true },
  { key: 'doubt', label: '疑问', width: 160, grow: true, fixed: true },
];
const words = wordsOf(serviceTable);
const said = { happened: '✓ 已确认', denied: '对方说没有' };

/** One month as a sheet: a quick line above, what is typed or pasted is written down as soon as a line is whole, what was wrong is voided with its reason. */
export function MonthSheet({ view, month, kept }: Props) {
  const lines = useLines(view.lines, kept);
  const [filter, setFilter] = useState<Filter>('all');
  const [voiding, setVoiding] = useState<readonly string[]>([]);
  const rows = useMemo(() => rowsOf(view.lines.filter(fits[filter]), lines.drafts), [view.lines, filter, lines.drafts]);
  const month2 = `${view.year}-${String(month).padStart(2, '0')}`;
  const onEdit = useCallback(
    (edits: readonly Edit[]) => {
      const gone = lines.edit(edits);
      if (gone.length > 0) setVoiding(gone);
    },
    [lines],
  );
  return (
    <>
      <QuickLine year={view.year} month={month} last={view.lines[0]} onAdd={(row) => lines.add(row)} />
      {lines.error ? <ProblemAlert problem={problemIn(lines.error)} /> : null}
      <Sheet
        id="ledger"
        label={`${month}月服务记录`}
        columns={columns}
        rows={rows}
        onEdit={onEdit}
        read={words.read}
        show={words.show}
        faults={(row) => (lines.drafts.has(row.id) ? missingIn(row) : null)}
        newRow={() => emptyRow({ servedOn: `${month2}-01`, times: 1 })}
        bar
        barStart={
          <fieldset className="chips" aria-label="筛选">
            {(Object.keys(filters) as Filter[]).map((one) => (
              <button key={one} type="button" className="chip" aria-pressed={filter === one} onClick={() => setFilter(one)}>
                {filters[one]} <b>{view.lines.filter(fits[one]).length}</b>
              </button>
            ))}
          </fieldset>
        }
        barEnd={
          <span className="counter small">
            季度调度表取这些：服务企业 <b>{view.counted.enterprises}</b> 户，人次 <b>{view.counted.persons}</b>
          </span>
        }
        footEnd={<State lines={lines} />}
      />
      <VoidDialog ids={voiding} onClose={() => setVoiding([])} />
    </>
  );
}

/** Whether all that was typed has been written down. */
const State = ({ lines }: { lines: ReturnType<typeof useLines> }) =>
  lines.drafts.size === 0 ? (
    <span className="ok">已记下；已报送的季度不因改动而变</span>
  ) : (
    <span className="soon">
      {lines.drafts.size} 行还没有记下{lines.busy ? '，正在记' : '：补全后自动记下'}
      {lines.error && !lines.busy ? (
        <Button small onClick={lines.again}>
          再试
        </Button>
      ) : null}
    </span>
  );

/** What stands, with what is typed over it; new lines first. */
function rowsOf(lines: readonly LedgerLine[], drafts: ReadonlyMap<string, Row['cells']>): SheetRow[] {
  const known = new Set(lines.map(({ id }) => id));
  const fresh = [...drafts].filter(([id]) => !known.has(id)).map(([id, cells]) => ({ id, cells }));
  return [
    ...fresh.toReversed(),
    ...lines.map(({ id, enterprise, servedOn, function: of, content, fee, persons, times, confirmed, doubt }) => ({
      id,
      cells: {
        ...{ enterprise, servedOn, function: of, content, fee, persons, times, ...drafts.get(id) },
        ...{ confirmed: confirmed === null ? '–' : said[confirmed], doubt },
      },
    })),
  ];
}
