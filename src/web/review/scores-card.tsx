import { Alert } from '../ui/alert.tsx';
import { Card } from '../ui/page.tsx';
import type { Panel, Seat } from './panel.ts';
import { ScoreTable } from './score-table.tsx';

/** Mean and table of the scores, once everybody who sits has signed; a wide spread is said, and what the mean would be with those who left. */
export function Scores({ panel }: { panel: Panel }) {
  const { summary, summaryWithLeft: withLeft, seats } = panel;
  if (summary === null)
    return seats.some(({ signedAt }) => signedAt !== null) ? (
      <Card title="评分">
        <p className="muted">专家组全部签署之前，评分和意见谁也看不到；全部签署后同时公开。</p>
      </Card>
    ) : null;
  return (
    <Card title="评分" flush aside={<span className="strong">平均 {summary.mean} 分</span>}>
      {summary.wide ? (
        <Alert tone="amber" title={`分歧较大：最高与最低相差 ${summary.spread} 分`}>
          <p>这样的分歧提请注意，是否组织讨论由专家组决定，系统不据此改变结果。</p>
        </Alert>
      ) : null}
      {withLeft ? (
        <Alert tone="amber" title={`连同已回避专家签署的评审，平均 ${withLeft.mean} 分，最高与最低相差 ${withLeft.spread} 分`}>
          <p>回避的理由和决定见“回避”，这些评审不计入平均分，保留在案。</p>
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
              {seat.name}（{seat.total} 分{seat.state === 'recused' ? '，已回避，不计入' : ''}）
            </h3>
            <p className="pre">{seat.opinion}</p>
            {seat.signed ? (
              <p className="small muted">
                签署时（{seat.signed.total} 分）：{seat.signed.opinion}
              </p>
            ) : null}
          </section>
        ))}
      </div>
    </Card>
  );
}
