import { cx } from '../../ui/cx.ts';
import { clock, dayOf, monthDay } from '../../ui/dates.tsx';
import type { Sample, SampleRow } from '../case.ts';
import { redialAt } from './call.ts';

export type At = { readonly now: number; readonly current: string | null; readonly taken: ReadonlyMap<string, string> };
type Word = { text: string; tone: 'ok' | 'late' | 'soon' | 'muted'; sign: string };

/** 11:05, with its day where it is another. */
export const timeOn = (instant: number, now: number): string =>
  dayOf(instant) === dayOf(now) ? clock(instant) : `${monthDay(dayOf(instant))} ${clock(instant)}`;

function wordOf(row: SampleRow, sample: Sample, { now, current, taken }: At): Word {
  if (row.state === 'replaced') return { text: row.replacedReason ?? '已递补', tone: 'muted', sign: '–' };
  if (row.state === 'recorded') {
    if (row.denied) return { text: '否认', tone: 'late', sign: '✕' };
    return row.satisfied ? { text: '满意', tone: 'ok', sign: '✓' } : { text: '不满意', tone: 'late', sign: '✕' };
  }
  const colleague = taken.get(row.rowId);
  if (row.rowId === current) return { text: '正在记录', tone: 'muted', sign: '' };
  if (colleague !== undefined) return { text: `${colleague}在记`, tone: 'soon', sign: '' };
  const due = redialAt(row, sample);
  if (due === null) return { text: '未拨', tone: 'muted', sign: '' };
  return { text: due > now ? `${timeOn(due, now)} 后再拨` : '可再拨', tone: 'soon', sign: '◷' };
}

const barOf = (row: SampleRow, current: string | null): string => {
  if (row.rowId === current) return 'now';
  if (row.state === 'recorded') return row.satisfied && !row.denied ? 'ok' : 'no';
  return row.attempts.length > 0 ? 'wait' : '';
};

type Props = { rows: readonly SampleRow[]; sample: Sample; at: At; onGo: (rowId: string) => void };

/** The drawn enterprises, what became of each, and who comes in next. */
export function DrawnList({ rows, sample, at, onGo }: Props) {
  const standing = rows.filter((row) => row.state !== 'replaced');
  const done = standing.filter((row) => row.state === 'recorded');
  const content = done.filter((row) => row.satisfied && !row.denied).length;
  const said = `${standing.length} 家中完成 ${done.length} 家：满意 ${content}，不满意 ${done.length - content}`;
  return (
    <nav className="card" id="drawn" aria-label="抽中的企业" tabIndex={-1}>
      <div className="card__head">
        <h2>抽中 {sample.draw?.n ?? standing.length} 家</h2>
        <b className="small">
          已完成 {done.length} / {standing.length}
        </b>
        <div className="prog" role="img" aria-label={said}>
          {standing.map((row) => (
            <i key={row.rowId} className={barOf(row, at.current) || undefined} />
          ))}
        </div>
      </div>
      <ol className="drawn">
        {rows.map((row) => {
          const { text, tone, sign } = wordOf(row, sample, at);
          return (
            <li key={row.rowId} className={cx(row.state === 'replaced' && 'gone')}>
              <button type="button" aria-current={row.rowId === at.current || undefined} onClick={() => onGo(row.rowId)}>
                <span className="n">{row.position}</span>
                <span className="t" title={row.enterprise}>
                  {row.enterprise}
                </span>
                <span className={`s ${tone}`}>
                  {sign ? <span aria-hidden="true">{sign} </span> : null}
                  {text}
                </span>
              </button>
            </li>
          );
        })}
      </ol>
      <p className="card__foot">
        {sample.next
          ? `联系不上的，按抽样顺序由第 ${sample.next.position} 位 ${sample.next.enterprise} 递补，不能挑选`
          : '名单已全部抽完，没有可递补的企业'}
      </p>
    </nav>
  );
}
