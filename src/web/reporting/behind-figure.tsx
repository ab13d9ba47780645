import { type ReactNode, useState } from 'react';
import { createPortal } from 'react-dom';
import { type FigureKey, figureKeys } from '../../core/annexes/annex7.ts';
import { compare, decimalOf } from '../../core/annexes/decimal.ts';
import { confirmations, organisers } from '../../core/ledger/line.ts';
import { fees } from '../../core/recognition/profile.ts';
import { functionLabel } from '../../core/scheme/functions.ts';
import { own } from '../../core/text/own.ts';
import type { AnswerOf } from '../client.ts';
import { readable } from '../form/shown.ts';
import { shareWords } from '../ledger/words.ts';
import { Loaded, useReadPage } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/controls.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Pager } from '../ui/pager.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { figureLabel, figureOf } from './words.ts';

type Basis = NonNullable<AnswerOf<'GET /api/reports/{id}/versions/{no}/ledger'>>;
type Line = Basis['lines'][number];
type EventRow = Basis['events'][number];
const A_PAGE = 50;

/** A version of a report that was made of a ledger. */
export type Made = { readonly id: string; readonly no: number; readonly title: string };

/** A figure that opens the rows of the ledger that it was made of; plain text where there was no ledger. Not within the table, whose look the dialog would have. */
export function FigureBehind({ made, figure, children }: { made: Made | null; figure: FigureKey; children: ReactNode }) {
  const [open, setOpen] = useState(false);
  if (made === null) return children;
  return (
    <>
      <button type="button" className="linkish" title={`看${figureLabel(figure)}依据的台账`} onClick={() => setOpen(true)}>
        {children}
      </button>
      {open ? createPortal(<BehindDialog made={made} figure={figure} onClose={() => setOpen(false)} />, document.body) : null}
    </>
  );
}

/** What a figure was made of, as it stood when it came in: how it is counted, what that makes, and the rows. */
export function BehindDialog({ made, figure: first, onClose }: { made: Made; figure: FigureKey; onClose: () => void }) {
  const [figure, setFigure] = useState(first);
  const [page, setPage] = useState(1);
  const read = useReadPage('GET /api/reports/{id}/versions/{no}/ledger', {
    params: { id: made.id, no: made.no },
    query: { figure, limit: A_PAGE, offset: (page - 1) * A_PAGE },
  });
  return (
    <Dialog open wide title={`${made.title}：依据的台账`} onClose={onClose} foot={<Button onClick={onClose}>关闭</Button>}>
      <Select
        small
        aria-label="按哪一项看"
        value={figure}
        options={figureKeys.map((key) => ({ value: key, label: figureLabel(key) }))}
        onChange={({ target }) => {
          setFigure(figureKeys.find((key) => key === target.value) ?? first);
          setPage(1);
        }}
      />
      <Loaded read={read}>
        {(basis) =>
          basis === null ? (
            <Alert>这一版未建台账。</Alert>
          ) : (
            <>
              <Derivation basis={basis} figure={figure} />
              <Rows basis={basis} figure={figure} />
              <Pager page={page} pages={Math.max(1, Math.ceil(basis.total / A_PAGE))} total={basis.total} unit="行" onPage={setPage} />
              <p className="small muted">
                报送时的各行，不因台账改动而变；口径：{basis.readings.join('；')}。公益性或低收费占比：
                {basis.shares.map(shareWords).join('；')}
                。校验码 {basis.digest.slice(0, 16)}
              </p>
            </>
          )
        }
      </Loaded>
    </Dialog>
  );
}

/** 服务企业数：台账 264 行，同一企业计一户 → 140户；报送 140户。 */
function Derivation({ basis: { rule, derived, reported, contested }, figure }: { basis: Basis; figure: FigureKey }) {
  const shown = (value: string | number | null) => readable(figureOf(figure), value);
  const [made, sent] = [decimalOf(derived), decimalOf(reported)];
  const differs = made !== null && (sent === null || compare(made, sent) !== 0);
  return (
    <>
      {rule === null ? (
        <p>台账没有这一项，由平台填写：{shown(reported)}</p>
      ) : (
        <p>
          {rule}：<b>{shown(derived)}</b>
        </p>
      )}
      {differs ? <Alert tone="amber" title={`报送的是 ${shown(reported)}，与台账得出的 ${shown(derived)} 不同`} /> : null}
      {contested > 0 ? (
        <Alert tone="amber" title={`${contested} 行待核实`}>
          <p>企业在报送以后的答复也列在“企业确认”一栏。没有确认的，不作任何不利推断。</p>
        </Alert>
      ) : null}
    </>
  );
}

function Rows({ basis: { lines, events, months }, figure }: { basis: Basis; figure: FigureKey }) {
  if (lines.length > 0) return <Table caption="台账各行" columns={lineColumns} rows={lines} keyOf={(one) => one.id} tight stack />;
  if (events.length > 0) return <Table caption="活动" columns={eventColumns} rows={events} keyOf={(one) => one.id} tight stack />;
  if (months.length > 0)
    return <Table caption="账册各月" columns={monthColumns(figure)} rows={months} keyOf={({ month }) => month} tight />;
  return null;
}

const lineColumns: readonly Column<Line>[] = [
  { key: 'servedOn', head: '日期', cell: ({ servedOn }) => fullDate(servedOn) },
  { key: 'enterprise', head: '服务企业', rowHead: true, cell: ({ enterprise }) => enterprise },
  { key: 'function', head: '功能', cell: (one) => functionLabel(one.function, []) },
  { key: 'content', head: '内容', cell: ({ content }) => content },
  { key: 'fee', head: '收费', cell: ({ fee }) => own<string>(fees, fee) ?? fee },
  { key: 'persons', head: '人次', num: true, cell: ({ persons }) => persons },
  { key: 'times', head: '次数', num: true, cell: ({ times }) => times },
  { key: 'confirmed', head: '企业确认', cell: (one) => <Confirmation line={one} /> },
];

const Confirmation = ({ line: { confirmed, contested } }: { line: Line }) =>
  contested !== null ? <span className="late">{contested}</span> : ((confirmed && own<string>(confirmations, confirmed)) ?? '–');

const eventColumns: readonly Column<EventRow>[] = [
  { key: 'name', head: '活动名称', rowHead: true, cell: ({ name }) => name },
  { key: 'heldOn', head: '日期', cell: ({ heldOn }) => fullDate(heldOn) },
  { key: 'place', head: '地点', cell: ({ place }) => place },
  { key: 'content', head: '服务内容', cell: ({ content }) => content },
  { key: 'organiser', head: '组织单位', cell: ({ organiser }) => own<string>(organisers, organiser) ?? organiser },
  { key: 'households', head: '企业户数', num: true, cell: ({ households }) => households },
  { key: 'persons', head: '服务人数', num: true, cell: ({ persons }) => persons },
];

const monthColumns = (figure: FigureKey): readonly Column<Basis['months'][number]>[] => [
  { key: 'month', head: '月份', rowHead: true, cell: ({ month }) => `${Number(month.slice(5, 7))}月` },
  { key: 'amount', head: `${figureLabel(figure)}（元）`, num: true, cell: ({ amount }) => amount },
];
