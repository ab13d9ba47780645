import { Alert } from '../ui/alert.tsx';
import { Card } from '../ui/page.tsx';
import type { Panel, Seat } from './panel.ts';
import { ScoreTable } from './score-table.tsx';

/** Mean and table of the signed scores; a wide spread is said. */
export function Scores({ panel }: { panel: Panel }) {
  const { summary } = panel;
  if (summary === null) return null;
  return (
    <Card title="评分" flush aside={<span className="strong">平均 {summary.mean} 分</span>}>
      {summary.wide ? (
        <Alert tone="amber" title={`分歧较大：最高与最低相差 ${summary.spread} 分`}>
          <p>这样的分歧提请注意，是否组织讨论由专家组决定，系统不据此改变结果。</p>
        </Alert>
      ) : null}
      <ScoreTable panel={panel} />
    </Card>
  );
}

/** What each signed expert wrote. */
export function Opinions({ seats }: { seats: readonly Seat[] }) {
  const signed = seats.filter((seat) => seat.opinion !== null);
  if (signed.length === 0) return null;
  return (
    <Card title="专家意见">
      <div className="stack">
        {signed.map((seat) => (
          <section key={seat.accountId} className="stack-s">
            <h3>
              {seat.name}（{seat.total} 分）
            </h3>
            <p>{seat.opinion}</p>
          </section>
        ))}
      </div>
    </Card>
  );
}
