import { type KeyboardEvent, useState } from 'react';
import { Link } from 'wouter';
import { paths } from '../paths.ts';
import { Loaded, useAct, useRead } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { Count } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { headOf, type Matter, MatterRow, newestOf } from './matter.tsx';

const BRIEF = 5;

/** What has something unread, beside the inbox: which case and whose, and what came last. */
export function MessageCard() {
  const read = useRead('GET /api/matters', { query: { unread: '1', limit: BRIEF } });
  return (
    <Card title="未读消息" aside={<Count n={read.data?.unread ?? 0} />} flush foot={<Link href={paths.messages}>全部消息</Link>}>
      <Loaded read={read} lines={3}>
        {({ matters }) =>
          matters.length === 0 ? (
            <p className="card__body small muted">没有未读消息。补正通知、结果、到期提醒会发到这里。</p>
          ) : (
            <ul>
              {matters.map((matter) => (
                <Brief key={matter.matter} matter={matter} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

function Brief({ matter }: { matter: Matter }) {
  const act = useAct('POST /api/matters/{matter}/read');
  const [newest] = matter.messages;
  if (newest === undefined) return null;
  const read = () => act.mutate({ params: { matter: matter.matter }, body: { upTo: newestOf(matter.messages) } });
  const head = headOf(matter);
  return (
    <li className="msg">
      <div className="msg__top">
        {newest.link ? (
          <Link href={newest.link} onClick={read}>
            {newest.subject}
          </Link>
        ) : (
          <span>{newest.subject}</span>
        )}
      </div>
      {head === newest.subject ? null : <p>{head}</p>}
      {newest.nextStep ? <p className="msg__next">{newest.nextStep}</p> : null}
      {newest.link ? null : (
        <Button look="quiet" small onClick={read} busy={act.isPending}>
          标为已读<span className="sr">：{newest.subject}</span>
        </Button>
      )}
    </li>
  );
}

/** All that had come when the page was opened is read at once; what arrives meanwhile stays unread. */
function ReadAll({ upTo }: { upTo: string }) {
  const read = useAct('POST /api/messages/read');
  return (
    <Button onClick={() => read.mutate({ body: { upTo } })} busy={read.isPending}>
      全部标为已读
    </Button>
  );
}

/** Up and down go from matter to matter, Enter opens and closes. */
function onKeyDown(event: KeyboardEvent<HTMLUListElement>): void {
  const heads = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.matter__head')];
  const at = heads.indexOf(event.target as HTMLButtonElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: heads.length - 1 }[event.key];
  if (at < 0 || to === undefined) return;
  event.preventDefault();
  heads[Math.max(0, Math.min(heads.length - 1, to))]?.focus();
}

/** Page behind page, each read when it is asked for. */
function Matters({ unread, after }: { unread: boolean; after?: string }) {
  const read = useRead('GET /api/matters', { query: { ...(unread ? { unread: '1' as const } : {}), ...(after ? { after } : {}) } });
  const [more, setMore] = useState(false);
  return (
    <Loaded read={read} lines={8}>
      {({ matters, next }) => (
        <>
          {matters.map((matter) => (
            <MatterRow key={matter.matter} matter={matter} />
          ))}
          {next === null ? null : more ? (
            <Matters unread={unread} after={next} />
          ) : (
            <li className="card__body">
              <Button onClick={() => setMore(true)}>更早的消息</Button>
              <p className="left-out">更早的消息没有打印。要一并打印，请先在页面上按“更早的消息”。</p>
            </li>
          )}
        </>
      )}
    </Loaded>
  );
}

/** 消息: one matter after the other, the newest first; what is unread of it is counted, and read or laid back by matter. */
export default function MessagesPage() {
  const { account } = useSession();
  const [unread, setUnread] = useState(false);
  const read = useRead('GET /api/matters', { query: unread ? { unread: '1' } : {} });
  const { data } = read;
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead
        title="消息"
        meta={data ? [data.unread > 0 ? `${data.unread} 件有未读` : '全部已读'] : []}
        actions={
          <>
            <Button aria-pressed={unread} onClick={() => setUnread(!unread)}>
              只看未读
            </Button>
            {data && data.unread > 0 ? <ReadAll upTo={newestOf(data.matters.flatMap(({ messages }) => messages))} /> : null}
          </>
        }
      />
      <Card flush>
        {data?.matters.length === 0 ? (
          <Empty title={unread ? '没有未读的消息' : '还没有消息'}>
            {unread ? '看过的消息在“全部”中。' : '补正通知、评审和公示结果、到期提醒会发到这里，一件申报的收在一起。'}
          </Empty>
        ) : (
          <ul key={`${account.id}${unread}`} aria-label="消息，按事项" onKeyDown={onKeyDown}>
            <Matters unread={unread} />
          </ul>
        )}
      </Card>
    </main>
  );
}
