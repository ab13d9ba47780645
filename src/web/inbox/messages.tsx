import { useState } from 'react';
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
import { type Fold, folded, unreadOnes } from './fold.ts';

type Message = AnswerOf<'GET /api/messages'>['messages'][number];

function MessageLine({ message, brief }: { message: Message; brief?: boolean }) {
  const read = useAct('POST /api/messages/{id}/read');
  const markRead = (): void => {
    if (message.readAt === null) read.mutate({ params: { id: message.id } });
  };
  return (
    <div className={cx('msg', message.readAt !== null && 'msg--read')}>
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
    </div>
  );
}

const Matter = ({ fold }: { fold: Fold<Message> }) => (
  <li className="msgs">
    {fold.shown.map((message) => (
      <MessageLine key={message.id} message={message} />
    ))}
    {fold.earlier.length > 0 ? (
      <details>
        <summary>此前 {fold.earlier.length} 条</summary>
        {fold.earlier.map((message) => (
          <MessageLine key={message.id} message={message} />
        ))}
      </details>
    ) : null}
  </li>
);

const BRIEF = 5;

/** The latest unread messages beside the inbox. */
export function MessageCard() {
  const messages = useRead('GET /api/messages', { query: {} });
  const unread = unreadOnes(messages.data?.messages ?? []);
  return (
    <Card title="未读消息" aside={<Count n={unread.length} />} flush foot={<Link href={paths.messages}>全部消息</Link>}>
      <Loaded read={messages} lines={3}>
        {() =>
          unread.length === 0 ? (
            <p className="card__body small muted">没有未读消息。补正通知、结果、到期提醒会发到这里。</p>
          ) : (
            <ul>
              {unread.slice(0, BRIEF).map((message) => (
                <li key={message.id}>
                  <MessageLine message={message} brief />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

/** All that is shown is read at once; what arrives meanwhile stays unread. */
function ReadAll({ messages }: { messages: readonly Message[] }) {
  const read = useAct('POST /api/messages/read');
  const newest =
    messages
      .map(({ id }) => id)
      .toSorted()
      .at(-1) ?? '';
  return (
    <Button onClick={() => read.mutate({ body: { upTo: newest } })} busy={read.isPending}>
      全部标为已读
    </Button>
  );
}

const PAGE = 200;

export default function MessagesPage() {
  const [pages, setPages] = useState(1);
  const messages = useRead('GET /api/messages', { query: pages === 1 ? {} : { limit: pages * PAGE } });
  const all = messages.data?.messages ?? [];
  const unread = unreadOnes(all).length;
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead
        title="消息"
        meta={messages.data ? [`${messages.data.more ? '最近' : '共'} ${all.length} 条`, `未读 ${unread} 条`] : []}
        actions={unread > 0 ? <ReadAll messages={all} /> : null}
      />
      <Card flush>
        <Loaded read={messages} lines={8}>
          {(data) =>
            data.messages.length === 0 ? (
              <Empty title="还没有消息">补正通知、评审和公示结果、到期提醒会发到这里。</Empty>
            ) : (
              <>
                <ul>
                  {folded(data.messages).map((fold) => (
                    <Matter key={fold.key} fold={fold} />
                  ))}
                </ul>
                {data.more ? (
                  <div className="card__body">
                    <Button onClick={() => setPages(pages + 1)}>更早的消息</Button>
                  </div>
                ) : null}
              </>
            )
          }
        </Loaded>
      </Card>
    </main>
  );
}
