import { useState } from 'react';
import { hasRole, isKind, useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { type Tab, Tabs } from '../ui/tabs.tsx';
import { Filters } from './filters.tsx';
import { GiveBar } from './give-bar.tsx';
import {
  dossierOf,
  type Filter,
  type Group,
  groupsOf,
  type Inbox,
  type Item,
  kindsOf,
  noFilter,
  type Side,
  statesOf,
  waitedFor,
} from './list.ts';
import { type Office, useOffice } from './office.ts';
import { Quick } from './quick.tsx';
import { type Desk, ItemRow } from './row.tsx';

type Props = {
  inbox: Inbox;
  /** What was read of the list that is shown; `left`: so many more there are than are printed. */
  items: readonly Item[];
  left: number;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  /** Reads the rest too. */
  onAll: () => Promise<readonly Item[]>;
};

/** What waits for oneself, and for those who have an office, what the office waits for: two lists, each with its own count. */
export function Waiting(props: Props) {
  const session = useSession();
  const { inbox, filter, onFilter } = props;
  if (!hasRole(session, 'officer', 'leader')) return <List {...props} filter={{ ...filter, side: '' }} />;
  const tabs: Tab[] = [
    { key: 'mine', label: '等我办理', count: inbox.own.count },
    { key: 'elsewhere', label: '等待对方', count: inbox.others.count },
  ];
  const go = (side: Side): void => onFilter({ ...filter, side, state: '', kind: '' });
  return (
    <Tabs label="等谁" current={filter.side || 'mine'} tabs={tabs} onChange={(key) => go(key === 'elsewhere' ? 'elsewhere' : '')}>
      <List key={filter.side} {...props} />
    </Tabs>
  );
}

function List({ inbox, items, left, filter, onFilter, onAll }: Props) {
  const office = useOffice();
  const [busy, setBusy] = useState(false);
  const [desk, setDesk] = useState<Desk | null>(null);
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const waits = filter.side === 'elsewhere';
  const { fitting } = inbox;
  const totals = waits ? inbox.others : inbox.own;
  const groups = groupsOf(items, inbox.today, waits ? '对方已逾期' : '已逾期').map((group) => ({
    ...group,
    of: fitting.headings.find(({ heading }) => heading === group.heading)?.count ?? group.items.length,
  }));
  const more = fitting.count - items.length;
  const pick = (ids: readonly string[], on: boolean): void =>
    setPicked(new Set(on ? [...picked, ...ids] : [...picked].filter((id) => !ids.includes(id))));
  const all = async (): Promise<readonly Item[]> => {
    setBusy(true);
    return onAll().finally(() => setBusy(false));
  };
  if (totals.count === 0) return waits ? <NothingElsewhere /> : <Nothing coming={inbox.coming} />;
  const byState = statesOf(totals, filter.state).map(({ label, count }) => ({ key: label, label, count }));
  const said = waits ? '不计入待办，按对方的期限排序，同一天的先提交在前' : '按期限排序，同一天的先提交在前';
  return (
    <Tabs
      label={waits ? '按等什么' : '按状态'}
      current={(waits ? filter.kind : filter.state) || 'all'}
      onChange={(key) => onFilter({ ...filter, [waits ? 'kind' : 'state']: key === 'all' ? '' : key })}
      tabs={[{ key: 'all', label: '全部', count: totals.count }, ...(waits ? waitedFor(totals, filter.kind) : byState)]}
    >
      <Filters
        filter={filter}
        onFilter={onFilter}
        kinds={waits ? null : kindsOf(totals, filter.kind)}
        office={office}
        said={fitting.count === totals.count ? said : `符合的 ${fitting.count} 件，${said}`}
      />
      {office ? (
        <GiveBar office={office} cases={fitting.cases} shown={items} picked={picked} onPick={pick} onAll={more > 0 ? all : null} />
      ) : null}
      {fitting.count === 0 ? (
        <Empty
          title="没有符合的事项"
          action={<Button onClick={() => onFilter({ ...noFilter, side: filter.side })}>看全部 {totals.count} 件</Button>}
        >
          换一个词，或取消筛选。
        </Empty>
      ) : (
        groups.map((group) => (
          <GroupList
            key={group.label}
            group={group}
            today={inbox.today}
            filter={filter}
            office={office}
            onDesk={setDesk}
            picked={picked}
            onPick={pick}
          />
        ))
      )}
      {more > 0 ? (
        <p className="card__foot">
          {left > 0 ? `已打印 ${items.length} 件，另有 ${left} 件没有打印` : `已显示 ${items.length} 件，`}
          <button type="button" className="linkish" disabled={busy} onClick={() => void all()}>
            显示其余 {more} 件
          </button>
        </p>
      ) : null}
      {desk ? <Quick key={desk.caseId} desk={desk} onClose={() => setDesk(null)} /> : null}
    </Tabs>
  );
}

type GroupProps = {
  group: Group & { of: number };
  today: string;
  filter: Filter;
  office: Office | undefined;
  onDesk: (desk: Desk) => void;
  picked: ReadonlySet<string>;
  onPick: (ids: readonly string[], on: boolean) => void;
};

function GroupList({ group, today, filter, office, onDesk, picked, onPick }: GroupProps) {
  return (
    <section aria-label={group.label}>
      <h2 className="group">
        <span>{group.label}</span>
        <span>{group.of} 件</span>
      </h2>
      <ul>
        {group.items.map((item) => {
          const dossierId = dossierOf(item);
          const choice = dossierId === null ? null : { on: picked.has(dossierId), set: (on: boolean) => onPick([dossierId], on) };
          return (
            <ItemRow
              key={item.id}
              item={item}
              today={today}
              filter={filter}
              office={office}
              onDesk={onDesk}
              choice={office ? choice : null}
            />
          );
        })}
      </ul>
    </section>
  );
}

const NothingElsewhere = () => (
  <Empty title="没有在等对方的事项">退回补正、发出测评链接、报送推荐和典型经验、退回调度表以后，在这里看等谁、等了多久、到哪天为止。</Empty>
);

/** Nothing waits: what happens next, in the words of whoever reads it. */
function Nothing({ coming }: { coming: string | null }) {
  const session = useSession();
  if (isKind(session, 'applicant'))
    return <Empty title="没有等您处理的事项">{coming ?? '补正通知、季度报送到期时，会在这里按期限列出。'}</Empty>;
  if (hasRole(session, 'expert')) return <Empty title="没有等您评审的申报">抽取为评审专家后，材料和截止日期会在这里列出。</Empty>;
  return (
    <Empty title="没有等您处理的事项">{`截至${fullDate(session.today)}，该办的都已办完。申报单位提交、到期提醒、公示期满时会在这里列出。`}</Empty>
  );
}
