import { chineseDay } from '../../core/calendar/day.ts';
import { clock } from '../../core/calendar/instant.ts';
import { closingText, hasClosed } from '../../core/deadlines/round.ts';
import type { Organisation } from '../../core/directory/organisation.ts';
import { ownAreaOf } from '../../core/identifiers/registered-area.ts';
import type { Round } from '../../core/scheme/round.ts';
import type { Context, Transaction } from '../context.ts';
import { startJudged } from '../dossier/beginning.ts';
import { found } from '../refusal.ts';
import { isOwn } from '../scheme/show-round.ts';
import type { Waiting } from './waiting.ts';

/** What an applicant may start now; and where there is nothing, what comes next and when (第十条). */
export type Starts = { items: Waiting[]; coming: string | null };

/** The rounds by which this applicant goes: those open that it may join, else why not yet, else the next one. */
export async function startsWaiting(tx: Transaction, ctx: Context): Promise<Starts> {
  const applicant = found(await tx.directory.organisation(ctx.actor.organisationId));
  if (applicant.kind !== 'applicant') return { items: [], coming: null };
  const issuers = await tx.directory.organisations({ kinds: ['province', 'city'] });
  const issuerOf = (round: Round) => issuers.find(({ id }) => id === round.issuerId);
  const rounds = (await tx.rounds.rounds()).filter((round) => round.cancelledAt === null && isOwn(issuerOf(round), applicant));
  const open = rounds.filter((round) => round.opensOn <= ctx.today && !hasClosed(round, ctx.today, clock(ctx.now)));
  const items: Waiting[] = [];
  const said: string[] = [];
  for (const round of open) {
    const issuer = found(issuerOf(round) ?? null);
    const recommender = issuer.kind === 'city' ? issuer : (authorityIn(issuers, applicant) ?? issuer);
    const decision = await startJudged(tx, ctx, { round, applicant, recommender, issuer });
    if (decision.kind === 'moved') items.push(startOf(round, issuer.name, recommender.name));
    else if (decision.kind === 'refused') said.push(`${round.title}正在申报。${decision.reasons.join('；')}。`);
  }
  return { items, coming: items.length > 0 ? null : (said[0] ?? nextOf(rounds, ctx.today)) };
}

const authorityIn = (units: readonly Organisation[], { divisionCode }: Organisation): Organisation | undefined => {
  const authority = ownAreaOf(divisionCode)?.authority;
  return units.find((one) => one.kind === 'city' && one.active && one.divisionCode === authority);
};

const startOf = (round: Round, issuer: string, authority: string): Waiting => ({
  id: `start:${round.id}`,
  kind: 'start',
  title: `${round.year}年度示范平台申报（${issuer}）`,
  organisation: issuer,
  why: `${round.title}，${closingText(round)}截止，${authority === issuer ? '' : `由${authority}推荐。`}须准备申请报告（附件2）、附件3至附件5、声明函（附件6）及第九条所列证明材料。自愿申报，不申报的不用处理（第四条）`,
  article: '第八条（一）',
  dueOn: round.closesOn,
  state: { label: '可以申报', tone: 'blue' },
  link: `/app/dossiers?start=${round.id}`,
  actions: [{ label: '开始申报', link: `/app/dossiers?start=${round.id}` }],
});

/** The next round that is announced; where none is, what the measure says and when the last one was. */
function nextOf(rounds: readonly Round[], today: string): string {
  const coming = rounds.filter(({ opensOn }) => opensOn > today).sort((a, b) => (a.opensOn < b.opensOn ? -1 : 1))[0];
  if (coming) return `${coming.title}${chineseDay(coming.opensOn)}开始申报，${closingText(coming)}截止（第十条）。到时可以在这里开始申报。`;
  const last = rounds.filter(({ closesOn }) => closesOn < today).sort((a, b) => (a.closesOn > b.closesOn ? -1 : 1))[0];
  const before = last ? `${last.year}年度的申报时间是${chineseDay(last.opensOn)}至${chineseDay(last.closesOn)}，已经截止。` : '';
  return `${before}认定工作每年开展一次，具体时间按当年的申报工作通知（第十条）。通知发布后，可以在这里开始申报。`;
}
