import type { World } from '../../acts/context.ts';
import { trackObjection } from '../../acts/notice/object.ts';
import { Refused } from '../../acts/refusal.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { dayOf } from '../../core/calendar/instant.ts';
import { objectionProcedure } from '../../core/procedure/objection.ts';
import { Head, type Page } from './page.tsx';

/** The receipt of an objection: its number is shown once and leads to state and outcome. */
export const filedPage = (trackingNumber: string): Page => ({
  title: '异议已收到',
  at: '/objections',
  body: (
    <>
      <Head title="异议已收到" />
      <div className="alert" role="status">
        <p className="alert__title">查询号 {trackingNumber}</p>
        <p>请记下查询号，凭它可以查看办理情况。未办结前，所涉单位不能认定（第八条（五））。</p>
      </div>
      <p className="lead">
        <a href={`/objections?number=${trackingNumber}`}>查看办理情况</a>
      </p>
    </>
  ),
});

/** State and outcome by tracking number; nothing of who objected or what was said. */
export async function trackPage(world: World, number: string): Promise<Page> {
  const answer = number === '' ? null : await lookUp(world, number);
  return {
    title: '异议查询',
    at: '/objections',
    body: (
      <>
        <Head title="异议查询" meta={['凭提交时得到的查询号查看办理情况']} />
        <search>
          <form className="search lead" method="get" action="/objections">
            <label className="sr" htmlFor="number">
              查询号
            </label>
            <input className="input" id="number" name="number" defaultValue={number} placeholder="如 YY2026-XXXXXXXXXX" />
            <button className="btn btn--primary" type="submit">
              查询
            </button>
          </form>
        </search>
        {answer ? <div className="sect">{answer}</div> : null}
      </>
    ),
  };
}

async function lookUp(world: World, number: string) {
  try {
    const { state, outcome, filedAt, decidedAt } = await trackObjection(world, number);
    return (
      <dl className="kv">
        <dt>办理情况</dt>
        <dd>
          <span className={`badge badge--${state === 'open' ? 'amber' : 'blue'}`}>{objectionProcedure.states[state].label}</span>
        </dd>
        <dt>收到日期</dt>
        <dd>{chineseDay(dayOf(filedAt))}</dd>
        <dt>办结日期</dt>
        <dd>{decidedAt === null ? '尚未办结' : chineseDay(dayOf(decidedAt))}</dd>
        <dt>处理结果</dt>
        <dd>{outcome ?? '查证后在这里说明'}</dd>
      </dl>
    );
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return (
      <div className="alert alert--amber" role="status">
        <p className="alert__title">没有查到“{number}”</p>
        <p>请核对查询号，字母不分大小写。</p>
      </div>
    );
  }
}
