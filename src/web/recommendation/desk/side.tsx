import { countedOf, groundsOf } from '../../../core/draw/attempts.ts';
import { Count } from '../../ui/badge.tsx';
import type { Sample, SampleRow } from '../case.ts';
import { redialAt } from './call.ts';
import { timeOn } from './drawn-list.tsx';

type Props = { applicant: string; row: SampleRow | null; rows: readonly SampleRow[]; sample: Sample; now: number };

/** What to ask, what was tried of this one, and who is to be called again when. */
export function Side({ applicant, row, rows, sample, now }: Props) {
  const { unanswered, apartMinutes } = sample.unreached;
  const grounds = groundsOf('三次未接', sample.unreached);
  const counted = new Set(row && grounds ? countedOf(row.attempts, grounds) : []);
  const again = rows.filter((one) => one.state === 'drawn' && one.attempts.length > 0);
  return (
    <aside className="vstack" aria-label="通话提示">
      <section className="card">
        <div className="panel__h">
          <h2>这样问</h2>
        </div>
        <ol className="ask3">
          <li>
            您单位去年接受过<b>{applicant}</b>的服务吗？<p>先不说内容，听对方怎么讲</p>
          </li>
          <li>
            是什么服务？<p>与“附件5所填服务”对照</p>
          </li>
          <li>总的来说，满意还是不满意？</li>
        </ol>
      </section>
      <section className="card">
        <div className="panel__h">
          <h2>这家的拨打记录</h2>
        </div>
        {row === null || row.attempts.length === 0 ? <p className="tries__none">还没有</p> : null}
        <ol className="tries">
          {row?.attempts.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: attempts are only added, at the end
            <li key={index}>
              <b>{index + 1}</b>
              <time dateTime={one.at}>{timeOn(Date.parse(one.at), now)}</time>
              <span>
                {one.disposition}
                {one.againAt ? `，约 ${timeOn(Date.parse(one.againAt), now)}` : ''}
                {grounds?.dispositions.some((d) => d === one.disposition) && !counted.has(one) ? '，隔得太近，不计入' : ''}
                {one.note ? `（${one.note}）` : ''}
              </span>
            </li>
          ))}
        </ol>
        <p className="card__foot">
          {apartMinutes > 0 ? `再拨至少隔 ${apartMinutes} 分钟；` : ''}
          {unanswered} 次未接才递补
        </p>
      </section>
      <section className="card">
        <div className="panel__h">
          <h2>待再拨</h2>
          {again.length > 0 ? <Count n={again.length} of="家" /> : null}
        </div>
        <ul>
          {again.map((one) => {
            const last = one.attempts.at(-1);
            const due = redialAt(one, sample) ?? now;
            return (
              <li className="check" key={one.rowId}>
                <div className="check__top">
                  <span>{one.enterprise}</span>
                </div>
                <p>
                  第 {one.attempts.length} 次 {timeOn(Date.parse(last?.at ?? ''), now)} {last?.disposition}，
                  <b className="soon">{due > now ? `${timeOn(due, now)} 起可再拨` : '现在可以再拨'}</b>
                </p>
              </li>
            );
          })}
        </ul>
        {again.length === 0 ? <p className="card__foot">没有待再拨的企业</p> : null}
      </section>
    </aside>
  );
}
