import { useState } from 'react';
import { paths } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { RoundStepper } from '../round-stepper.tsx';
import { hasRole, isKind, isRecommender, useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { dateWithWeekday, fullDate } from '../ui/dates.tsx';
import { Card, Columns, PageHead, Stack } from '../ui/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { Filters } from './filters.tsx';
import { useKeptFilter } from './kept-filter.ts';
import { csvOf, filtered, type Group, groupsOf, type Inbox, type Item, kindsOf, lateness, noFilter, statesOf } from './list.ts';
import { MessageCard } from './messages.tsx';
import { type Office, ownersIn, useOffice } from './office.ts';
import { QuickReview } from './quick-review.tsx';
import { QuickSign } from './quick-sign.tsx';
import { RoundProgress } from './round-progress.tsx';
import { type Desk, ItemRow } from './row.tsx';
import { StandInLine } from './stand-in.tsx';
import './inbox.css';

/** What waits for whoever is signed in, by deadline: what, why, until when, and the button that does it. */
export default function InboxPage() {
  const session = useSession();
  const inbox = useRead('GET /api/inbox');
  const items = inbox.data?.items ?? [];
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageHead
        title="待办"
        meta={[dateWithWeekday(session.today), inbox.data ? `${items.length} 件等您处理` : '正在读取', lateness(items, session.today)]}
        actions={
          <>
            {hasRole(session, 'officer', 'leader') ? (
              <ButtonLink look="quiet" href={paths.absences}>
                外出与代办
              </ButtonLink>
            ) : null}
            {items.length > 0 ? <Button onClick={() => download(items, session.today)}>导出清单</Button> : null}
          </>
        }
      />
      <StandInLine />
      <RoundStepper />
      <Columns as="main-side">
        <Card flush>
          <Loaded read={inbox} lines={9}>
            {(data) => <Waiting inbox={data} />}
          </Loaded>
        </Card>
        <Stack>
          {isRecommender(session) || isKind(session, 'province') ? <RoundProgress /> : null}
          <MessageCard />
        </Stack>
      </Columns>
    </main>
  );
}

const SHOWN = 30;

function Waiting({ inbox: { items, today } }: { inbox: Inbox }) {
  const session = useSession();
  const office = useOffice();
  const [filter, setFilter] = useKeptFilter(session.account.id);
  const [all, setAll] = useState(false);
  const [desk, setDesk] = useState<Desk | null>(null);
  const shown = filtered(items, filter, ownersIn(office, session));
  const states = statesOf(items, filter.state);
  const groups = groupsOf(shown, today);
  const drawn = all ? groups : firstOf(groups, SHOWN);
  const more = shown.length - drawn.reduce((sum, group) => sum + group.items.length, 0);
  if (items.length === 0) return <Nothing />;
  return (
    <Tabs
      label="按状态"
      current={filter.state || 'all'}
      onChange={(state) => setFilter({ ...filter, state: state === 'all' ? '' : state })}
      tabs={[{ key: 'all', label: '全部', count: items.length }, ...states.map(({ label, count }) => ({ key: label, label, count }))]}
    >
      <Filters
        filter={filter}
        onFilter={setFilter}
        kinds={kindsOf(items, filter.kind)}
        office={office}
        said={shown.length === items.length ? '按期限排序' : `符合的 ${shown.length} 件，按期限排序`}
      />
      {shown.length === 0 ? (
        <Empty title="没有符合的事项" action={<Button onClick={() => setFilter(noFilter)}>看全部 {items.length} 件</Button>}>
          换一个词，或取消筛选。
        </Empty>
      ) : (
        drawn.map((group) => <GroupList key={group.label} group={group} today={today} office={office} onDesk={setDesk} />)
      )}
      {more > 0 ? (
        <p className="card__foot">
          已显示 {shown.length - more} 件，
          <button type="button" className="linkish" onClick={() => setAll(true)}>
            显示其余 {more} 件
          </button>
        </p>
      ) : null}
      {desk?.as === 'review' ? <QuickReview dossierId={desk.dossierId} onClose={() => setDesk(null)} /> : null}
      {desk?.as === 'sign' ? <QuickSign dossierId={desk.dossierId} onClose={() => setDesk(null)} /> : null}
    </Tabs>
  );
}

/** The first `most` items over all groups; nobody reads three hundred rows at once. */
function firstOf(groups: readonly Group[], most: number): Group[] {
  let left = most;
  return groups.flatMap((group) => {
    const items = group.items.slice(0, Math.max(0, left));
    left -= items.length;
    return items.length === 0 ? [] : [{ ...group, items }];
  });
}

type GroupProps = { group: Group; today: string; office: Office | undefined; onDesk: (desk: Desk) => void };

function GroupList({ group, today, office, onDesk }: GroupProps) {
  return (
    <section aria-label={group.label}>
      <h2 className="group">
        <span>{group.label}</span>
        <span>{group.items.length} 件</span>
      </h2>
      <ul>
        {group.items.map((item) => (
          <ItemRow key={item.id} item={item} today={today} office={office} onDesk={onDesk} />
        ))}
      </ul>
    </section>
  );
}

/** Nothing waits: what happens next, in the words of whoever reads it. */
function Nothing() {
  const session = useSession();
  if (isKind(session, 'applicant'))
    return <Empty title="没有等您处理的事项">开始申报、补正通知、季度报送到期时，会在这里按期限列出。</Empty>;
  if (hasRole(session, 'expert')) return <Empty title="没有等您评审的申报">抽取为评审专家后，材料和截止日期会在这里列出。</Empty>;
  return (
    <Empty title="没有等您处理的事项">{`截至 ${fullDate(session.today)}，该办的都已办完。申报单位提交、到期提醒、公示期满时会在这里列出。`}</Empty>
  );
}

function download(items: readonly Item[], today: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csvOf(items)], { type: 'text/csv' }));
  link.download = `待办清单-${today}.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
