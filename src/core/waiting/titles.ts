import type { Calendar } from '../calendar/workday.ts';
import { dueOf } from '../deadlines/duty.ts';
import { hearingEnds } from '../deadlines/hearing.ts';
import { periodLabel, type Quarter } from '../deadlines/reporting.ts';
import { objectionProcedure } from '../procedure/objection.ts';
import { type ReportState, reportProcedure } from '../procedure/report.ts';
import { type RevocationState, revocationProcedure } from '../procedure/revocation.ts';
import { type ShowcaseState, showcaseProcedure } from '../procedure/showcase.ts';
import { type SummaryState, summaryProcedure } from '../procedure/summary.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { handsIn } from './case.ts';
import { type Line, type Said, throughDays, type Wait } from './line.ts';

export type WaitingReport = {
  id: string;
  /** The scheme under which its platform was recognised. */
  scheme: string;
  platform: string;
  organisationId: string;
  authorityId: string;
  year: number;
  quarter: number;
  state: ReportState;
  dueOn: string;
  returnReason: string | null;
  /** The last time it was given back. */
  returnedOn: string | null;
};
export type WaitingSummary = {
  id: string;
  authorityId: string;
  authority: string;
  year: number;
  quarter: number;
  state: SummaryState;
  dueOn: string;
  preparedBy: string | null;
  givenBackReason: string | null;
  hands: readonly string[];
};
export type WaitingObjection = { id: string; issuerId: string; applicant: string; trackingNumber: string; filedOn: string };
export type WaitingRevocation = {
  id: string;
  platform: string;
  issuerId: string;
  organisationId: string;
  state: RevocationState;
  verifiedOn: string | null;
  preparedBy: string;
  givenBackReason: string | null;
  hands: readonly string[];
  article: string;
};
export type WaitingShowcase = {
  id: string;
  title: string;
  state: ShowcaseState;
  remark: string | null;
  authorityId: string;
  issuerId: string;
  writtenBy: string;
  platform: string;
  authority: string;
  issuer: string;
  hands: readonly string[];
  /** The last time it was reported to the issuer. */
  offeredOn: string | null;
};

/** A wait of which only what differs is said. */
type Short = Pick<Wait, 'kind' | 'step' | 'role'> & { readonly organisationId: string } & Partial<Pick<Wait, 'side' | 'notBy' | 'dueOn'>> &
  Said;

const waitOf = ({ kind, step, role, organisationId, side = 'own', notBy = null, dueOn = null, ...said }: Short): Wait => ({
  ...{ kind, step, role, side, notBy, dueOn, party: { organisationId }, place: null, group: null },
  said,
});

/** It stands whatever day it is. */
const always = (waits: readonly Wait[]): Line[] => waits.map((wait) => ({ ...wait, fromOn: null, untilOn: null }));

const period = (one: { year: number; quarter: number }) => periodLabel({ year: one.year, quarter: one.quarter as Quarter });

/** Quarterly reports: a platform's own to send, an authority's officer's to accept, and with the platform again once given back (第十五条). */
export function linesOfReport(one: WaitingReport, { scheme, calendar }: { scheme: Scheme; calendar: Calendar }): Line[] {
  const shown = {
    article: reportProcedure.article,
    organisation: one.platform,
    link: `/app/reports/${one.id}`,
    state: { label: reportProcedure.states[one.state].label, tone: 'amber' as const },
  };
  const title = `${period(one)}调度表（附件7）`;
  const ofPlatform = { ...shown, title, organisationId: one.organisationId, role: 'clerk' as const, step: 'submit', dueOn: one.dueOn };
  const ofAuthority = { ...shown, organisationId: one.authorityId };
  const given = one.returnReason ?? '';
  if (one.state === 'open')
    return always([waitOf({ ...ofPlatform, kind: 'report', why: `${one.dueOn} 前报送；没有业务的报零报告`, action: '填报' })]);
  if (one.state === 'submitted') {
    // Its own summary's day, so that the reports in it are settled before.
    const dueOn = dueOf({ year: one.year, quarter: one.quarter as Quarter }, 'authority', { scheme, calendar });
    const why = `${one.platform}已报送，待审核后汇总`;
    return always([waitOf({ ...ofAuthority, kind: 'acceptReport', step: 'accept', role: 'officer', title, dueOn, why, action: '审核' })]);
  }
  if (one.state !== 'returned') return [];
  return always([
    waitOf({ ...ofPlatform, kind: 'reportReturned', why: `已退回修改：${given}`, action: '修改后报送' }),
    waitOf({
      ...{ ...ofAuthority, kind: 'withPlatform', step: 'submit', role: 'staff', side: 'elsewhere', dueOn: one.dueOn },
      title: `${one.platform}：${period(one)}调度表`,
      who: one.platform,
      sinceOn: one.returnedOn,
      why: `已退回修改：${given}`,
      action: '查看',
      actionLate: '查看逾期报表',
    }),
  ]);
}

/** What a leader gave it back with, before what usually stands there. */
const givenBackOr = ({ givenBackReason }: { givenBackReason: string | null }, usual: string): string =>
  givenBackReason === null ? usual : `领导退回：${givenBackReason}`;

