import { useState } from 'react';
import { Link } from 'wouter';
import { type AnswerOf, href, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useAct, useRead } from '../query.tsx';
import { hasRole, isKind, useSession } from '../session.tsx';
import { Steps } from '../steps/steps.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Select } from '../ui/controls.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { usePages } from '../ui/pages.ts';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';
import { EarlierByHand } from './earlier-by-hand.tsx';
import { EarlierImport } from './earlier-import.tsx';

type Row = AnswerOf<'GET /api/earlier-platforms'>['rows'][number];
const PAGE = 50;

/** 此前认定的平台 (第十九条): entered from a list by one, confirmed by another; corrected by two. */
export default function EarlierPage() {
  const session = useSession();
  const read = useRead('GET /api/earlier-platforms');
  const mayEnter = hasRole(session, 'officer') && isKind(session, 'province');
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageHead
        crumbs={[{ label: '示范平台', href: paths.platforms }]}
        title="此前认定的平台"
        meta={['本系统启用前认定的，经办人从名单录入，另一位分管领导复核后列入名录，从下一季度起报送']}
        actions={
          mayEnter ? (
            <>
              <ButtonLink look="quiet" href={href('GET /api/earlier-platforms/template.xlsx')} download>
                空白名单
              </ButtonLink>
              <EarlierByHand />
              <EarlierImport />
            </>
          ) : null
        }
      />
      <Loaded read={read} lines={8}>
        {({ rows }) => <Rows rows={rows} />}
      </Loaded>
    </main>
  );
}

const shownStates = (rows: readonly Row[]) => [...new Map(rows.map(({ state }) => [state.name, state.label]))];

function Rows({ rows }: { rows: readonly Row[] }) {
  const [state, setState] = useState('');
  const found = rows.filter((row) => (state === '' ? row.state.name !== 'removed' : row.state.name === state));
  const { shown, pager } = usePages(found, PAGE);
  return (
    <Card flush>
      <div className="filters">
        <Select
          small
          aria-label="状态"
          empty="全部（不含已撤下）"
          value={state}
          options={shownStates(rows).map(([value, label]) => ({ value, label }))}
          onChange={(event) => setState(event.target.value)}
        />
        <ConfirmAll rows={rows} />
      </div>
      <Table
        caption="此前认定的平台"
        columns={columns}
        rows={shown}
        keyOf={(row) => row.id}
        stack
        empty={
          <Empty title="还没有录入">
            由省工信厅经办人导入名单（平台单位名称、统一社会信用代码、设区市、服务功能、证书编号、认定文号、有效期起止）。
          </Empty>
        }
      />
      <Pager {...pager} unit="家" />
    </Card>
  );
}

const tones: Readonly<Record<string, Tone>> = {
  entered: 'amber',
  returned: 'red',
  confirmed: 'green',
  amending: 'amber',
  annulling: 'amber',
};

const columns: readonly Column<Row>[] = [
  {
    key: 'name',
    head: '平台单位',
    rowHead: true,
    cell: (row) => (
      <>
        {row.platformId && row.state.name !== 'annulled' ? (
          <Link href={to(paths.platform, { id: row.platformId })}>{row.name}</Link>
        ) : (
          row.name
        )}
        <div className="small muted">{row.creditCode}</div>
      </>
    ),
  },
  { key: 'city', head: '所在地', cell: (row) => <span className="nowrap">{row.city}</span> },
  { key: 'functions', head: '服务功能', cell: (row) => row.functions },
  {
    key: 'number',
    head: '证书编号、认定文号',
    cell: (row) => (
      <>
        {row.certificateNumber}
        <div className="small muted">{row.documentNumber}</div>
      </>
    ),
  },
  {
    key: 'term',
    head: '有效期',
    cell: (row) => (
      <>
        <span className="nowrap">{fullDate(row.validFrom)}</span> 至 <span className="nowrap">{fullDate(row.validTo)}</span>
        {row.over ? <div className="small muted">已期满，只作为历史</div> : null}
      </>
    ),
  },
  {
    key: 'hands',
    head: '录入、复核',
    cell: (row) => (
      <>
        {row.preparedBy}
        {row.confirmedBy ? `、${row.confirmedBy}` : ''}
        {row.source ? <div className="small muted">{row.source}</div> : null}
      </>
    ),
  },
  { key: 'state', head: '状态', cell: (row) => <State row={row} /> },
  { key: 'acts', head: '办理', cell: (row) => <Acts row={row} /> },
];

