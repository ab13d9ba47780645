import { Badge } from '../ui/badge.tsx';
import { dateAndTime, fullDate } from '../ui/dates.tsx';
import type { CaseView } from './case.ts';

/** The notices that went out, the newest first: what was asked, until when, whether it came back. */
export function SentNotices({ corrections, onGo }: { corrections: CaseView['corrections']; onGo: (path: string) => void }) {
  return corrections.map((one) => (
    <section className="card" key={one.no} aria-label={`第${one.no}次补正通知`}>
      <div className="panel__h">
        <h2>第 {one.no} 次补正通知</h2>
        {one.resolvedAt === null ? <Badge tone="amber">待补正</Badge> : <Badge tone="blue">已补正</Badge>}
      </div>
      <p className="card__body small muted">
        {dateAndTime(one.sentAt)} 发出，{fullDate(one.dueOn)}到期
        {one.resolvedAt === null ? '' : `；${dateAndTime(one.resolvedAt)} 重新提交`}
      </p>
      <ol>
        {one.items.map((item, index) => (
          <li className="defect" key={`${item.path}-${item.reason}`}>
            <span className="pin">{index + 1}</span>
            <div>
              <b>{item.label}</b>
              <p>
                {item.reason}。{item.expected}
              </p>
              <p className="check__cite">
                {item.article}{' '}
                <button type="button" className="linkish" onClick={() => onGo(item.path)}>
                  定位
                </button>
              </p>
            </div>
          </li>
        ))}
      </ol>
    </section>
  ));
}
