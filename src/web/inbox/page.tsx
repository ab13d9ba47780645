import { paths } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { RoundStepper } from '../round-stepper.tsx';
import { hasRole, isKind, isRecommender, useSession } from '../session.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { saveCsv } from '../ui/csv.ts';
import { dateWithWeekday } from '../ui/dates.tsx';
import { Card, Columns, PageHead, Stack } from '../ui/page.tsx';
import { PrintButton } from '../ui/print.tsx';
import { useKeptFilter } from './kept-filter.ts';
import { csvOf, type Item, lateness, type Side } from './list.ts';
import { MessageCard } from './messages.tsx';
import { RoundProgress } from './round-progress.tsx';
import { StandInLine } from './stand-in.tsx';
import { Waiting } from './waiting.tsx';

/** What waits for whoever is signed in, by deadline: what, why, until when, and the button that does it. */
export default function InboxPage() {
  const session = useSession();
  const inbox = useRead('GET /api/inbox');
  const [filter, setFilter] = useKeptFilter(session.account.id);
  const items = inbox.data?.items ?? [];
  const listed = filter.side === 'elsewhere' ? (inbox.data?.elsewhere ?? []) : items;
  return (
    <main className="page page--lists" id="main" tabIndex={-1}>
      <PageHead
        title="待办"
        meta={[
          dateWithWeekday(session.today),
          inbox.data ? `${items.length} 件等您处理` : '正在读取',
          lateness(items, session.today),
          inbox.data && inbox.data.elsewhere.length > 0 ? `另有 ${inbox.data.elsewhere.length} 件等对方` : null,
        ]}
        actions={
          <>
            {hasRole(session, 'officer', 'leader') ? (
              <ButtonLink look="quiet" href={paths.absences}>
                外出与代办
              </ButtonLink>
            ) : null}
            {listed.length > 0 ? (
              <>
                <PrintButton />
                <Button onClick={() => download(listed, filter.side, session.today)}>导出清单</Button>
              </>
            ) : null}
          </>
        }
      />
      <StandInLine />
      <RoundStepper />
      <Columns as="main-side">
        <Card flush>
          <Loaded read={inbox} lines={9}>
            {(data) => <Waiting inbox={data} filter={filter} onFilter={setFilter} />}
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

const download = (items: readonly Item[], side: Side, today: string): void =>
  saveCsv(`${side === 'elsewhere' ? '等待对方' : '待办'}清单-${today}.csv`, csvOf(items));
