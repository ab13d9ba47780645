import type { World } from '../../acts/context.ts';
import type { NoticeView } from '../../acts/notice/port.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { contactLines } from '../../core/notice/paper.ts';
import { derivedInWords, type NoticePeriod, weeksOf } from '../../core/notice/period.ts';
import { functionsOf } from '../../core/scheme/functions.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { daysOf, leftOf, outcomesOf, publishedNotice, saidOf } from '../notice.ts';
import { remaining } from './notices.tsx';
import { localPage, type Page } from './page.tsx';

/** One notice as the office issues it (第八条（四）): the paper itself, and beside it its days, where one objects, and how to take it along and check it. */
export async function noticePage(world: World, id: string): Promise<Page> {
  const notice = await publishedNotice(world, id);
  const scheme = world.tools.schemes.named(notice.scheme);
  const period = daysOf(notice, world);
  const outcomes = await outcomesOf(world, notice);
  return {
    title: notice.title,
    ...localPage(scheme, world.tools.schemes.inForce(world.today)),
    at: '/notices',
    body: (
      <div className="cols cols--main-side">
        <Paper notice={notice} scheme={scheme} period={period} />
        <aside className="stack official__around">
          <Period period={period} today={world.today} said={remaining(notice, world)} />
          <Posted notice={notice} />
          <Objecting notice={notice} running={leftOf(notice, world).running} />
          <Outcomes outcomes={outcomes} />
          <Files notice={notice} />
          <Unchanged notice={notice} />
        </aside>
      </div>
    ),
  };
}

const paragraphs = (text: string): string[] => text.split(/\n+/).filter((line) => line.trim() !== '');

/** The paper: nothing on it that an office would not print. */
const Paper = ({ notice, scheme, period }: { notice: NoticeView; scheme: Scheme; period: NoticePeriod }) => (
  <article className="official" aria-label="公示原文">
    <h1>{notice.title}</h1>
    {notice.number === null ? null : <p className="official__number">{notice.number}</p>}
    {[...paragraphs(notice.body), saidOf(period, scheme)].map((line) => (
      <p key={line}>{line}</p>
    ))}
    <table className="table t-stack">
      <caption className="sr">拟认定名单</caption>
      <thead>
        <tr>
          <th scope="col">序号</th>
          <th scope="col">单位名称</th>
          <th scope="col">服务功能</th>
          <th scope="col">推荐部门</th>
        </tr>
      </thead>
      <tbody>
        {notice.list.map((line, index) => (
          <tr key={line.dossierId}>
            <td className="num" data-k="序号">
              {index + 1}
            </td>
            <th scope="row">{line.name}</th>
            <td data-k="服务功能">{functionsOf(line.functions, scheme.functions)}</td>
            <td data-k="推荐部门">{line.recommender}</td>
          </tr>
        ))}
      </tbody>
    </table>
    {(notice.contact === null ? [] : contactLines(notice.contact)).map((line) => (
      <p key={line}>{line}</p>
    ))}
    <div className="official__sign">
      <p>{notice.issuerName}</p>
      <p>{chineseDay(notice.publishedOn)}</p>
    </div>
  </article>
);

/** The weeks of the notice, each day of it with what it is in the count. */
function Period({ period, today, said }: { period: NoticePeriod; today: string; said: string }) {
  return (
    <section className="card">
      <div className="card__head">
        <h2>公示期</h2>
        <span className={`badge badge--${today <= period.endsOn ? 'blue' : 'grey'}`}>{said}</span>
      </div>
      <div className="card__body">
        <div className="cal" aria-hidden="true">
          {[...'一二三四五六日'].map((name) => (
            <span className="cal__head" key={name}>
              {name}
            </span>
          ))}
          {weeksOf(period).map(({ day, of }) => (
            <span key={day} className={of === null ? undefined : lookOf(of, { today, endsOn: period.endsOn })}>
              {Number(day.slice(8))}
              {of === null || of.as === 'off' ? null : <br />}
              {of === null || of.as === 'off' ? null : wordOf(of, { today, endsOn: period.endsOn })}
            </span>
          ))}
        </div>
        <p className="small muted">{derivedInWords(period)}。</p>
      </div>
    </section>
  );
}

