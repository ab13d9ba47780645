import { Fragment } from 'react';
import type { World } from '../../acts/context.ts';
import { type PublishedDraw, publishedDraw, type RoundOfDraws, roundsOfDraws } from '../../acts/recommendation/published-draws.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { Head, Nothing, type Page, Section } from './page.tsx';
import { Secret } from './secret.tsx';

/** Every round's commitment, and after the reveal its secret and the draws that follow from it (附件1、第十六条). */
export async function drawsPage(world: World): Promise<Page> {
  const rounds = await roundsOfDraws(world);
  return {
    title: '抽样公开',
    at: null,
    body: (
      <>
        <Head title="抽样公开" meta={['测评企业怎样抽取，任何人可以核对']} />
        <p className="lead">
          推荐部门从申报单位提交的服务企业名单中随机抽取企业测评（附件1）。每年度申报开始前封存一个随机密钥，先公布它的摘要（封存值）；名单提交时封存摘要；抽取次序由密钥和名单共同算出。推荐工作结束后公开密钥，任何人可以重新计算。专家组也这样抽取：专家库在建立年度工作时冻结并公布摘要，变更的另有摘要；专家只以本年度的编号出现。
        </p>
        {rounds.length === 0 ? <Nothing title="还没有年度认定工作">建立年度认定工作时在这里公布封存值。</Nothing> : null}
        {rounds.map((one) => (
          <RoundSection key={one.round.id} {...one} />
        ))}
        <p className="lead">
          <a href="/draws/verify-draw.mjs">核验程序 verify-draw.mjs</a>（一个不到二百行的脚本，不依赖本系统，用法写在开头）；
          <a href="/data/commitments.json">各年度封存值 commitments.json</a>，核对时放在核验文件旁边比对
        </p>
      </>
    ),
  };
}

const RoundSection = ({ round, issuer, numbers, pools, panels }: RoundOfDraws) => (
  <Section title={round.title} aside={<span className="small muted">{issuer}</span>}>
    <dl className="kv">
      <dt>封存值（SHA-256）</dt>
      <dd>
        <code className="hash">{round.commitment}</code>
      </dd>
      <dt>公布日期</dt>
      <dd>{chineseDay(round.committedOn)}</dd>
      {pools.map(({ version, hash, frozenOn, experts }) => (
        <Fragment key={version}>
          <dt>专家库{version === 1 ? '' : `（第 ${version} 版）`}</dt>
          <dd>
            <code className="hash">{hash}</code>
            <br />
            {chineseDay(frozenOn)}
            {version === 1 ? '冻结' : '变更'}，{experts} 人
          </dd>
        </Fragment>
      ))}
      <dt>密钥</dt>
      <dd>
        {round.cancelledAt !== null && round.revealedSecret === null ? (
          '本次认定工作已经取消，没有抽样'
        ) : round.revealedSecret === null ? (
          '推荐工作结束后公开'
        ) : (
          <>
            <code className="hash">{round.revealedSecret}</code>
            <br />
            {round.revealedOn ? `${chineseDay(round.revealedOn)}公开` : null}
          </>
        )}
      </dd>
      {round.revealedSecret === null ? null : (
        <>
          <dt>抽样</dt>
          <dd>
            {numbers.length === 0 ? '本年度没有抽样' : null}
            <Numbers numbers={numbers} below="/draws" />
          </dd>
          {panels.length === 0 ? null : (
            <>
              <dt>专家组</dt>
              <dd>
                <Numbers numbers={panels} below="/panels" />
              </dd>
            </>
          )}
        </>
      )}
    </dl>
  </Section>
);

const Numbers = ({ numbers, below }: { numbers: readonly string[]; below: '/draws' | '/panels' }) => (
  <ul className="row">
    {numbers.map((number) => (
      <li key={number}>
        <a href={`${below}/${encodeURIComponent(number)}`}>{number}</a>
      </li>
    ))}
  </ul>
);

const states = { asked: '抽中', replaced: '递补', notDrawn: '未抽中' } as const;
const wordOf = ({ state, reason }: PublishedDraw['rows'][number]) =>
  state === 'replaced' ? `抽中，因${reason ?? '联系不上'}由下一家递补` : states[state];

/** One draw: what it follows from, in which order the rows stand, and how to compute it again. No enterprise is named. */
export async function drawPage(world: World, number: string): Promise<Page> {
  const draw = await publishedDraw(world, number);
  const drawn = draw.rows.filter((row) => row.state !== 'notDrawn').length;
  return {
    title: `${number} 抽样`,
    at: null,
    body: (
      <>
        <Head
          title={`${number} 抽样`}
          meta={[`${draw.year}年度`, `名单 ${draw.rows.length} 家，抽 ${draw.n} 家`, `递补 ${drawn - draw.n} 家`]}
        />
        <dl className="kv lead">
          <dt>名单摘要</dt>
          <dd>
            <code className="hash">{draw.listHash}</code>
          </dd>
          <Secret {...draw} />
          <dt>分层</dt>
          <dd>{draw.stratifiedBy ?? '不分层'}</dd>
        </dl>
        <Recompute draw={draw} />
        <Order draw={draw} />
      </>
    ),
  };
}

function Recompute({ draw }: { draw: PublishedDraw }) {
  const first = draw.rows[0];
  return (
    <Section title="怎样核对" aside={<a href={`/data/draws/${encodeURIComponent(draw.number)}.json`}>数据 JSON</a>}>
      <ol className="items lead">
        <li>
          密钥的摘要就是封存值：
          <code className="hash">printf %s {draw.secret} | sha256sum</code>
        </li>
        <li>
          每一行的抽签值是“密钥:名单摘要:行标识”的摘要，如第 {first?.row} 行：
          <code className="hash">
            printf %s {draw.secret}:{draw.listHash}:{first?.rowId} | sha256sum
          </code>
        </li>
        <li>
          {draw.stratifiedBy
            ? `先按“${draw.stratifiedBy}”各层分得的家数依次取抽签值最小的，其余再按抽签值从小到大排列。`
            : '各行按抽签值从小到大排列，就是抽取次序。'}
          最前 {draw.n} 家为样本，联系不上的由次序中的下一家递补，不能挑选。
        </li>
        <li>
          名单摘要由企业名称算出。这里不公布企业名称；申报单位、推荐部门、认定部门和监察部门可以下载带名单的核验文件，用{' '}
          <a href="/draws/verify-draw.mjs">核验程序</a> 验证：<code className="hash">node verify-draw.mjs 核验文件.json 封存值</code>
          （或保存的 <a href="/data/commitments.json">commitments.json</a>）
        </li>
      </ol>
    </Section>
  );
}

const KEY_SHOWN = 16;

const Order = ({ draw }: { draw: PublishedDraw }) => (
  <Section title="抽取次序" aside={<span className="small muted">行号是附件5名单中的序号</span>}>
    <div className="table-wrap">
      <table className="table table--tight">
        <thead>
          <tr>
            <th scope="col" className="num">
              次序
            </th>
            <th scope="col" className="num">
              行号
            </th>
            <th scope="col">结果</th>
            <th scope="col">抽签值（前{KEY_SHOWN}位）</th>
            <th scope="col">行标识</th>
          </tr>
        </thead>
        <tbody>
          {draw.rows.map((row) => (
            <tr key={row.rowId}>
              <td className="num">{row.place}</td>
              <td className="num">{row.row}</td>
              <td>{wordOf(row)}</td>
              <td>
                <code>{row.key.slice(0, KEY_SHOWN)}</code>
              </td>
              <td>
                <code>{row.rowId}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </Section>
);
