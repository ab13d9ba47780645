import type { World } from '../../acts/context.ts';
import { found } from '../../acts/refusal.ts';
import { announced, saidOf } from '../../acts/scheme/round-change-letters.ts';
import type { RoundChange } from '../../acts/scheme/round-change-port.ts';
import { signedChanges } from '../../acts/scheme/round-changes.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { dayOf } from '../../core/calendar/instant.ts';
import { closingText } from '../../core/deadlines/round.ts';
import type { Round } from '../../core/scheme/round.ts';
import { Head, localPage, Nothing, type Page, Section } from './page.tsx';

/** A year's work as anybody may read it (第十条): its days as they stand now, and every change with what, from, to, why, when and by which office. */
export async function roundPage(world: World, id: string): Promise<Page> {
  const { round, issuer, changes } = await world.inTransaction(async (tx) => {
    const round = found(await tx.rounds.round(id));
    return { round, issuer: found(await tx.directory.organisation(round.issuerId)), changes: await signedChanges(tx, id) };
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
        <Section title="时间">
          <Days round={round} />
        </Section>
        <Section title="变更和延期">
          {changes.length === 0 ? <Nothing title="没有变更">时间和其他事项有变更的，签发后即时在这里公布。</Nothing> : null}
          {changes.map((change) => (
            <Change key={change.id} change={change} round={round} issuer={issuer.name} />
          ))}
        </Section>
      </>
    ),
  };
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
          <li key={line.key}>{saidOf(line)}</li>
        ))}
      </ul>
      <p>原因：{change.reason}</p>
      <p className="small muted">
        {issuer}　{chineseDay(dayOf(change.signedAt ?? change.preparedAt))}
      </p>
    </article>
  );
}
