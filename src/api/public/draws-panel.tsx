import type { World } from '../../acts/context.ts';
import { publishedPanel } from '../../acts/review/published-panels.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import type { PanelBundle } from '../../core/draw/panel-bundle.ts';
import { functionsOf } from '../../core/scheme/functions.ts';
import { Head, type Page, Section } from './page.tsx';
import { Secret } from './secret.tsx';

/** One panel as it was drawn: from which pool, who was left out, who sat, and how to compute it again. Experts stand under their number (第八条（四）). */
export async function panelPage(world: World, number: string): Promise<Page> {
  const panel = await publishedPanel(world, number);
  return {
    title: `${number} 专家组抽取`,
    at: null,
    body: (
      <>
        <Head
          title={`${number} 专家组抽取`}
          meta={[`专家组 ${panel.n} 人`, `先后入席 ${panel.seats.length} 人`, `抽取 ${panel.draws.length} 次`]}
        />
        <dl className="kv lead">
          <Secret {...panel} />
          <dt>服务功能</dt>
          <dd>{functionsOf(panel.functions) || '未写明，全部专业领域'}</dd>
          {panel.pools.map(({ version, hash, frozenOn, experts }) => (
            <Pool key={version} {...{ version, hash, frozenOn, experts: experts.length }} />
          ))}
        </dl>
        <Recompute panel={panel} number={number} />
        {panel.draws.map((draw, k) => (
          <Drawn key={draw.listHash} draw={draw} k={k} panel={panel} />
        ))}
      </>
    ),
  };
}

const Pool = ({ version, hash, frozenOn, experts }: { version: number; hash: string; frozenOn: string; experts: number }) => (
  <>
    <dt>专家库第 {version} 版</dt>
    <dd>
      <code className="hash">{hash}</code>（{chineseDay(frozenOn)}，{experts} 人）
    </dd>
  </>
);

const Recompute = ({ panel, number }: { panel: PanelBundle; number: string }) => (
  <Section title="怎样核对" aside={<a href={`/data/panels/${encodeURIComponent(number)}.json`}>核验文件 JSON</a>}>
    <ol className="items lead">
      <li>
        密钥的摘要就是封存值：
        <code className="hash">printf %s {panel.secret} | sha256sum</code>
      </li>
      <li>专家库的摘要在抽取之前公布；文件里有每位专家的编号、专业领域和加盐的摘要，可以重新算出。姓名、单位不公布。</li>
      <li>
        可抽的是专家库中本领域、没有回避情形的全部专家，一人不多，一人不少。回避的写明编号；原因会让人认出是谁，只有认定部门和监察部门看得到。
      </li>
      <li>
        按抽签值从小到大排列，最前 {panel.n} 人入席；回避的由次序中的下一位递补，不能挑选。用 <a href="/draws/verify-draw.mjs">核验程序</a>{' '}
        验证：<code className="hash">node verify-draw.mjs 核验文件.json 封存值文件</code>（
        <a href="/data/commitments.json">commitments.json</a>）
      </li>
    </ol>
  </Section>
);

type Draw = PanelBundle['draws'][number];

function Drawn({ draw, k, panel }: { draw: Draw; k: number; panel: PanelBundle }) {
  const seatOf = (id: string) => panel.seats.find((seat) => seat.id === id);
  const word = (id: string): string => {
    const seat = seatOf(id);
    if (seat === undefined) return '候补';
    if (seat.left === null) return '入席';
    return seat.left === '不能参加' ? '本次不能参加，由下一位递补' : `入席后${seat.left}，由下一位递补`;
  };
  return (
    <Section
      title={k === 0 ? '抽取次序' : `第 ${k + 1} 次（补充）抽取`}
      aside={<span className="small muted">名单 {draw.rows.length} 人</span>}
    >
      {k === 0 && draw.rows.length <= panel.n ? <p className="lead">可抽的专家没有多于 {panel.n} 人，全部入席，没有经过抽取。</p> : null}
      <div className="table-wrap">
        <table className="table table--tight">
          <thead>
            <tr>
              <th scope="col" className="num">
                次序
              </th>
              <th scope="col">专家编号</th>
              <th scope="col">结果</th>
            </tr>
          </thead>
          <tbody>
            {draw.order.map((id, i) => (
              <tr key={id}>
                <td className="num">{i + 1}</td>
                <td>{id}</td>
                <td>{word(id)}</td>
              </tr>
            ))}
            {draw.excluded.map(({ id }) => (
              <tr key={id}>
                <td className="num">—</td>
                <td>{id}</td>
                <td>抽取前回避</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
