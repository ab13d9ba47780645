import { Link } from 'wouter';
import type { AnswerOf } from '../client.ts';
import { paths } from '../paths.ts';
import { Loaded, useAct, useRead } from '../query.tsx';
import { Empty } from '../ui/alert.tsx';
import { Count } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { TimeText } from '../ui/dates.tsx';
import { Card, PageHead } from '../ui/page.tsx';

type Message = AnswerOf<'GET /api/messages'>['messages'][number];

function MessageLine({ message, brief }: { message: Message; brief?: boolean }) {
  const read = useAct('POST /api/messages/{id}/read');
  const markRead = (): void => {
    if (message.readAt === null) read.mutate({ params: { id: message.id } });
  };
  return (
    <li className={cx('msg', message.readAt !== null && 'msg--read')}>
      <div className="msg__top">
        {message.link ? (
          <Link href={message.link} onClick={markRead}>
            {message.subject}
          </Link>
        ) : (
          <span>{message.subject}</span>
        )}
        <TimeText instant={message.createdAt} />
      </div>
      {brief ? null : <p>{message.body}</p>}
      {message.readAt === null && !(brief && message.link) ? (
        <Button look="quiet" small onClick={markRead} busy={read.isPending}>
          标为已读
        </Button>
      ) : null}
    </li>
  );
}

const BRIEF = 5;

/** The latest unread messages beside the inbox. */
export function MessageCard() {
  const messages = useRead('GET /api/messages');
  const unread = messages.data?.messages.filter((message) => message.readAt === null) ?? [];
  return (
    <Card title="未读消息" aside={<Count n={unread.length} />} flush foot={<Link href={paths.messages}>全部消息</Link>}>
      <Loaded read={messages} lines={3}>
        {() =>
          unread.length === 0 ? (
            <p className="card__body small muted">没有未读消息。补正通知、结果、到期提醒会发到这里。</p>
          ) : (
            <ul>
              {unread.slice(0, BRIEF).map((message) => (
                <MessageLine key={message.id} message={message} brief />
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

export default function MessagesPage() {
  const messages = useRead('GET /api/messages');
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead title="消息" meta={messages.data ? [`共 ${messages.data.messages.length} 条`] : []} />
      <Card flush>
        <Loaded read={messages} lines={8}>
          {(data) =>
            data.messages.length === 0 ? (
              <Empty title="还没有消息">补正通知、评审和公示结果、到期提醒会发到这里。</Empty>
            ) : (
              <ul>
                {data.messages.map((message) => (
                  <MessageLine key={message.id} message={message} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Card>
    </main>
  );
}
