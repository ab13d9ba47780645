import { useState } from 'react';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { Loaded, useAct, useRead } from '../query.tsx';
import { Alert, Empty } from '../ui/alert.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/controls.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { usePages } from '../ui/pages.ts';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';

type Mail = AnswerOf<'GET /api/mails'>['mails'][number];
const PAGE = 50;

const looks: Record<Mail['state'], { tone: Tone; label: string }> = {
  queued: { tone: 'amber', label: '待发' },
  sending: { tone: 'amber', label: '正在发' },
  sent: { tone: 'green', label: '已发出' },
  failed: { tone: 'red', label: '没有发出' },
  dropped: { tone: 'grey', label: '已撤下' },
};
const states = Object.entries(looks).map(([value, { label }]) => ({ value, label }));

/** 邮件: what went out, what waits and what failed, with the mail server's words; no address in full, no text of a letter. */
export default function MailsPage() {
  const [state, setState] = useState('');
  const read = useRead('GET /api/mails', { query: state === '' ? {} : { state: state as Mail['state'] } });
  const again = useAct('POST /api/mails/{id}/resend');
  const toast = useToast();
  const resend = (one: Mail): void => again.mutate({ params: { id: one.id } }, { onSuccess: () => toast('已重新排队，一分钟内发出') });
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead title="邮件" meta={['最近500封的投递情况', '不显示完整地址和正文']} />
      {again.error ? <ProblemAlert problem={problemIn(again.error)} /> : null}
      <Card title="投递记录" flush>
        <div className="filters">
          <label htmlFor="state">状态</label>
          <Select id="state" small options={states} empty="全部" value={state} onChange={(event) => setState(event.target.value)} />
        </div>
        <Loaded read={read}>
          {({ mails, configured }) => (
            <>
              {configured ? null : <Alert tone="blue">本系统没有配置邮件服务（SMTP_URL），不发邮件，通知在“消息”栏目查看。</Alert>}
              <Found mails={mails} onResend={resend} />
            </>
          )}
        </Loaded>
      </Card>
    </main>
  );
}

function Found({ mails, onResend }: { mails: readonly Mail[]; onResend: (one: Mail) => void }) {
  const { shown, pager } = usePages(mails, PAGE);
  if (mails.length === 0) return <Empty title="没有邮件">发出的、等待的和没有发出的邮件列在这里。</Empty>;
  return (
    <>
      <Table caption="邮件投递记录" columns={columnsOf(onResend)} rows={shown} keyOf={(one) => one.id} stack />
      <Pager {...pager} unit="封" />
    </>
  );
}

const columnsOf = (onResend: (one: Mail) => void): Column<Mail>[] => [
  { key: 'subject', head: '主题', rowHead: true, cell: (one) => one.subject },
  { key: 'to', head: '收件人', cell: (one) => `${one.name}（${one.organisation}），${one.to}` },
  { key: 'state', head: '状态', cell: (one) => <Badge tone={looks[one.state].tone}>{looks[one.state].label}</Badge> },
  { key: 'when', head: '时间', cell: (one) => (one.sentAt === null ? `${dateAndTime(one.createdAt)} 起` : dateAndTime(one.sentAt)) },
  { key: 'why', head: '说明', cell: (one) => told(one) },
  {
    key: 'act',
    head: '办理',
    cell: (one) =>
      one.mayResend ? (
        <Button small look="quiet" aria-label={`重发 ${one.subject}`} onClick={() => onResend(one)}>
          重发
        </Button>
      ) : null,
  },
];

const told = ({ state, attempts, reason, nextAt }: Mail): string =>
  [
    reason ?? '',
    state === 'queued' && attempts > 0 ? `已试 ${attempts} 次，${dateAndTime(nextAt)} 再试` : '',
    state === 'failed' ? `试过 ${attempts} 次` : '',
  ]
    .filter((part) => part !== '')
    .join('；');