function State({ row }: { row: Row }) {
  const { proposed } = row;
  const changes = proposed === null ? [] : titleWords.filter(([key]) => proposed[key] !== row[key]);
  return (
    <>
      <Badge tone={tones[row.state.name] ?? 'grey'}>{row.state.label}</Badge>
      {row.word ? <div className="small">退回意见：{row.word}</div> : null}
      {row.reason ? <div className="small">理由：{row.reason}</div> : null}
      {proposed
        ? changes.map(([key, label]) => (
            <div key={key} className="small">
              {label}：{row[key]} → {proposed[key]}
            </div>
          ))
        : null}
      {row.faults.map((fault) => (
        <div key={fault} className="small late">
          {fault}
        </div>
      ))}
    </>
  );
}

const titleWords = [
  ['name', '名称'],
  ['creditCode', '代码'],
  ['city', '所在地'],
  ['functions', '服务功能'],
  ['certificateNumber', '证书编号'],
  ['documentNumber', '认定文号'],
  ['validFrom', '有效期起'],
  ['validTo', '有效期止'],
] as const;

function Acts({ row }: { row: Row }) {
  if (row.offers.length === 0) return <span className="muted">–</span>;
  const given = Object.fromEntries(titleWords.map(([key]) => [key, row[key]]));
  const words = {
    correct: { given, done: () => '已改正，待复核' },
    amend: {
      given,
      says: <p>更正由另一位分管领导同意后生效，名录、查验页面同时更正，该单位和主管部门会收到通知。</p>,
      done: () => '已提出，待复核',
    },
    annul: {
      says: <p>用于录入错误、并没有这项认定的。由另一位分管领导同意后从名录中撤出，录入的记录仍然保留。</p>,
      done: () => '已提出，待复核',
    },
    confirm: {
      says: (
        <p>
          “{row.name}”，证书 {row.certificateNumber}，{fullDate(row.validFrom)}至{fullDate(row.validTo)}
          。确认后列入公开的名录，从下一季度起按季度报送。
        </p>
      ),
      done: () => '已复核，列入名录',
    },
    remove: { done: () => '已撤下' },
  };
  return (
    <span className="row">
      <Steps kind="earlier-platforms" of={{ ...row }} offers={row.offers} words={words} small />
    </span>
  );
}

/** A leader confirms at once all that can be confirmed, each over the version that is before the eyes. */
function ConfirmAll({ rows }: { rows: readonly Row[] }) {
  const ready = rows.filter(({ offers }) => offers.some(({ step, blockedBy }) => step === 'confirm' && blockedBy.length === 0));
  const [open, setOpen] = useState(false);
  const act = useAct('POST /api/earlier-platforms/confirm');
  const toast = useToast();
  const over = ready.filter((row) => row.over).length;
  const close = () => {
    act.reset();
    setOpen(false);
  };
  const of = ready.slice(0, 500).map(({ id, version }) => ({ id, version }));
  if (ready.length < 2) return null;
  return (
    <>
      <Button small look="primary" onClick={() => setOpen(true)}>
        全部复核确认（{of.length} 家）
      </Button>
      <Dialog
        open={open}
        title={`复核确认 ${of.length} 家`}
        onClose={close}
        foot={
          <>
            <Button onClick={close}>取消</Button>
            <Button
              look="danger"
              busy={act.isPending}
              onClick={() =>
                act.mutate(
                  { body: { of } },
                  {
                    onSuccess: ({ confirmed }) => {
                      toast(`已复核 ${confirmed} 家，列入名录`);
                      close();
                    },
                  },
                )
              }
            >
              确认 {of.length} 家
            </Button>
          </>
        }
      >
        <p>
          请先对照认定文件逐家核对。确认后 {of.length} 家列入公开的名录，在有效期内的 {of.length - over} 家从下一季度起按季度报送
          {over > 0 ? `，已期满的 ${over} 家只作为历史` : ''}。有一家不能确认的，一家也不确认。
        </p>
        {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      </Dialog>
    </>
  );
}
