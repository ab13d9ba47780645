import { useState } from 'react';
import { quotaBelowUsed } from '../../core/workflow/quota.ts';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/controls.tsx';
import { Card } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useToast } from '../ui/toast.tsx';

export type Quota = AnswerOf<'GET /api/rounds/{id}'>['quotas'][number];

const textOf = ({ limit }: Quota): string => (limit === null ? '' : String(limit));

/** How many each recommender may recommend in the round (第十条：按当年申报工作通知); an empty field sets no limit. */
export function Quotas({ roundId, version, quotas }: { roundId: string; version: number; quotas: readonly Quota[] }) {
  // What stood when the first figure was typed: a colleague's quotas that came since are not written over.
  const [read, setRead] = useState(version);
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const save = useAct('PUT /api/rounds/{id}/quotas');
  const toast = useToast();
  const text = (one: Quota): string => typed[one.recommenderId] ?? textOf(one);
  const changed = quotas.filter((one) => text(one) !== textOf(one));
  const wrong = quotas.filter((one) => !/^\d{0,3}$/.test(text(one)));
  const below = wrong.length > 0 ? null : belowUsed(changed, text);
  const reason = wrong.length > 0 ? `${wrong[0]?.recommender}的名额应为 0 至 999 的整数` : changed.length === 0 ? '没有改动' : below;
  const send = () =>
    save.mutate(
      {
        params: { id: roundId },
        body: {
          version: read,
          quotas: quotas.flatMap((one) => (text(one) === '' ? [] : [{ recommenderId: one.recommenderId, limit: Number(text(one)) }])),
        },
      },
      {
        onSuccess: () => {
          setTyped({});
          toast('推荐名额已保存');
        },
      },
    );
  const columns: Column<Quota>[] = [
    { key: 'recommender', head: '推荐部门', rowHead: true, cell: (one) => one.recommender },
    { key: 'used', head: '已推荐', num: true, cell: (one) => one.used },
    {
      key: 'limit',
      head: '名额',
      num: true,
      cell: (one) => (
        <Input
          small
          num
          className="quota"
          inputMode="numeric"
          maxLength={3}
          placeholder="不限"
          aria-label={`${one.recommender}的名额`}
          aria-invalid={/^\d{0,3}$/.test(text(one)) ? undefined : true}
          value={text(one)}
          onChange={(event) => {
            if (Object.keys(typed).length === 0) setRead(version);
            setTyped({ ...typed, [one.recommenderId]: event.target.value.trim() });
          }}
        />
      ),
    },
    { key: 'left', head: '余', num: true, cell: (one) => <Left limit={text(one)} used={one.used} /> },
  ];
  return (
    <Card
      title="推荐名额"
      flush
      aside={<span className="small muted">第十条：按当年申报工作通知；不填为不限</span>}
      foot={
        <span className="row">
          <Button small look="primary" reason={reason} reasonAt="after" busy={save.isPending} onClick={send}>
            保存名额
          </Button>
        </span>
      }
    >
      <Table
        tight
        caption="推荐名额"
        columns={columns}
        rows={quotas}
        keyOf={(one) => one.recommenderId}
        empty={<p className="card__body muted">还没有推荐部门。</p>}
        foot={
          <tr>
            <th scope="row">合计</th>
            <td className="num">{quotas.reduce((sum, one) => sum + one.used, 0)}</td>
            <td className="num">{totalOf(quotas.map(text))}</td>
            <td />
          </tr>
        }
      />
      {save.isError ? <ProblemAlert problem={problemIn(save.error)} /> : null}
    </Card>
  );
}

/** The first that was typed below what is recommended already. */
function belowUsed(changed: readonly Quota[], text: (one: Quota) => string): string | null {
  for (const one of changed) {
    const below = text(one) === '' ? null : quotaBelowUsed({ ...one, limit: Number(text(one)) });
    if (below !== null) return below;
  }
  return null;
}

/** One without a limit makes the sum none. */
const totalOf = (limits: readonly string[]): string =>
  limits.some((one) => !/^\d+$/.test(one)) ? '不限' : String(limits.reduce((sum, one) => sum + Number(one), 0));

function Left({ limit, used }: { limit: string; used: number }) {
  if (!/^\d+$/.test(limit)) return <span className="muted">不限</span>;
  const left = Number(limit) - used;
  if (left < 0) return <span className="late">超 {-left}</span>;
  return left === 0 ? <span className="soon">已满</span> : left;
}
