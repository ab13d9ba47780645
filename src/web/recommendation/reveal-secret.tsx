import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Card, Kv } from '../ui/page.tsx';

type Props = { round: { id: string; commitment: string; committedOn: string; revealedOn: string | null }; leader: boolean };

/** Publishes a round's secret, so that anybody can recompute its draws (docs/draw.md); for the round's own page. */
export function RevealSecret({ round, leader }: Props) {
  const [asking, setAsking] = useState(false);
  const reveal = useAct('POST /api/rounds/{id}/reveal');
  const go = () =>
    reveal.mutateAsync({ params: { id: round.id } }).then(
      () => setAsking(false),
      () => setAsking(false),
    );
  return (
    <Card title="抽样密钥" aside={<span className="small muted">附件1</span>}>
      <Kv
        items={[
          ['封存值（SHA-256）', <code key="c">{round.commitment}</code>],
          ['封存日期', fullDate(round.committedOn)],
          ['公开', round.revealedOn === null ? '尚未公开' : fullDate(round.revealedOn)],
        ]}
      />
      {round.revealedOn === null ? (
        <Button reason={leader ? null : '请由认定部门分管领导公开'} reasonAt="after" onClick={() => setAsking(true)}>
          公开抽样密钥
        </Button>
      ) : null}
      {reveal.isError ? <ProblemAlert problem={problemIn(reveal.error)} /> : null}
      <Confirm open={asking} title="公开抽样密钥" act="公开" onAct={go} onClose={() => setAsking(false)}>
        <p>公开后任何人可以核验本年度全部抽样，本年度不能再抽取样本。推荐截止后，或申报截止且没有在办初审、测评时才能公开。</p>
      </Confirm>
    </Card>
  );
}
