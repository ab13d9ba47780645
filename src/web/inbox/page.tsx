import { useState } from 'react';
import { leftOut } from '../list-file.tsx';
import { paths } from '../paths.ts';
import { Loaded } from '../query.tsx';
import { RoundStepper } from '../round-stepper.tsx';
import { hasRole, isKind, isRecommender, useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { saveCsv } from '../ui/csv.ts';
import { dateWithWeekday } from '../ui/dates.tsx';
import { Card, Columns, PageHead, Stack } from '../ui/page.tsx';
import { PrintButton } from '../ui/print.tsx';
import { Reading } from '../ui/reading.tsx';
import { useToast } from '../ui/toast.tsx';
import { MOST_IN_A_FILE, type Told, wholeOf } from '../ui/whole.ts';
import { useAddressed } from './address.ts';
import { csvOf, type Filter, lateness } from './list.ts';
import { MessageCard } from './messages.tsx';
import { useInbox } from './read.ts';
import { RoundProgress } from './round-progress.tsx';
import { StandInLine } from './stand-in.tsx';
import { Waiting } from './waiting.tsx';

/** What waits for whoever is signed in, by deadline: what, why, until when, and the button that does it. */
export default function InboxPage() {
  const session = useSession();
  const toast = useToast();
  const [filter, setFilter] = useAddressed();
  const [wanted, setWanted] = useState(false);
  const { read: inbox, items, whole, all } = useInbox(filter, wanted);
  const put = (next: Filter): void => {
    setWanted(false);
    setFilter(next);
  };
  const save = async (told: Told, signal: AbortSignal): Promise<void> => {
    const { rows, left } = await wholeOf(whole.ask, { keyOf: whole.keyOf, most: MOST_IN_A_FILE, told, signal });
    saveCsv(`${filter.side === 'elsewhere' ? '等待对方' : '待办'}清单-${session.today}.csv`, csvOf(rows));
    if (left > 0) toast(leftOut(rows.length, left), { tone: 'red' });
  };
  return (
    <main className="page page--lists" id="main" tabIndex={-1}>
      <PageHead
        title="待办"
        meta={[
          dateWithWeekday(session.today),
          inbox.data ? `${inbox.data.own.count} 件等您处理` : '正在读取',
          inbox.data ? lateness(inbox.data.own, session.today) : null,
          inbox.data && inbox.data.others.count > 0 ? `另有 ${inbox.data.others.count} 件等对方` : null,
        ]}
        actions={
          <>
            {hasRole(session, 'officer', 'leader') ? (
              <ButtonLink look="quiet" href={paths.absences}>
                外出与代办
              </ButtonLink>
            ) : null}
            {items.length > 0 ? (
              <>
                <PrintButton />
                <Reading label="导出清单" failed="没有导出" act={save} />
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
            {(data) => (
              <>
                {data.working ? (
                  <Alert>有一批事项的期限或内容刚刚变动，正在逐件重新计算，最先到期的在前；数字可能还会变，算完自动更新。</Alert>
                ) : null}
                <Waiting
                  inbox={data}
                  items={items}
                  left={whole.left}
                  filter={filter}
                  onFilter={put}
                  onAll={() => {
                    setWanted(true);
                    return all();
                  }}
                />
              </>
            )}
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
