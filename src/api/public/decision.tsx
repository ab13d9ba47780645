import type { World } from '../../acts/context.ts';
import { checkDecision } from '../../acts/recommendation/decision.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { dayOf } from '../../core/calendar/instant.ts';
import { Head, type Page } from './page.tsx';

/** What the code on a 不予推荐 or 不予受理 letter leads to: whether this system sent it, for comparing with the paper. */
export async function decisionPage(world: World, asked: { number: string; code: string }): Promise<Page> {
  const made = await checkDecision(world, asked);
  return {
    title: '决定通知核对',
    at: null,
    body: (
      <>
        <Head title="决定通知核对" meta={[`核对日期 ${chineseDay(world.today)}`]} />
        <div className="sect">
          <div className={`alert${made ? '' : ' alert--red'}`} role="status">
            <p className="alert__title">
              {made
                ? `本系统发出过这份${made.kind}通知，请与纸面逐项核对。`
                : '没有这份通知：系统中没有这个编号和校验码的决定通知。请核对纸面上的编号与校验码，或者向纸面所写的部门查询。'}
            </p>
          </div>
          <dl className="kv">
            <dt>通知编号</dt>
            <dd>{made?.number ?? asked.number}</dd>
            <dt>校验码</dt>
            <dd>{asked.code}</dd>
            {made ? (
              <>
                <dt>决定</dt>
                <dd>{made.kind}</dd>
                <dt>申报单位</dt>
                <dd>{made.applicant}</dd>
                <dt>申报编号</dt>
                <dd>{made.dossierNumber}</dd>
                <dt>作出决定的部门</dt>
                <dd>{made.authority}</dd>
                <dt>决定日期</dt>
                <dd>{chineseDay(dayOf(made.decidedAt))}</dd>
                <dt>所依据的条款</dt>
                <dd>{made.articles.join('、')}</dd>
                {made.setAsideAt ? (
                  <>
                    <dt>复核</dt>
                    <dd>{chineseDay(dayOf(made.setAsideAt))}经复核撤销，不再有效</dd>
                  </>
                ) : null}
              </>
            ) : null}
          </dl>
        </div>
      </>
    ),
  };
}
