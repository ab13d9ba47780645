import { useState } from 'react';
import { organisers } from '../../core/ledger/line.ts';
import { functionLabel } from '../../core/scheme/functions.ts';
import { Loaded, useRead } from '../query.tsx';
import { Empty } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { EventCodeDialog } from './confirm-dialog.tsx';
import { EventDialog } from './event-dialog.tsx';
import type { EventLine } from './words.ts';

/** 活动: each is a line of 样表2; with the attendance of the day its households and persons are counted. */
export function EventsTab({ year }: { year: number }) {
  const read = useRead('GET /api/ledger/events', { query: { year } });
  const [open, setOpen] = useState<EventLine | 'new' | null>(null);
  const [coding, setCoding] = useState<EventLine | null>(null);
  const columns: readonly Column<EventLine>[] = [
    { key: 'name', head: '活动名称', rowHead: true, cell: ({ name }) => name },
    { key: 'heldOn', head: '日期', cell: ({ heldOn }) => fullDate(heldOn) },
    { key: 'place', head: '地点', cell: ({ place }) => place },
    { key: 'function', head: '功能', cell: (one) => functionLabel(one.function, []) },
    { key: 'organiser', head: '组织单位', cell: ({ organiser }) => organisers[organiser] },
    { key: 'households', head: '企业户数', num: true, cell: ({ households }) => households },
    { key: 'persons', head: '服务人数', num: true, cell: ({ persons }) => persons },
    {
      key: 'came',
      head: '依据',
      cell: ({ attendance, guests }) =>
        `${attendance.length > 0 ? `签到 ${attendance.length} 家` : '填写'}${guests.length > 0 ? `，扫码 ${guests.length} 家` : ''}`,
    },
    {
      key: 'do',
      head: '',
      label: '办理',
      cell: (one) => (
        <>
          <Button small look="quiet" aria-label={`${one.name}的到场确认码`} onClick={() => setCoding(one)}>
            确认码
          </Button>
          <Button small look="quiet" aria-label={`修改${one.name}`} onClick={() => setOpen(one)}>
            修改
          </Button>
        </>
      ),
    },
  ];
  return (
    <Loaded read={read} lines={6}>
      {({ events }) => (
        <>
          <div className="sheet__bar">
            <Button small look="primary" onClick={() => setOpen('new')}>
              记一场活动
            </Button>
            <span className="small muted">参加活动的企业计入活动的户数，不计入服务企业数；另外为其提供服务的，记在当月</span>
          </div>
          <Table
            caption={`${year}年活动`}
            columns={columns}
            rows={events}
            keyOf={({ id }) => id}
            tight
            stack
            empty={<Empty title="还没有记活动">办完一场活动，把签到表粘贴进来，户数和人数自动得出。</Empty>}
          />
          {coding ? <EventCodeDialog key={coding.id} event={coding} onClose={() => setCoding(null)} /> : null}
          {open === null ? null : <EventDialog event={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
        </>
      )}
    </Loaded>
  );
}
