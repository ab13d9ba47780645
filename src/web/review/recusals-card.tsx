import { Steps, type StepWords } from '../steps/steps.tsx';
import { Badge } from '../ui/badge.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Card } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import type { Panel, Recusal } from './panel.ts';

/** Who was asked to leave the panel, by whom and why, and what a leader said (第八条（四）). */
export function Recusals({ panel }: { panel: Panel }) {
  const { recusals, seats } = panel;
  if (recusals.length === 0) return null;
  const nameOf = (accountId: string) => seats.find((seat) => seat.accountId === accountId)?.name ?? '';
  const columns: Column<Recusal>[] = [
    { key: 'name', head: '专家', rowHead: true, cell: (one) => nameOf(one.accountId) },
    { key: 'reason', head: '理由', cell: (one) => one.reason },
    { key: 'asked', head: '提出', cell: (one) => `${one.askedName}，${dateAndTime(one.askedAt)}` },
    { key: 'signed', head: '提出时', cell: (one) => (one.signed ? '已签署，评审保留在案' : '尚未签署') },
    { key: 'state', head: '结果', cell: (one) => <Outcome one={one} /> },
    {
      key: 'act',
      head: <span className="sr">办理</span>,
      cell: (one) => (
        <span className="row">
          <Steps kind="recusals" of={{ ...one, name: nameOf(one.accountId) }} offers={one.offers} words={words} small />
        </span>
      ),
    },
  ];
  return (
    <Card title="回避" flush>
      <Table caption="专家回避" columns={columns} rows={recusals} keyOf={(one) => one.id} stack />
    </Card>
  );
}

function Outcome({ one: { state, word, decidedName, decidedAt } }: { one: Recusal }) {
  const decided = decidedName && decidedAt ? `${decidedName}，${dateAndTime(decidedAt)}` : '';
  if (state === 'asked') return <Badge tone="amber">待分管领导决定</Badge>;
  if (state === 'declared') return <Badge tone="grey">签署前主动回避</Badge>;
  if (state === 'withdrawn') return <Badge tone="grey">已撤回</Badge>;
  return (
    <>
      <Badge tone={state === 'granted' ? 'red' : 'green'}>{state === 'granted' ? '已同意回避' : '不同意回避'}</Badge>
      <div className="small">
        {decided}
        {word ? `：${word}` : ''}
      </div>
    </>
  );
}

const words: Readonly<Record<string, StepWords<'recusals'>>> = {
  grant: {
    look: 'primary',
    title: '同意专家回避',
    act: () => '同意回避',
    says: <p>席位由抽取顺序的下一位递补，不能指定。已签署的评审意见保留在案并注明，签发拟认定名单时仍然列出。</p>,
    done: () => '已同意回避，由下一位递补',
  },
  refuse: { title: '不同意专家回避', act: () => '不同意', done: () => '已答复不同意，席位不变' },
  withdraw: { look: 'quiet', title: '撤回专家回避', done: () => '已撤回' },
};
