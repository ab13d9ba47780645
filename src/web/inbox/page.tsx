import { useState } from 'react';
import { Link } from 'wouter';
import { Loaded, useRead } from '../query.tsx';
import { RoundStepper } from '../round-stepper.tsx';
import { hasRole, isKind, isRecommender, useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Input, Select } from '../ui/controls.tsx';
import { dateWithWeekday, dueIn, fullDate } from '../ui/dates.tsx';
import { Card, Columns, PageHead, Stack } from '../ui/page.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { csvOf, type Filter, filtered, type Group, groupsOf, type Inbox, type Item, kindsOf, lateness, statesOf } from './list.ts';
import { MessageCard } from './messages.tsx';
import { RoundProgress } from './round-progress.tsx';

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
        actions={items.length > 0 ? <Button onClick={() => download(items, session.today)}>导出清单</Button> : undefined}
      />
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
  const [filter, setFilter] = useState<Filter>({ state: '', kind: '', search: '' });
  const [all, setAll] = useState(false);
  if (items.length === 0) return <Nothing />;
  const shown = filtered(items, filter);
  const states = statesOf(items);
  const kinds = kindsOf(items);
  const groups = groupsOf(shown, today);
  const drawn = all ? groups : firstOf(groups, SHOWN);
  const more = shown.length - drawn.reduce((sum, group) => sum + group.items.length, 0);
  return (
    <Tabs
      label="按状态"
      current={filter.state || 'all'}
      onChange={(state) => setFilter({ ...filter, state: state === 'all' ? '' : state })}
      tabs={[{ key: 'all', label: '全部', count: items.length }, ...states.map(({ label, count }) => ({ key: label, label, count }))]}
    >
      <div className="filters">
        <Input
          small
          type="search"
          aria-label="查找"
          placeholder="单位、事项或说明"
          value={filter.search}
          onChange={(event) => setFilter({ ...filter, search: event.target.value })}
        />
        {kinds.length > 1 ? (
          <Select
            small
            aria-label="事项"
            empty="全部事项"
            options={kinds}
            value={filter.kind}
            onChange={(event) => setFilter({ ...filter, kind: event.target.value })}
          />
        ) : null}
        <span className="filters__end small muted" role="status">
          {shown.length === items.length ? '按期限排序' : `符合的 ${shown.length} 件，按期限排序`}
        </span>
      </div>
      {shown.length === 0 ? (
        <Empty
          title="没有符合的事项"
          action={<Button onClick={() => setFilter({ state: '', kind: '', search: '' })}>看全部 {items.length} 件</Button>}
        >
          换一个词，或取消筛选。
        </Empty>
      ) : (
        drawn.map((group) => <GroupList key={group.label} group={group} today={today} />)
      )}
      {more > 0 ? (
        <p className="card__foot">
          已显示 {shown.length - more} 件，
          <button type="button" className="linkish" onClick={() => setAll(true)}>
            显示其余 {more} 件
          </button>
        </p>
      ) : null}
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

function GroupList({ group, today }: { group: Group; today: string }) {
  return (
    <section aria-label={group.label}>
      <h2 className="group">
        <span>{group.label}</span>
        <span>{group.items.length} 件</span>
      </h2>
      <ul>
        {group.items.map((item) => (
          <ItemRow key={item.id} item={item} today={today} />
        ))}
      </ul>
    </section>
  );
}

function ItemRow({ item, today }: { item: Item; today: string }) {
  const { text, tone } = dueIn(item.dueOn, item.daysLeft, today);
  const rest = item.title.includes(item.organisation) ? item.why : [item.organisation, item.why].filter(Boolean).join('：');
  return (
    <li className="inrow">
      <div className={tone === 'plain' ? 'inrow__due' : `inrow__due ${tone}`}>
        {text}
        {item.dueOn === null ? null : <small>{item.dueOn}</small>}
      </div>
      <div className="inrow__main">
        <Link className="inrow__name" href={item.link}>
          {item.title}
        </Link>
        {item.article ? <span className="inrow__cite">{item.article}</span> : null}
        <p className="inrow__why">{rest}</p>
      </div>
      <div className="inrow__tag">
        <Badge tone={item.state.tone}>{item.state.label}</Badge>
      </div>
      <div className="inrow__act">
        {item.actions.map((action, index) => (
          <ButtonLink key={action.label} small href={action.link} look={index === 0 ? 'plain' : 'quiet'}>
            {action.label}
          </ButtonLink>
        ))}
      </div>
    </li>
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
