import { servicesOf } from '../../core/annexes/kind-and-functions.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { missingYearMessage, noticeEnd } from '../../core/calendar/workday.ts';
import { listText } from '../../core/notice/list-text.ts';
import type { Round } from '../../core/scheme/round.ts';
import { publicationDayCounts } from '../../core/scheme/scheme.ts';
import { by, type Context, type Transaction } from '../context.ts';
import type { DossierLine } from '../dossier/port.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import type { Notice, NoticeLine } from './records.ts';

export type NewNotice = { roundId: string; title: string; body: string; publishedOn?: string | undefined };

/**
 * A leader publishes the proposed list (第八条（四）): every proposed case that stands on no notice yet, frozen with its digest. The last day comes from
 * the working calendar and the scheme's reading of the publication day; a year whose arrangement is not loaded is named and nothing is published.
 */
export async function publishNotice(ctx: Context, input: NewNotice): Promise<Notice> {
  return ctx.inTransaction(async (tx) => {
    // Locked, so that of two at once the second finds nobody left to publish.
    const round = found(await tx.rounds.lockedRound(input.roundId));
    if (round.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notAllowed' });
    const publishedOn = input.publishedOn ?? ctx.today;
    if (publishedOn < ctx.today)
      badInput(
        'publishedOn',
        '第八条（四）',
        `公示开始日${chineseDay(publishedOn)}早于今天${chineseDay(ctx.today)}，公示期不能倒算，请改为今天或以后`,
      );
    const list = await waiting(tx, round);
    if (list.length === 0) notNow('第八条（四）', '没有尚未公示的拟认定申报，请先签发拟认定名单');
    const notice: Notice = {
      id: ctx.tools.newId(),
      roundId: round.id,
      issuerId: round.issuerId,
      title: input.title,
      body: input.body,
      publishedOn,
      endsOn: lastDay(ctx, round, publishedOn),
      list,
      listHash: ctx.tools.digest(listText(list)),
      conclusion: null,
      concludedBy: null,
      concludedAt: null,
      publishedBy: ctx.actor.accountId,
      createdAt: ctx.now,
    };
    await tx.notices.addNotice(notice);
    await tx.record({
      ...by(ctx),
      action: 'publishNotice',
      article: '第八条（四）',
      subject: { kind: 'notice', id: notice.id },
      parties: { issuerId: round.issuerId },
      detail: { title: notice.title, publishedOn, endsOn: notice.endsOn, count: list.length, listHash: notice.listHash },
    });
    await tell(tx, notice);
    return notice;
  });
}

function lastDay(ctx: Context, round: Round, publishedOn: string): string {
  const scheme = ctx.tools.schemes.named(round.scheme);
  const rule = { workdays: scheme.notice.workdays, publicationDayCounts: publicationDayCounts(scheme) };
  const end = noticeEnd(publishedOn, rule, ctx.calendar);
  return end.ok ? end.value : notNow('第八条（四）', missingYearMessage(end.missingYear));
}

/** Proposed cases that stand on no notice of the round, as the public will read them. */
export async function waiting(tx: Transaction, round: Round): Promise<NoticeLine[]> {
  const notices = await tx.notices.notices({ roundId: round.id });
  const listed = new Set(notices.flatMap((notice) => notice.list.map((line) => line.dossierId)));
  const proposed = await tx.dossiers.lines({ roundId: round.id, states: ['proposed'] });
  const position = (line: DossierLine) => round.ranking?.find((one) => one.dossierId === line.id)?.position ?? Number.MAX_SAFE_INTEGER;
  const lines: NoticeLine[] = [];
  for (const line of proposed.filter((one) => !listed.has(one.id)).toSorted((a, b) => position(a) - position(b))) {
    const content = await tx.dossiers.content(line.id, 'masked');
    lines.push({ dossierId: line.id, name: line.applicantName, recommender: line.recommenderName, ...servicesOf(content) });
  }
  return lines;
}

async function tell(tx: Transaction, notice: Notice): Promise<void> {
  for (const line of notice.list) {
    const dossier = found(await tx.dossiers.dossier(line.dossierId));
    const letter = {
      subject: `拟认定名单公示：${line.name}`,
      body: `“${line.name}”已列入拟认定名单，自${chineseDay(notice.publishedOn)}起公示，至${chineseDay(notice.endsOn)}止（第八条（四））。`,
      link: `/notices/${notice.id}`,
    };
    await tx.post({ ...letter, key: `${notice.id}:${dossier.id}:applicant`, to: { organisationId: dossier.applicantId, role: 'clerk' } });
    await tx.post({
      ...letter,
      key: `${notice.id}:${dossier.id}:recommender`,
      to: { organisationId: dossier.recommenderId, role: 'officer' },
    });
  }
}
