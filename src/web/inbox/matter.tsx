import { useState } from 'react';
import { Link } from 'wouter';
import type { AnswerOf } from '../client.ts';
import { Loaded, useAct, useRead } from '../query.tsx';
import { Count } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { TimeText } from '../ui/dates.tsx';
import { folded } from './fold.ts';

export type Matter = AnswerOf<'GET /api/matters'>['matters'][number];
type Message = Matter['messages'][number];

/** What a matter is called: unit and case, or where its messages open no record what the newest says. */
export const headOf = ({ messages }: Matter): string => messages.find(({ head }) => head !== null)?.head ?? messages[0]?.subject ?? '';

/** All messages of one case under one head: the newest sentence and what comes next at once, the rest on opening, which reads them. */
export function MatterRow({ matter }: { matter: Matter }) {
  const [open, setOpen] = useState(false);
  const read = useAct('POST /api/matters/{matter}/read');
  const unread = useAct('POST /api/matters/{matter}/unread');
  const [newest] = matter.messages;
  if (newest === undefined) return null;
  const params = { matter: matter.matter };
  const markRead = () => {
    if (matter.unread > 0) read.mutate({ params, body: { upTo: newestOf(matter.messages) } });
  };
  const toggle = () => {
    if (!open) markRead();
    setOpen(!open);
  };
  const head = headOf(matter);
  return (
    <li className={cx('matter', matter.unread === 0 && 'matter--read')}>
      <div className="matter__top">
        <button type="button" className="matter__head" aria-expanded={open} onClick={toggle}>
          {head}
          {matter.unread > 0 ? <Count n={matter.unread} of="条未读" /> : null}
        </button>
        <TimeText instant={newest.createdAt} />
      </div>
      {open ? <Messages matter={matter} onOpened={markRead} /> : <Line message={newest} without={head} onOpened={markRead} />}
      <div className="matter__acts">
        <span className="small muted">共 {matter.count} 条</span>
        {matter.unread > 0 ? (
          <Button look="quiet" small busy={read.isPending} onClick={markRead}>
            标为已读<span className="sr">：{head}</span>
          </Button>
        ) : (
          <Button look="quiet" small busy={unread.isPending} onClick={() => unread.mutate({ params })}>
            标为未读<span className="sr">：{head}</span>
          </Button>
        )}
      </div>
    </li>
  );
}

/** Message numbers rise with the time. */
export const newestOf = (messages: readonly { readonly id: string }[]): string =>
  messages
    .map(({ id }) => id)
    .toSorted()
    .at(-1) ?? '';

type LineProps = { message: Message; without?: string; whole?: boolean; onOpened: () => void };

/** One message: what it says, what its reader does next, and where. */
function Line({ message, without, whole, onOpened }: LineProps) {
  const { subject, link, body, nextStep } = message;
  const said = subject === without;
  return (
    <div className="msg">
      {said && !link ? null : (
        <div className="msg__top">
          {link ? (
            <Link href={link} onClick={onOpened}>
              {said ? '查看' : subject}
              {said ? <span className="sr">：{subject}</span> : null}
            </Link>
          ) : (
            <span>{subject}</span>
          )}
          {whole ? <TimeText instant={message.createdAt} /> : null}
        </div>
      )}
      {whole ? <p>{body}</p> : null}
      {nextStep ? <p className="msg__next">{nextStep}</p> : null}
    </div>
  );
}

/** The newest, and what says something that no newer one says again; the others beneath. */
function Messages({ matter, onOpened }: { matter: Matter; onOpened: () => void }) {
  const [fold] = folded(matter.messages);
  if (fold === undefined) return null;
  const line = (message: Message) => <Line key={message.id} message={message} whole onOpened={onOpened} />;
  return (
    <>
      {fold.shown.map(line)}
      {fold.earlier.length > 0 ? (
        <details>
          <summary>此前 {fold.earlier.length} 条</summary>
          {fold.earlier.map(line)}
        </details>
      ) : null}
      {matter.count > matter.messages.length ? <Earlier matter={matter} /> : null}
    </>
  );
}

/** What lies further back, once somebody asks for it. */
function Earlier({ matter: { matter, count, messages } }: { matter: Matter }) {
  const [asked, setAsked] = useState(false);
  if (!asked)
    return (
      <Button look="quiet" small onClick={() => setAsked(true)}>
        更早的 {count - messages.length} 条
      </Button>
    );
  return <EarlierOnes matter={matter} count={count} but={messages.length} />;
}

function EarlierOnes({ matter, count, but }: { matter: string; count: number; but: number }) {
  const read = useRead('GET /api/messages', { query: { matter, limit: Math.min(count, 1000) } });
  return (
    <Loaded read={read} lines={3}>
      {(data) => (
        <>
          {data.messages.slice(but).map((message) => (
            <Line key={message.id} message={message} whole onOpened={() => undefined} />
          ))}
        </>
      )}
    </Loaded>
  );
}
