import { canSignIn } from '../../core/directory/in-office.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { found, notNow, refuse } from '../refusal.ts';
import { inTurn, measureOf } from './disclose.ts';
import type { Release, ReleaseLine } from './port.ts';

const ARTICLE = '第十六条';
const PAGE = '/app/openings';

/** Asks a leader of one's own organisation to go on opening personal data today; once at a time, and only when the measure is full. */
export async function askRelease(ctx: Context, purpose: string): Promise<Release> {
  return ctx.inTransaction(async (tx) => {
    const { accountId, organisationId, name } = ctx.actor;
    await inTurn(tx, ctx);
    const { opened, allowed } = await measureOf(tx, ctx);
    if (opened < allowed) notNow(ARTICLE, `今天还可以查看 ${allowed - opened} 次，不必请领导同意`);
    const waiting = await tx.openings.releases({ day: ctx.today, waiting: true });
    if (waiting.some((one) => one.accountId === accountId)) notNow(ARTICLE, '已经提出请求，请等领导答复');
    if (!(await hasOtherLeader(tx, ctx)))
      notNow(ARTICLE, '本单位没有其他在用的领导账号，今天不能再查看；请联系管理员设立领导账号，或明天再看');
    const release: Release = {
      ...{ id: ctx.tools.newId(), accountId, organisationId, day: ctx.today, purpose, opened, askedAt: ctx.now },
      ...{ granted: null, word: null, decidedBy: null, decidedAt: null },
    };
    await tx.openings.addRelease(release);
    await tx.record({
      ...by(ctx),
      action: 'askOpenings',
      article: ARTICLE,
      subject: { kind: 'account', id: accountId },
      detail: { purpose, opened },
    });
    await tx.post({
      key: `openings:${release.id}`,
      to: { organisationId, role: 'leader' },
      subject: `请求继续查看个人信息：${name}`,
      body: `${name}今天已查看个人信息 ${opened} 次，请求继续查看，用途：${purpose}。同意的，今天可再看 ${ctx.tools.openingsADay} 次（第十六条）。`,
      link: PAGE,
    });
    return release;
  });
}

async function hasOtherLeader(tx: Transaction, { actor }: Context): Promise<boolean> {
  const leaders = await tx.asSystem((system) => system.directory.accountsOf(actor.organisationId));
  return leaders.some((one) => canSignIn(one) && one.id !== actor.accountId && one.roles.includes('leader'));
}

/** A leader of the same organisation, never whoever asked, lets it go on today or not. */
export async function decideRelease(ctx: Context, id: string, { granted, word }: { granted: boolean; word: string }): Promise<void> {
  await ctx.inTransaction(async (tx) => {
    const one = found(await tx.openings.release(id));
    if (one.organisationId !== ctx.actor.organisationId) refuse({ kind: 'notFound' });
    if (one.accountId === ctx.actor.accountId) notNow(ARTICLE, '自己提出的请求由本单位另一位领导答复');
    if (one.day !== ctx.today) notNow(ARTICLE, '请求只管提出的当天，今天已重新计数');
    if (!granted && word.trim() === '') notNow(ARTICLE, '不同意的请写明理由');
    const answer = { granted, word: word.trim() || null, decidedBy: ctx.actor.accountId, decidedAt: ctx.now };
    if (!(await tx.openings.decide(id, answer))) refuse({ kind: 'conflict', message: '这一请求已经答复，请刷新后查看' });
    const detail = { name: one.name, purpose: one.purpose, ...(answer.word ? { reason: answer.word } : {}) };
    const action = granted ? 'grantOpenings' : 'refuseOpenings';
    await tx.record({ ...by(ctx, 'leader'), action, article: ARTICLE, subject: { kind: 'account', id: one.accountId }, detail });
    await tx.post({
      key: `openings:${id}:answer`,
      to: { accountId: one.accountId },
      subject: granted ? '领导同意继续查看个人信息' : '领导不同意继续查看个人信息',
      body: granted ? `今天可再看 ${ctx.tools.openingsADay} 次，每次仍须写明用途（第十六条）。` : `理由：${answer.word}`,
      link: PAGE,
    });
  });
}

/** One's own requests, and as a leader those of the office. */
export const releasesOf = (ctx: Context): Promise<{ releases: ReleaseLine[]; opened: number; allowed: number }> =>
  ctx.inTransaction(async (tx) => {
    const leads = ctx.actor.roles.includes('leader');
    const all = await tx.openings.releases({});
    return { releases: all.filter((one) => leads || one.accountId === ctx.actor.accountId), ...(await measureOf(tx, ctx)) };
  });
