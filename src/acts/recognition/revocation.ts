import { chineseDay } from '../../core/calendar/day.ts';
import { hearingEnds } from '../../core/deadlines/hearing.ts';
import { standing } from '../../core/deadlines/validity.ts';
import { judge } from '../../core/procedure/judge.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import { type RevocationBrought, type RevocationFacts, type RevocationStep, revocationProcedure } from '../../core/procedure/revocation.ts';
import type { Standing } from '../../core/procedure/step.ts';
import { by, type Context, type Letter, type Transaction } from '../context.ts';
import { type Handled, handled, handledOne } from '../hands.ts';
import { badInput, expectVersion, found, notNow, reached, refuse } from '../refusal.ts';
import type { ReportLine } from '../reporting/port.ts';
import { partiesOf, titleOf } from '../reporting/report-case.ts';
import type { RevocationLine } from './cases-port.ts';
import { latenessAlone } from './lateness-alone.ts';
import type { Revocation } from './records.ts';

const article = '第十二条';
const LATENESS = '逾期或未报送季度调度表本身不是撤销称号的事由：第十二条限于查证属实的违法违规行为。请写明所违反的法律法规及条款';

/** Opens a case against a title in force. Refused where it would rest on lateness alone, or where a case is open already. */
export async function openRevocation(ctx: Context, platformId: string, input: { source: string; article: string }): Promise<Revocation> {
  return ctx.inTransaction(async (tx) => {
    const platform = found(await tx.recognitions.platform(platformId));
    if (platform.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notAllowed' });
    if (standing({ from: platform.validFrom, to: platform.validTo }, platform.revokedOn, ctx.today) !== 'valid')
      notNow(article, '该平台的称号已不在有效期内，无须撤销');
    if (latenessAlone(input.source, input.article)) notNow(article, LATENESS);
    const open = (await tx.recognitions.revocations({ platformId })).find((one) => one.state !== 'revoked' && one.state !== 'closed');
    if (open) notNow(article, '该平台已有一件撤销案件正在办理，请在原案件中办理');
    const revocation = newRevocation(ctx, { platform, input });
    await tx.recognitions.addRevocation(revocation);
    await note(tx, ctx, { ...revocation, authorityId: platform.authorityId }, { action: 'openRevocation', to: 'opened' });
    return revocation;
  });
}

type Opening = { platform: { id: string; issuerId: string; organisationId: string }; input: { source: string; article: string } };

const newRevocation = (ctx: Context, { platform, input }: Opening): Revocation => ({
  id: ctx.tools.newId(),
  platformId: platform.id,
  issuerId: platform.issuerId,
  organisationId: platform.organisationId,
  state: 'opened',
  source: input.source,
  facts: '',
  evidence: '',
  statement: null,
  decision: null,
  article: input.article,
  preparedBy: ctx.actor.accountId,
  givenBackBy: null,
  givenBackReason: null,
  verifiedOn: null,
  decidedBy: null,
  decidedOn: null,
  openedAt: ctx.now,
  version: 1,
});

type Move = {
  step: RevocationStep;
  version: number | undefined;
  change: Partial<Revocation>;
  brought?: RevocationBrought;
};

async function move(tx: Transaction, ctx: Context, id: string, { step, version, change, brought = {} }: Move): Promise<RevocationLine> {
  const revocation = found(await tx.recognitions.lockedRevocation(id));
  const seen = revocationStanding(ctx, await handledOne(tx, 'revocation', revocation));
  const state = reached(judge(revocationProcedure, seen, { step, brought }));
  expectVersion(revocation.version, version, '该案件');
  const next = { ...change, state };
  if (!(await tx.recognitions.changeRevocation(id, revocation.version, next)))
    refuse({ kind: 'conflict', message: '该案件刚被他人办理，请刷新后查看最新状态' });
  await note(tx, ctx, revocation, { action: `${step}Revocation`, to: next.state, reason: change.givenBackReason });
  return { ...revocation, ...next, version: revocation.version + 1 };
}

const note = (
  tx: Transaction,
  ctx: Context,
  revocation: Revocation & { authorityId: string },
  { action, to, reason }: { action: string; to: string; reason?: string | null | undefined },
) =>
  tx.record({
    ...by(ctx),
    action,
    article,
    subject: { kind: 'revocation', id: revocation.id },
    parties: { issuerId: revocation.issuerId, ...(to === 'opened' ? {} : { applicantId: revocation.organisationId }) },
    detail: { platformId: revocation.platformId, from: revocation.state, to, ...(reason ? { reason } : {}) },
  });

type Facts = { facts?: string | undefined; evidence?: string | undefined; version?: number | undefined };

/** The officer writes down what was found and what proves it. */
export const describeRevocation = (ctx: Context, id: string, { facts, evidence, version }: Facts): Promise<RevocationLine> =>
  ctx.inTransaction((tx) => {
    const written = { ...(facts === undefined ? {} : { facts }), ...(evidence === undefined ? {} : { evidence }) };
    const change = { ...written, givenBackBy: null, givenBackReason: null };
    return move(tx, ctx, id, { step: 'describe', version, change });
  });

/** The violation is verified; the platform hears of the case and may state its view. */
export const verifyRevocation = (ctx: Context, id: string, version: number | undefined): Promise<RevocationLine> =>
  ctx.inTransaction(async (tx) => {
    const revocation = await move(tx, ctx, id, { step: 'verify', version, change: { verifiedOn: ctx.today } });
    const ends = hearingEnds(ctx.today, ctx.calendar);
    await post(tx, revocation, {
      to: { organisationId: revocation.organisationId, role: 'clerk' },
      subject: `关于“${revocation.platform}”示范平台称号的陈述、申辩告知`,
      body: `经查证，贵单位涉嫌违法违规（${revocation.article}）。拟依据第十二条办理撤销称号。贵单位可以查看认定的事实和证据，并${
        ends.ok ? `在${chineseDay(ends.value)}24时前` : '及时'
      }提出陈述、申辩。`,
    });
    return revocation;
  });

/** The platform's own statement, kept with the case. */
export const stateView = (ctx: Context, id: string, statement: string): Promise<RevocationLine> =>
  ctx.inTransaction(async (tx) => {
    if (statement.trim() === '') badInput('statement', '陈述、申辩', '请填写陈述、申辩意见');
    const before = (await tx.recognitions.lockedRevocation(id))?.statement ?? null;
    const both = before === null ? statement : `${before}\n\n${chineseDay(ctx.today)}再次陈述、申辩：${statement}`;
    const revocation = await move(tx, ctx, id, { step: 'state', version: undefined, change: { statement: both } });
    await post(tx, revocation, {
      to: { organisationId: revocation.issuerId },
      subject: `“${revocation.platform}”已提出陈述、申辩`,
      body: '请核对其陈述、申辩意见后作出决定（第十二条）。',
    });
    return revocation;
  });

/**
 * A leader who will not decide yet gives the case back to the officers with a word: facts and evidence are saved anew, verified anew, and the platform is heard
 * anew about what then stands there; what it has said so far stays.
 */
export const giveRevocationBack = (ctx: Context, id: string, { reason, version }: Back): Promise<RevocationLine> =>
  ctx.inTransaction(async (tx) => {
    const change = { givenBackBy: ctx.actor.accountId, givenBackReason: reason, verifiedOn: null };
    const revocation = await move(tx, ctx, id, { step: 'giveBack', version, change });
    await post(tx, revocation, {
      to: { organisationId: revocation.issuerId, role: 'officer' },
      subject: `撤销案件由领导退回：${revocation.platform}`,
      body: `${ctx.actor.name}退回：${reason}。补充并保存事实与证据后，请重新确认查证属实（第十二条）。`,
    });
    await post(tx, revocation, {
      to: { organisationId: revocation.organisationId, role: 'clerk' },
      subject: `“${revocation.platform}”撤销案件补充查证`,
      body: '认定部门正在补充查证，此前告知的陈述、申辩期限中止；查证后另行告知，届时重新计算期限。已提出的陈述、申辩仍在案（第十二条）。',
    });
    return revocation;
  });

type Back = { reason: string; version?: number | undefined };

type Decision = { revoke: boolean; decision: string; reports?: 'due' | 'waived' | undefined; version?: number | undefined };

/** The leader, another person than who prepared the case, decides; a revoked title ends in this very transaction. */
export const decideRevocation = (ctx: Context, id: string, { revoke, decision, reports, version }: Decision): Promise<RevocationLine> =>
  ctx.inTransaction(async (tx) => {
    if (decision.trim() === '') badInput('decision', '决定', '请写明决定及理由');
    const change = { decision, decidedBy: ctx.actor.accountId, decidedOn: ctx.today };
    const revocation = await move(tx, ctx, id, { step: 'decide', version, change, brought: { revoke } });
    if (revoke && !(await tx.recognitions.revokePlatform(revocation.platformId, ctx.today))) notNow(article, '该平台的称号此前已被撤销');
    const owed = revoke ? await settleReports(tx, ctx, revocation.platformId, reports) : '';
    for (const to of [
      { organisationId: revocation.organisationId, role: 'clerk' },
      { organisationId: revocation.authorityId, role: 'officer' },
    ])
      await post(tx, revocation, {
        to,
        subject: `“${revocation.platform}”${revoke ? '示范平台称号已撤销' : '撤销案件已结案，保留称号'}`,
        body: `${revoke ? `自${chineseDay(ctx.today)}起撤销其示范平台称号，证书 ${revocation.certificateNumber} 同时失效（第十二条）。${owed}` : ''}决定：${decision}`,
      });
    return revocation;
  });

/** Reports of a title that never came in, or were given back. */
const openReportsOf = async (tx: Transaction, platformId: string): Promise<ReportLine[]> =>
  (await tx.reporting.reports({ platformId })).filter(
    ({ state, submittedOn }) => state === 'returned' || (state === 'open' && submittedOn === null),
  );

/** 办法没有规定撤销后未报的季度报表是否仍须报送（第十五条）: whoever decides says so. Answers the sentence for the platform and its authority. */
async function settleReports(tx: Transaction, ctx: Context, platformId: string, reports: Decision['reports']): Promise<string> {
  const open = await openReportsOf(tx, platformId);
  if (open.length === 0) return '';
  const names = open.map(titleOf).join('、');
  if (reports === undefined)
    return badInput('reports', '第十五条', `该平台${names}尚未报送，办法没有规定撤销后是否仍须报送，请写明“仍须报送”或“不再要求”`);
  if (reports === 'due') return `${names}仍须报送（第十五条）。`;
  await tx.asSystem(async (system) => {
    for (const report of open) {
      if (!(await system.reporting.changeReport(report.id, report.version, { state: 'waived' })))
        refuse({ kind: 'conflict', message: `${titleOf(report)}刚被他人办理，请刷新后重新决定` });
      await system.record({
        ...by(ctx),
        action: 'waiveReport',
        article: '第十五条',
        subject: { kind: 'report', id: report.id },
        parties: partiesOf(report),
        detail: { year: report.year, quarter: report.quarter },
      });
    }
  });
  return `${names}不再要求报送。`;
}

const post = (tx: Transaction, revocation: RevocationLine, letter: Omit<Letter, 'key' | 'link'>) =>
  tx.post({
    ...letter,
    key: `revocation:${revocation.id}:${revocation.version}:${'organisationId' in letter.to ? letter.to.organisationId : ''}`,
    link: '/app/revocations',
  });

export type RevocationView = RevocationLine & { hearingEndsOn: string | null; openReports: string[]; offers: Offer[] };

/** The cases that this actor may see: the issuer's, and of one's own platform those that were verified. */
export const listRevocations = (ctx: Context): Promise<RevocationView[]> =>
  ctx.inTransaction(async (tx) => {
    const views: RevocationView[] = [];
    for (const one of await handled(tx, 'revocation', await tx.recognitions.revocations({}))) {
      const mine = ctx.actor.roles.includes('leader') && ctx.actor.organisationId === one.issuerId;
      const toDecide = mine && (one.state === 'verified' || one.state === 'heard');
      views.push({ ...revocationView(one, ctx), openReports: toDecide ? (await openReportsOf(tx, one.platformId)).map(titleOf) : [] });
    }
    return views;
  });

export function revocationView(one: RevocationLine & Handled, ctx: Context): Omit<RevocationView, 'openReports'> {
  const { hands: _, ...revocation } = one;
  const seen = revocationStanding(ctx, one);
  const { hearing } = seen.facts;
  return { ...revocation, hearingEndsOn: hearing?.ok ? hearing.value : null, offers: offers(revocationProcedure, seen) };
}

const revocationStanding = ({ actor, today, calendar }: Context, one: RevocationLine & Handled): Standing<RevocationFacts> => ({
  facts: { ...one, givenBack: one.givenBackReason, hearing: one.verifiedOn === null ? null : hearingEnds(one.verifiedOn, calendar) },
  parties: { issuerId: one.issuerId, applicantId: one.organisationId },
  actor,
  today,
});
