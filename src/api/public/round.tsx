import type { World } from '../../acts/context.ts';
import { found } from '../../acts/refusal.ts';
import { announced, saidOf } from '../../acts/scheme/round-change-letters.ts';
import type { RoundChange } from '../../acts/scheme/round-change-port.ts';
import { signedChanges } from '../../acts/scheme/round-changes.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { dayOf } from '../../core/calendar/instant.ts';
import { closingText } from '../../core/deadlines/round.ts';
import type { Round } from '../../core/scheme/round.ts';
import { blankForms } from '../../documents/blank-forms.ts';
import { Head, localPage, Nothing, type Page, Section } from './page.tsx';

/** A year's work as anybody may read it (第十条): its days as they stand now, and every change with what, from, to, why, when and by which office. */
export async function roundPage(world: World, id: string): Promise<Page> {
  const { round, quotas, issuer, changes } = await world.inTransaction(async (tx) => {
    const round = found(await tx.rounds.round(id));
    const quotas: { name: string; limit: number }[] = [];
    for (const [unit, limit] of Object.entries(round.quotas))
      quotas.push({ name: (await tx.directory.organisation(unit))?.name ?? '', limit });
    return { round, quotas, issuer: found(await tx.directory.organisation(round.issuerId)), changes: await signedChanges(tx, id) };
  });
  const scheme = world.tools.schemes.named(round.scheme);
  return {
    title: round.title,
    ...localPage(scheme, world.tools.schemes.inForce(world.today)),
    at: null,
    body: (
      <>
        <Head title={round.title} meta={[issuer.name, `${round.year}年度`]} />
        {round.cancelledAt === null ? null : (
          <div className="alert alert--amber" role="status">
            <p className="alert__title">本次认定工作已于{chineseDay(dayOf(round.cancelledAt))}取消</p>
            理由：{round.cancelReason}
          </div>
        )}
        <Call round={round} />
        <Section
          title="时间"
          aside={
            <a className="small" href={`/rounds/${round.id}/dates.ics`}>
              日历文件 .ics
            </a>
          }
        >
          <Days round={round} />
        </Section>
        <Section title="申报表格">
          <ul>
            {blankForms(scheme).map(({ file, label, format }) => (
              <li key={file}>
                <a href={`/rounds/${round.id}/forms/${file}`}>
                  {label}（空白，{format === 'docx' ? 'Word' : 'Excel'}）
                </a>
              </li>
            ))}
          </ul>
        </Section>
        <Section
          title="评审规则和口径"
          aside={
            <a className="small" href="/measure">
              办法与解读
            </a>
          }
        >
          <Rules round={round} quotas={quotas} />
        </Section>
        <Section title="变更和延期">
          {changes.length === 0 ? <Nothing title="没有变更">时间和其他事项有变更的，签发后即时在这里公布。</Nothing> : null}
          <div className="stack">
            {changes.map((change) => (
              <Change key={change.id} change={change} round={round} issuer={issuer.name} />
            ))}
          </div>
        </Section>
      </>
    ),
  };
}

/** 申报工作通知: its number and words, as a leader signed them, to be taken along as PDF or Word. */
function Call({ round: { id, callNumber, callText } }: { round: Round }) {
  if (callText === null)
    return (
      <Section title="申报工作通知">
        <Nothing title="申报工作通知尚未发布">签发后即时在这里公布。</Nothing>
      </Section>
    );
  return (
    <Section
      title={`申报工作通知${callNumber === null ? '' : `（${callNumber}）`}`}
      aside={
        <span className="row small">
          <a href={`/rounds/${id}/call.pdf`}>PDF</a>
          <a href={`/rounds/${id}/call.docx`}>Word</a>
        </span>
      }
    >
      {callText
        .split(/\n+/)
        .filter((line) => line.trim() !== '')
        .map((line) => (
          <p key={line}>{line}</p>
        ))}
    </Section>
  );
}

function Rules({ round, quotas }: { round: Round; quotas: readonly { name: string; limit: number }[] }) {
  const { panelSize, sampleSize, rewardAmount, rewardFund, rubric } = round;
  return (
    <dl className="kv">
      <dt>专家组</dt>
      <dd>{panelSize} 人，随机抽取</dd>
      <dt>测评抽样</dt>
      <dd>{sampleSize} 家，随机抽取</dd>
      <dt>评分表</dt>
      <dd>{rubric.map(({ label, weight }) => `${label} ${weight} 分`).join('，')}</dd>
      <dt>奖励</dt>
      <dd>
        {rewardAmount === null ? '未定' : `首次认定的每家 ${rewardAmount} 万元`}
        {rewardFund === null ? '' : `，资金总额 ${rewardFund} 万元`}
      </dd>
      <dt>推荐名额</dt>
      <dd>{quotas.length === 0 ? '不限' : `${quotas.map(({ name, limit }) => `${name} ${limit} 家`).join('，')}；没有列出的不限`}</dd>
    </dl>
  );
}

function Days({ round }: { round: Round }) {
  return (
    <dl className="kv">
      <dt>申报</dt>
      <dd>
        {chineseDay(round.opensOn)}至{closingText(round)}
      </dd>
      <dt>初审与推荐</dt>
      <dd>至{chineseDay(round.recommendBy)}</dd>
      <dt>专家评审</dt>
      <dd>{round.reviewBy === null ? '推荐结束后' : `至${chineseDay(round.reviewBy)}`}</dd>
    </dl>
  );
}

function Change({ change, round, issuer }: { change: RoundChange; round: Round; issuer: string }) {
  return (
    <article id={`change-${change.number}`}>
      <h3>
        {announced(round, change)}（第{change.number}次）
      </h3>
      <ul>
        {change.lines.map((line) => (
          <li key={line.key}>
            {saidOf(line)}
            {line.key === 'callText' && line.from !== null ? <Before text={String(line.from)} /> : null}
          </li>
        ))}
      </ul>
      <p>原因：{change.reason}</p>
      <p className="small muted">
        {issuer}　{chineseDay(dayOf(change.signedAt ?? change.preparedAt))}
      </p>
    </article>
  );
}

/** The words that a later text took the place of. */
const Before = ({ text }: { text: string }) => (
  <details>
    <summary>原来的正文</summary>
    {text.split(/\n+/).map((line) => (
      <p key={line}>{line}</p>
    ))}
  </details>
);