type Of = NoticePeriod['days'][number];
type Around = { today: string; endsOn: string };
const lookOf = ({ day, as }: Of, { today, endsOn }: Around): string =>
  as !== 'counted' ? `cal__${as}` : day === endsOn ? 'cal__last' : day < today ? 'cal__past' : 'cal__counted';
const wordOf = ({ day, as, nth }: Of, { today, endsOn }: Around): string =>
  as === 'published' ? '发布' : day === endsOn ? '截止' : day === today ? '今天' : `第${nth}日`;

const Objecting = ({ notice, running }: { notice: NoticeView; running: boolean }) => (
  <section className="card">
    <div className="card__head">
      <h2>提出异议</h2>
    </div>
    <div className="card__body stack">
      <p className="small">
        {running
          ? '网上提出约需5分钟。提出人的身份保密：只有经办这一件的人写明用途才能查看，每次查看都有记录。'
          : '公示期已结束，不再接收异议。已经提出的，可凭查询号查看办理情况。'}
      </p>
      {running ? (
        <a className="btn btn--primary" href={`/notices/${notice.id}/object`}>
          网上提出异议
        </a>
      ) : null}
      <a className="btn" href="/objections">
        查询异议办理情况
      </a>
    </div>
  </section>
);

/** Where it stands on the department's own site (第八条（四）). */
const Posted = ({ notice: { posting, issuerName } }: { notice: NoticeView }) =>
  posting === null ? null : (
    <section className="card">
      <div className="card__head">
        <h2>在本部门网站公示</h2>
      </div>
      <div className="card__body small">
        <p>
          {issuerName}网站{chineseDay(posting.on)} {posting.time}登载：
        </p>
        <p>
          <a href={posting.address} rel="noreferrer">
            {posting.address}
          </a>
        </p>
      </div>
    </section>
  );

/** What came of objections, without names. */
const Outcomes = ({ outcomes }: { outcomes: Awaited<ReturnType<typeof outcomesOf>> }) =>
  outcomes.length === 0 ? null : (
    <section className="card">
      <div className="card__head">
        <h2>异议处理结果</h2>
      </div>
      <div className="card__body stack small">
        {outcomes.map(({ name, label, outcome, decidedOn }) => (
          <div key={`${name}${decidedOn}${outcome}`}>
            <p>
              <b>{name}</b>：{label}（{chineseDay(decidedOn)}办结）
            </p>
            <p className="pre">{outcome}</p>
          </div>
        ))}
      </div>
    </section>
  );

const Files = ({ notice: { id } }: { notice: NoticeView }) => (
  <section className="card">
    <div className="card__head">
      <h2>文件</h2>
    </div>
    <ul className="card__body stack small">
      <li>
        <a href={`/notices/${id}/notice.pdf`}>公示（PDF）</a>
      </li>
      <li>
        <a href={`/notices/${id}/notice.docx`}>公示（Word）</a>
      </li>
      <li>
        <a href={`/notices/${id}/list.csv`}>名单（CSV）</a>
      </li>
      <li>
        <a href={`/api/notices/${id}`}>公示数据（JSON）</a>
      </li>
    </ul>
  </section>
);

const Unchanged = ({ notice }: { notice: NoticeView }) => (
  <section className="card">
    <div className="card__head">
      <h2>名单没有改动过</h2>
    </div>
    <div className="card__body">
      <p className="small">
        名单摘要（SHA-256）<code className="hash">{notice.listHash}</code>
      </p>
      <p className="small muted">
        对公示数据（JSON）中的名单按公开的方法重新计算，与此相同的，名单没有改动过：下载公示数据后运行 bin/shifan verify notice
        文件，任何人都可以核对。
      </p>
    </div>
  </section>
);
