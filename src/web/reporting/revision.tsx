import { Card } from '../ui/page.tsx';
import type { ReportView } from './words.ts';

type Effect = NonNullable<ReportView['revision']>;
type Change = Effect['changes'][number];

/** What the correction would do once it comes in: here, in the quarters after, and to annex 8. */
export const Revision = ({ revision: { changes, later, annex8 }, period }: { revision: Effect; period: string }) => (
  <Card title="更正的影响">
    <div className="stack-s small">
      <Changes title={period} changes={changes} none="各项数据与已报送的一版相同。" />
      {later ? <Changes title={`${later.period}已报的累计数不变，其中本季新增`} changes={later.changes} none="不受影响。" /> : null}
      <p>{annex8}。</p>
    </div>
  </Card>
);

type Listed = { title: string; changes: readonly Change[]; none: string };

/** Figures before and after, one a line. */
export const Changes = ({ title, changes, none }: Listed) => (
  <div>
    <b>{title}</b>
    {changes.length === 0 ? (
      <p>{none}</p>
    ) : (
      <ul>
        {changes.map(({ figure, label, unit, from, to }) => (
          <li key={figure}>
            {label} {from ?? '–'} → <b>{to ?? '–'}</b> {unit}
          </li>
        ))}
      </ul>
    )}
  </div>
);
