import { Loaded, useRead } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';
import type { Filling } from './filling.ts';
import { type Entry, entryOf, type Kept, restoring } from './history-entry.ts';

/** Who changed what of a section and when, the newest first, each with the way back. */
export function Changes({ filling, section, onRestored }: { filling: Filling; section: string; onRestored: () => void }) {
  const read = useRead('GET /api/dossiers/{id}/sections/{section}/history', { params: { id: filling.dossierId, section } });
  const toast = useToast();
  const restore = (kept: Kept): void => {
    const { changes } = restoring(kept, filling);
    filling.change(...changes);
    toast('已恢复为当时的内容');
    onRestored();
  };
  return (
    <Loaded read={read} lines={6}>
      {({ changes }) => {
        const kept = changes as Kept[];
        if (kept.length === 0) return <p>这一节还没有修改过。带入的内容不算修改。</p>;
        return (
          <div className="faults">
            <Table
              tight
              stack
              caption="修改记录，新的在前"
              columns={columnsOf((one) => restoring(one, filling).reason, restore)}
              rows={kept}
              keyOf={(one) => one.id}
            />
            {kept.length >= 200 ? <p className="card__foot">只列最近 200 处，更早的仍然保存。</p> : null}
          </div>
        );
      }}
    </Loaded>
  );
}

const columnsOf = (reasonFor: (kept: Kept) => string | null, restore: (kept: Kept) => void): readonly Column<Kept>[] => [
  { key: 'at', head: '时间', cell: ({ at }) => dateAndTime(at) },
  { key: 'who', head: '何人', cell: ({ who }) => who },
  { key: 'place', head: '何处', rowHead: true, cell: (one) => entryOf(one).place },
  { key: 'what', head: '改动', cell: (one) => <What entry={entryOf(one)} /> },
  {
    key: 'restore',
    head: '恢复',
    cell: (one) => (
      <Button small reason={reasonFor(one)} reasonAt="hidden" aria-label={`恢复${entryOf(one).place}`} onClick={() => restore(one)}>
        恢复
      </Button>
    ),
  },
];

const What = ({ entry }: { entry: Entry }) => (
  <>
    {entry.said ? <span>{entry.said}</span> : null}
    {entry.changes.map(({ label, before, after }) => (
      <span className="change" key={label}>
        {label === '' ? null : `${label}：`}
        <del className="diff">{before}</del> → <ins className="diff">{after}</ins>
      </span>
    ))}
  </>
);
