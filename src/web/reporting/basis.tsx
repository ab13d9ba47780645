import { useState } from 'react';
import { confirmations } from '../../core/ledger/line.ts';
import { fees } from '../../core/recognition/profile.ts';
import { functionLabel } from '../../core/scheme/functions.ts';
import { own } from '../../core/text/own.ts';
import type { AnswerOf } from '../client.ts';
import { shareWords } from '../ledger/words.ts';
import { Loaded, useReadPage } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/controls.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Pager } from '../ui/pager.tsx';
import { type Column, Table } from '../ui/table.tsx';
import type { ReportView } from './words.ts';

type Basis = NonNullable<AnswerOf<'GET /api/reports/{id}/versions/{no}/ledger'>>;
type Line = Basis['lines'][number];
const A_PAGE = 50;

/** Of the version that stands: whether it was made of a ledger, and of which lines. */
export function BasisOf({ view }: { view: ReportView }) {
  const [open, setOpen] = useState(false);
  if (view.ledgerKept === null) return null;
  if (!view.ledgerKept)
    return (
      <p>
        <Badge tone="amber">未建台账</Badge> <span className="small muted">数据和样表由平台自行填写</span>
      </p>
    );
  return (
    <p>
      <Badge tone="green">依据台账</Badge> {view.ledgerContested > 0 ? <Badge tone="red">{view.ledgerContested} 行待核实</Badge> : null}{' '}
      <Button small look="quiet" onClick={() => setOpen(true)}>
        查看台账各行
      </Button>
      {open ? <BasisDialog id={view.id} no={view.versions.length} period={view.period} onClose={() => setOpen(false)} /> : null}
    </p>
  );
}

const columns: readonly Column<Line>[] = [
  { key: 'servedOn', head: '日期', cell: ({ servedOn }) => fullDate(servedOn) },
  { key: 'enterprise', head: '服务企业', rowHead: true, cell: ({ enterprise }) => enterprise },
  { key: 'function', head: '功能', cell: (one) => functionLabel(one.function, []) },
  { key: 'content', head: '内容', cell: ({ content }) => content },
  { key: 'fee', head: '收费', cell: ({ fee }) => own<string>(fees, fee) ?? fee },
  { key: 'persons', head: '人次', num: true, cell: ({ persons }) => persons },
  { key: 'times', head: '次数', num: true, cell: ({ times }) => times },
  {
    key: 'confirmed',
    head: '企业确认',
    cell: ({ confirmed, contested }) =>
      contested !== null ? (
        <span className="late">{contested}</span>
      ) : confirmed === null ? (
        '–'
      ) : (
        (own<string>(confirmations, confirmed) ?? '–')
      ),
  },
];

function BasisDialog({ id, no, period, onClose }: { id: string; no: number; period: string; onClose: () => void }) {
  const [figure, setFigure] = useState<'all' | 'frequent'>('all');
  const [page, setPage] = useState(1);
  const read = useReadPage('GET /api/reports/{id}/versions/{no}/ledger', {
    params: { id, no },
    query: { figure, limit: A_PAGE, offset: (page - 1) * A_PAGE },
  });
  return (
    <Dialog open wide title={`${period}所依据的台账`} onClose={onClose} foot={<Button onClick={onClose}>关闭</Button>}>
      <Loaded read={read}>
        {(basis) =>
          basis === null ? (
            <Alert>这一版未建台账。</Alert>
          ) : (
            <>
              <div className="row">
                <Select
                  small
                  aria-label="按哪一项看"
                  value={figure}
                  options={[
                    { value: 'all', label: '服务企业数、服务人数' },
                    { value: 'frequent', label: '接受5次以上服务的企业' },
                  ]}
                  onChange={({ target }) => {
                    setFigure(target.value === 'frequent' ? 'frequent' : 'all');
                    setPage(1);
                  }}
                />
                <span className="small muted">{basis.shares.map(shareWords).join('；')}</span>
              </div>
              {basis.contested > 0 ? (
                <Alert tone="amber" title={`${basis.contested} 行待核实`}>
                  <p>企业在报送以后的答复也列在“企业确认”一栏。没有确认的，不作任何不利推断。</p>
                </Alert>
              ) : null}
              <Table caption="台账各行" columns={columns} rows={basis.lines} keyOf={(one) => one.id} tight stack />
              <Pager page={page} pages={Math.max(1, Math.ceil(basis.total / A_PAGE))} total={basis.total} unit="行" onPage={setPage} />
              <p className="small muted">
                报送时的各行，不因台账改动而变；口径：{basis.readings.join('；')}。校验码 {basis.digest.slice(0, 16)}
              </p>
            </>
          )
        }
      </Loaded>
    </Dialog>
  );
}