/** Quarterly summaries: an officer's to prepare, another person's to sign (第十五条). */
export function linesOfSummary(one: WaitingSummary): Line[] {
  const shown = {
    article: summaryProcedure.article,
    organisationId: one.authorityId,
    organisation: one.authority,
    title: `${period(one)}汇总表（附件8）`,
    dueOn: one.dueOn,
    link: `/app/summaries/${one.id}`,
    state: { label: summaryProcedure.states[one.state].label, tone: 'amber' as const },
  };
  if (one.state === 'open') {
    const why = givenBackOr(one, '待核对各平台数据并编制汇总表');
    return always([waitOf({ ...shown, kind: 'prepareSummary', step: 'prepare', role: 'officer', why, action: '编制' })]);
  }
  if (one.state !== 'prepared') return [];
  const notBy = handsIn([one.preparedBy, ...one.hands]);
  const why = '汇总表已编制，等待签发';
  return always([waitOf({ ...shown, kind: 'signSummary', step: 'send', role: 'leader', notBy, why, action: '签发' })]);
}

/** Objections that an officer has to verify (第八条（五）). */
export const linesOfObjection = (one: WaitingObjection): Line[] =>
  always([
    waitOf({
      ...{ kind: 'objection', step: 'decide', role: 'officer', organisationId: one.issuerId, organisation: one.applicant },
      title: `公示异议 ${one.trackingNumber}`,
      why: `${one.filedOn} 收到对${one.applicant}的异议，待核实并答复`,
      article: objectionProcedure.article,
      state: { label: '异议未办结', tone: 'red' },
      link: '/app/objections',
      action: '核实',
    }),
  ]);

/** Revocations: the officer's verification, the platform's statement, the decision by a leader who is another person (第十二条). */
export function linesOfRevocation(
  one: WaitingRevocation,
  { schemeOn, calendar }: { schemeOn: (day: string) => Scheme; calendar: Calendar },
): Line[] {
  const hearing = one.verifiedOn === null ? null : hearingEnds(one.verifiedOn, schemeOn(one.verifiedOn), calendar);
  const ends = hearing?.ok ? hearing.value : null;
  const shown = {
    organisation: one.platform,
    title: `撤销称号：${one.platform}`,
    article: one.article,
    link: '/app/revocations',
    state: { label: revocationProcedure.states[one.state].label, tone: 'red' as const },
  };
  const ofIssuer = { ...shown, organisationId: one.issuerId };
  const verify = givenBackOr(one, '已立案，待查证并记录事实、证据');
  return throughDays([ends], (today) => {
    const waits: Wait[] = [];
    if (one.state === 'opened')
      waits.push(waitOf({ ...ofIssuer, kind: 'verifyRevocation', step: 'verify', role: 'officer', why: verify, action: '查证' }));
    if (one.state === 'verified') {
      const why = '认定部门已查证属实，请在期限内陈述、申辩';
      const said = { kind: 'revocationStatement', step: 'state', role: 'clerk', why, dueOn: ends, action: '陈述意见' } as const;
      waits.push(waitOf({ ...shown, ...said, organisationId: one.organisationId }));
    }
    if (one.state === 'heard' || (one.state === 'verified' && ends !== null && today > ends)) {
      const why = '已查证并听取陈述或陈述期满，待决定是否撤销';
      const notBy = handsIn([one.preparedBy, ...one.hands]);
      waits.push(waitOf({ ...ofIssuer, kind: 'decideRevocation', step: 'decide', role: 'leader', notBy, why, action: '作出决定' }));
    }
    return waits;
  });
}

/** Showcases: what was sent back is the writers' to mend, what was offered a leader's of the issuer to judge, and the writers wait for that (第十四条). */
export function linesOfShowcase(one: WaitingShowcase): Line[] {
  const shown = {
    title: `典型经验：${one.title}`,
    organisation: one.platform,
    article: showcaseProcedure.article,
    state: { label: showcaseProcedure.states[one.state].label, tone: 'amber' as const },
    link: '/app/showcases',
  };
  const ofWriters = { ...shown, organisationId: one.authorityId };
  if (one.state === 'returned') {
    const why = `已退回修改：${one.remark}`;
    return always([waitOf({ ...ofWriters, kind: 'showcaseReturned', step: 'write', role: 'officer', why, action: '修改后报送' })]);
  }
  if (one.state !== 'offered') return [];
  const judge = { kind: 'publishShowcase', step: 'publish', role: 'leader', notBy: handsIn([one.writtenBy, ...one.hands]) } as const;
  const why = `${one.authority}报送，待同意发布或退回修改`;
  const consent = {
    kind: 'withConsent',
    step: 'publish',
    role: 'staff',
    side: 'elsewhere',
    who: one.issuer,
    sinceOn: one.offeredOn,
  } as const;
  return always([
    waitOf({ ...shown, ...judge, organisationId: one.issuerId, why, action: '审阅' }),
    ...(one.issuerId === one.authorityId ? [] : [waitOf({ ...ofWriters, ...consent, why: '已报送，等认定部门同意发布', action: '查看' })]),
  ]);
}
