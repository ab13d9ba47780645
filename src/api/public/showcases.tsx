import type { World } from '../../acts/context.ts';
import { publishedShowcases } from '../../acts/recognition/showcase.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { promotionKinds } from '../../core/procedure/showcase.ts';
import { functionsOf } from '../../core/scheme/functions.ts';
import { Head, Nothing, type Page } from './page.tsx';

/** Published good practice of platforms (第十四条). */
export async function showcasesPage(world: World): Promise<Page> {
  const showcases = await publishedShowcases(world);
  return {
    title: '典型经验',
    at: '/showcases',
    body: (
      <>
        <Head title="典型经验" meta={['总结示范平台的典型经验，推广成功做法（第十四条）']} />
        {showcases.length === 0 ? <Nothing title="还没有发布的典型经验">各地主管部门总结、认定部门同意后在这里发布。</Nothing> : null}
        {showcases.map((one) => (
          <article key={one.id} className="sect" id={one.id}>
            <div className="sect__h">
              <h2>{one.title}</h2>
              <span className="small muted">{chineseDay(one.publishedOn)}</span>
            </div>
            <p className="row small">
              <a href={`/platforms/${one.platformId}`}>{one.platform}</a>
              <span className="muted">{functionsOf(one.functions)}</span>
              <span className="muted">{one.authority}</span>
            </p>
            {one.body.split(/\n+/).map((paragraph) => (
              <p key={paragraph} className="lead">
                {paragraph}
              </p>
            ))}
            {one.promotions.length === 0 ? null : (
              <ul className="small lead" aria-label="宣传培育">
                {one.promotions.toReversed().map(({ kind, on, said }) => (
                  <li key={`${on} ${kind} ${said}`}>
                    {chineseDay(on)}　{promotionKinds[kind]}：{said}
                  </li>
                ))}
              </ul>
            )}
          </article>
        ))}
      </>
    ),
  };
}
