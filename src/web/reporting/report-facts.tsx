import { Link } from 'wouter';
import { paths, to } from '../paths.ts';
import { Badge } from '../ui/badge.tsx';
import { Check } from '../ui/check.tsx';
import { fullDate, TimeText } from '../ui/dates.tsx';
import { Card } from '../ui/page.tsx';
import type { ReportView, SummaryView } from './words.ts';

/** Where figures lie below the conditions of 第六条: a look for the authority, never a refusal. */
export function Alerts({ alerts }: { alerts: readonly (ReportView['alerts'][number] & { platform?: string })[] }) {
  if (alerts.length === 0) return null;
  return (
    <Card title="低于认定条件的数据" flush>
      <ul>
        {alerts.map((alert) => (
          <Check
            key={`${alert.platform ?? ''}${alert.figure}`}
            title={alert.platform ? `${alert.platform}：${alert.label}` : alert.label}
            tone="amber"
            badge="请关注"
            cite={alert.article}
          >
            {alert.message}
          </Check>
        ))}
      </ul>
    </Card>
  );
}

/** Every version: its receipt, why it came, the digest that proves it, and who did what with it; the last one stands. */
export function Versions({ view }: { view: ReportView }) {
  if (view.versions.length === 0) return null;
  return (
    <Card title="报送记录">
      <ul className="stack-s small">
        {view.versions.toReversed().map((version) => (
          <li key={version.no}>
            <Link href={to(paths.reportVersion, { id: view.id, no: String(version.no) })}>
              第{version.no}版　{version.number}
            </Link>{' '}
            {version.no === view.versions.length ? <Standing state={view.state.name} /> : null}
            <VersionSteps version={version} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What was given back stands no more, until the next comes in. */
const Standing = ({ state }: { state: string }) =>
  state === 'returned' ? <Badge tone="red">已退回</Badge> : <Badge tone="blue">有效</Badge>;

export const VersionSteps = ({
  version: { submittedAt, by, reason, revise, events, hash },
}: {
  version: ReportView['versions'][number];
}) => (
  <ul>
    <li>
      <TimeText instant={submittedAt} /> {by}报送{reason === null ? '' : `，更正理由：${reason}`}
      {revise === null ? '' : `（应于${fullDate(revise.dueOn)}前重新报送${revise.daysLate > 0 ? `，逾期 ${revise.daysLate} 天` : ''}）`}
    </li>
    {events.map((one) => (
      <li key={`${one.at}${one.what}`}>
        <TimeText instant={one.at} /> {one.by}
        {one.what}
        {one.reason === null ? '' : `：${one.reason}`}
      </li>
    ))}
    <li className="muted" title={hash}>
      校验码 {hash.slice(0, 16)}
    </li>
  </ul>
);

export function Late({ late }: { late: SummaryView['late'] }) {
  if (late.length === 0) return null;
  return (
    <Card title="逾期情况">
      <ul className="stack-s small">
        {late.map(({ platform, status, daysLate }) => (
          <li key={platform}>
            {platform}：<span className="late">{status}</span>，逾期 {daysLate} 天
          </li>
        ))}
      </ul>
      <p className="small muted">逾期照收并如实记明；逾期本身不是撤销称号的事由（第十二条）。</p>
    </Card>
  );
}
