import { isChanged } from '../../core/annexes/changed-places.ts';
import { overlookedSentence } from '../../core/workflow/overlooked.ts';
import { repeatedPaths } from '../../core/workflow/repeated.ts';
import { ItemSaid } from '../dossier/item-reason.tsx';
import { Badge } from '../ui/badge.tsx';
import { dateAndTime, fullDate } from '../ui/dates.tsx';
import type { CaseView, Review } from './case.ts';

type Props = { corrections: CaseView['corrections']; earlier: Review['earlier']; onGo: (path: string) => void };

/** The corrections that went out, the newest first: what was asked, until when, whether it came back and something was done. */
export function SentCorrections({ corrections, earlier, onGo }: Props) {
  const last = corrections.reduce((no, one) => Math.max(no, one.no), 0);
  const changed = earlier.find((one) => one.no === last)?.changed;
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
              <b>{item.label}</b> {repeatedIn(one, corrections).includes(item.path) ? <Badge tone="amber">此前已告知</Badge> : null}{' '}
              {one.no === last && changed ? <Done done={isChanged(item.path, changed)} /> : null}
              <p>
                {item.reason}。{item.expected}
              </p>
              {item.overlooked ? (
                <p>
                  <Badge tone="amber">上次未告知</Badge> {overlookedSentence}
                </p>
              ) : null}
              <ItemSaid item={item} />
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

type Correction = CaseView['corrections'][number];
const repeatedIn = (one: Correction, all: readonly Correction[]) =>
  repeatedPaths(
    one.items,
    all.filter(({ no }) => no < one.no),
  );

/** Whether anything was done about an item; whether it is enough is for the officer to see. */
const Done = ({ done }: { done: boolean }) => <Badge tone={done ? 'blue' : 'amber'}>{done ? '有改动' : '没有改动'}</Badge>;
