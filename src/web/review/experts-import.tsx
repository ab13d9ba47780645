import { useMemo, useState } from 'react';
import {
  ANOTHER,
  changesOf,
  type ExpertChoice,
  type ExpertLine,
  expertFields,
  expertTable,
  type KnownExpert,
  LEFT_OUT,
  readExperts,
} from '../../core/review/expert-list.ts';
import { functionsOf } from '../../core/scheme/functions.ts';
import { call, problemIn } from '../client.ts';
import type { SheetRead } from '../dossier/import-file.ts';
import { ListImport } from '../dossier/list-import.tsx';
import { refresh } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';

type Read = { readonly rows: SheetRead['rows']; readonly source: string };

/** A list of experts: read with its faults, then held against the pool, and taken once a person has seen what it changes. */
export function ExpertsImport({ pool }: { pool: readonly KnownExpert[] }) {
  const [read, setRead] = useState<Read | null>(null);
  return (
    <>
      <ListImport
        table={expertTable}
        route="POST /api/experts/read"
        onPut={async ({ rows }, source) => {
          setRead({ rows, source });
          return null;
        }}
      />
      {read ? <Difference read={read} pool={pool} onClose={() => setRead(null)} /> : null}
    </>
  );
}

const cellsOf = ({ cells }: SheetRead['rows'][number]) =>
  Object.fromEntries(Object.keys(expertFields).map((key) => [key, cells[key] == null ? null : String(cells[key])]));

const words = {
  new: { label: '新增', tone: 'green' },
  changed: { label: '变更', tone: 'amber' },
  same: { label: '没有变化', tone: 'grey' },
  doubtful: { label: '待确认', tone: 'red' },
  leftOut: { label: '不导入', tone: 'grey' },
} as const;

/** Who comes new, who is changed and how, and of whom a person has to say who it is; nothing is written before. */
function Difference({ read, pool, onClose }: { read: Read; pool: readonly KnownExpert[]; onClose: () => void }) {
  const [said, setSaid] = useState<Readonly<Record<number, ExpertChoice>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const rows = useMemo(() => read.rows.map((row, at) => ({ ...cellsOf(row), as: said[at] })), [read, said]);
  const { lines } = useMemo(() => readExperts(rows, pool), [rows, pool]);
  const of = (kind: ExpertLine['kind']) => lines.filter((line) => line.kind === kind);
  const unsaid = of('doubtful').length;
  const taken = of('new').length + of('changed').length;
  const send = async (): Promise<void> => {
    setBusy(true);
    try {
      const was = (line: ExpertLine) => line.known && entryOf(line.known);
      const body = { rows: rows.map((row, at) => ({ ...row, was: was(lines[at] as ExpertLine) })), source: read.source };
      const { added, changed } = await call('POST /api/experts/import', { body });
      toast(`已导入：新增 ${added} 位，变更 ${changed} 位`);
      void refresh();
      onClose();
    } catch (error) {
      setProblem(problemIn(error).detail);
    }
    setBusy(false);
  };
  return (
    <Dialog
      open
      wide
      title={`与专家库比较：${read.source}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            look="primary"
            busy={busy}
            reason={unsaid > 0 ? `请先确认 ${unsaid} 位同名的专家各是哪一位` : taken === 0 ? '名单与专家库一致，不用导入' : null}
            onClick={() => void send()}
          >
            {`导入 ${taken} 位`}
          </Button>
        </>
      }
    >
      {problem ? <Alert tone="red" title={problem} live /> : null}
      <p>
        新增 <b>{of('new').length}</b> 位，变更 <b>{of('changed').length}</b> 位，没有变化 <b>{of('same').length}</b> 位
        {unsaid > 0 ? <b className="late">，待确认 {unsaid} 位</b> : null}。
      </p>
      <p className="small muted">
        新增的专家同时建立账号，由系统管理员交付一次性链接后才能登录。已冻结的本年度专家库不变，要用新名单的，请在年度工作的“专家库”里办理变更。
      </p>
      <Table
        caption="名单与专家库的不同"
        columns={columnsOf(read, said, setSaid)}
        rows={lines.filter(({ kind, asked }) => asked || kind !== 'same')}
        keyOf={({ at }) => String(at)}
        stack
        tight
      />
    </Dialog>
  );
}

const entryOf = ({ employer, formerEmployers, position, fields }: KnownExpert) => ({
  ...{ employer, position },
  ...{ formerEmployers: [...formerEmployers], fields: [...fields] },
});

type Said = Readonly<Record<number, ExpertChoice>>;
const columnsOf = (read: Read, said: Said, setSaid: (next: Said) => void): Column<ExpertLine>[] => [
  { key: 'row', head: '行', num: true, cell: ({ at }) => read.rows[at]?.row ?? at + 1 },
  { key: 'kind', head: '结果', cell: ({ kind }) => <Badge tone={words[kind].tone}>{words[kind].label}</Badge> },
  { key: 'name', head: '姓名', rowHead: true, cell: ({ name }) => <span className="nowrap">{name}</span> },
  { key: 'says', head: '内容', cell: (line) => <Says line={line} /> },
  {
    key: 'who',
    head: '是哪一位',
    cell: ({ at, name, asked, like }) =>
      asked ? (
        <Select
          small
          aria-label={`${name}是哪一位`}
          value={said[at] ?? ''}
          options={[
            { value: '', label: '请选择' },
            ...like.map(({ accountId, employer }) => ({ value: accountId, label: `即在库的${name}（${employer || '未登记单位'}）` })),
            { value: ANOTHER, label: '另一位，新增' },
            { value: LEFT_OUT, label: '不导入' },
          ]}
          onChange={(event) => setSaid({ ...said, [at]: event.target.value })}
        />
      ) : null,
  },
];

function Says({ line: { kind, entry, known } }: { line: ExpertLine }) {
  if (kind !== 'changed' || known === null)
    return (
      <>
        {entry.employer}，{entry.position}；{functionsOf(entry.fields)}
      </>
    );
  return (
    <>
      {changesOf(known, entry).map(({ label, before, after }) => (
        <div key={label}>
          {label}：{before === '' ? null : <s className="muted">{before}</s>} {after}
        </div>
      ))}
    </>
  );
}
