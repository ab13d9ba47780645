import { useState } from 'react';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct, useRead } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Card } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';

type Waiting = AnswerOf<'GET /api/password-links'>['links'][number];

/** Links that wait for a second hand; nothing where there are none. Who asked can't be it. */
export function WaitingLinks() {
  const read = useRead('GET /api/password-links');
  const second = useAct('POST /api/password-links/{id}/second');
  const cancel = useAct('POST /api/password-links/{id}/cancel');
  const [given, setGiven] = useState<{ of: Waiting; code: string } | null>(null);
  const toast = useToast();
  const links = read.data?.links ?? [];
  const agree = (one: Waiting): void =>
    second.mutate(
      { params: { id: one.id } },
      { onSuccess: ({ code }) => (code === null ? toast('已同意，链接发往本人邮箱') : setGiven({ of: one, code })) },
    );
  const end = (one: Waiting): void => cancel.mutate({ params: { id: one.id } }, { onSuccess: () => toast('已取消') });
  const problem = second.error ?? cancel.error;
  if (links.length === 0 && given === null) return null;
  return (
    <Card title="口令链接：待第二人办理" aside={<span className="small muted">共 {links.length} 件</span>} flush>
      {problem ? <ProblemAlert problem={problemIn(problem)} /> : null}
      <Table caption="待第二人办理的口令链接" columns={columnsOf(agree, end)} rows={links} keyOf={(one) => one.id} stack />
      <Code given={given} onClose={() => setGiven(null)} />
    </Card>
  );
}

const reasons = { new: '新账号', invited: '邀请', reset: '重置口令' } as const;

const columnsOf = (onSecond: (one: Waiting) => void, onCancel: (one: Waiting) => void): Column<Waiting>[] => [
  { key: 'login', head: '账号', rowHead: true, cell: (one) => `${one.name}（${one.login}）` },
  { key: 'unit', head: '单位', cell: (one) => one.organisation },
  { key: 'why', head: '事项', cell: (one) => reasons[one.reason] },
  { key: 'asked', head: '提出', cell: (one) => `${one.askedBy}，${dateAndTime(one.askedAt)}` },
  {
    key: 'act',
    head: '办理',
    cell: (one) => (
      <span className="row">
        {one.maySecond ? (
          <Button small aria-label={`${secondWord(one)} ${one.login}`} onClick={() => onSecond(one)}>
            {secondWord(one)}
          </Button>
        ) : null}
        {one.mayCancel ? (
          <Button small look="quiet" aria-label={`${one.own ? '不是我要求的，取消' : '取消'} ${one.login}`} onClick={() => onCancel(one)}>
            {one.own ? '不是我要求的，取消' : '取消'}
          </Button>
        ) : null}
      </span>
    ),
  },
];

const secondWord = ({ way }: Waiting): string => (way === 'mail' ? '同意发出' : '取得验证码');

function Code({ given, onClose }: { given: { of: Waiting; code: string } | null; onClose: () => void }) {
  return (
    <Dialog
      open={given !== null}
      title="验证码"
      firm
      onClose={onClose}
      foot={
        <Button look="primary" onClick={onClose}>
          已交给本人
        </Button>
      }
    >
      <p>
        {given?.of.name}（登录名 {given?.of.login}）打开一次性链接用的验证码，只显示这一次：
      </p>
      <p className="once">
        <code>{given?.code}</code>
      </p>
      <p>
        请先核实确是本人要求，再当面或电话交给本人，不要交给{given?.of.askedBy}。链接由{given?.of.askedBy}交给本人。
      </p>
    </Dialog>
  );
}
