import { Link } from 'wouter';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { DueLine } from '../reporting/due.tsx';
import { toneOf as summaryTone } from '../reporting/words.ts';
import { useSession } from '../session.tsx';
import { Badge } from '../ui/badge.tsx';
import { Check } from '../ui/check.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Card } from '../ui/page.tsx';
import { toneOf } from './cases.tsx';

/** What has been written of its platforms (第十四条), and where more is written. */
export function CityShowcases() {
  const showcases = useRead('GET /api/showcases/mine');
  return (
    <Card
      title="典型经验"
      aside={<span className="small muted">第十四条</span>}
      flush
      foot={<Link href={paths.showcases}>起草、修改、报送典型经验</Link>}
    >
      <Loaded read={showcases} lines={3}>
        {(data) =>
          data.showcases.length === 0 ? (
            <p className="card__body small muted">还没有典型经验。总结辖区内平台的成功做法，经认定部门同意后公开发布。</p>
          ) : (
            <ul>
              {data.showcases.map((one) => (
                <Check key={one.id} title={one.title} tone={toneOf(one.state)} badge={one.state.label}>
                  {one.platform}
                  {one.publishedOn ? `，${fullDate(one.publishedOn)}发布` : ''}
                </Check>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Card>
  );
}

const LATEST = 6;

/** Its quarterly summaries, the newest first (第十五条). */
export function CitySummaries() {
  const { organisation } = useSession();
  const summaries = useRead('GET /api/summaries');
  return (
    <Card
      title="季度汇总表"
      aside={<span className="small muted">第十五条</span>}
      flush
      foot={<Link href={paths.summaries}>全部汇总表</Link>}
    >
      <Loaded read={summaries} lines={4}>
        {(data) => {
          const own = data.summaries.filter((one) => one.authorityId === organisation.id);
          const latest = [...own].sort((a, b) => b.year - a.year || b.quarter - a.quarter).slice(0, LATEST);
          if (latest.length === 0) return <p className="card__body small muted">辖区内有示范平台后，每季度末自动开出。</p>;
          return (
            <ul>
              {latest.map((one) => (
                <li className="check" key={one.id}>
                  <div className="check__top">
                    <Link href={to(paths.summary, { id: one.id })}>{one.period}</Link>
                    <Badge tone={summaryTone(one.state)}>{one.state.label}</Badge>
                  </div>
                  <p>
                    <DueLine due={one.due} />
                  </p>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </Card>
  );
}
