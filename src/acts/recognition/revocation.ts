import { chineseDay } from '../../core/calendar/day.ts';
import { hearingEnds } from '../../core/deadlines/hearing.ts';
import { standing } from '../../core/deadlines/validity.ts';
import { numberMark } from '../../core/directory/organisation.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import {
  type RevocationBrought,
  type RevocationFacts,
  type RevocationState,
  type RevocationSteps,
  revocationProcedure,
} from '../../core/procedure/revocation.ts';
import type { Standing } from '../../core/procedure/step.ts';
import { type Violation, violationFaults } from '../../core/recognition/violation.ts';
import { by, type Context, type Letter, type Transaction } from '../context.ts';
import type { Evidence } from '../files/evidence-port.ts';
import { type Handled, handled, handledOne } from '../hands.ts';
import type { Kind } from '../procedure/take.ts';
import { found, notNow, refuse } from '../refusal.ts';
import { titleOf } from '../reporting/report-case.ts';
import type { RevocationLine } from './cases-port.ts';
import type { Revocation } from './records.ts';
import { settleReports, toSettle } from './settle-reports.ts';

const article = '第十二条';

/** 案件来源 and what it rests on. */
export type NewRevocation = { source: string } & Violation;

/** Opens a case against a title in force, on a decision, penalty or judgement of a competent body or on a declaration that the file disproves; refused without. */
export async function openRevocation(ctx: Context, platformId: string, input: NewRevocation): Promise<Revocation> {
  return ctx.inTransaction(async (tx) => {
    const platform = found(await tx.recognitions.platform(platformId));
    if (platform.issuerId !== ctx.actor.organisationId) refuse({ kind: 'notAllowed' });
    if (standing({ from: platform.validFrom, to: platform.validTo }, platform.revokedOn, ctx.today) !== 'valid')
      notNow(article, '该平台的称号已不在有效期内，无须撤销');
    await bearing(tx, ctx, {
      violation: input,
      issuerId: platform.issuerId,
      authorityId: platform.authorityId,
      filed: platform.dossierId !== null,
    });
    const revocation = newRevocation(ctx, { platform, input });
    // Two that open in the same moment come here one after the other.
    await tx.next(`revocation:${platformId}`);
    await noOtherOpen(tx, platformId);
    await tx.recognitions.addRevocation(revocation);
    await tx.record({ ...by(ctx), action: 'openRevocation', article, ...entryOf(revocation, 'opened') });
    return revocation;
  });
}

async function noOtherOpen(tx: Transaction, platformId: string): Promise<void> {
  const all = await tx.recognitions.revocations({ platformId });
  if (all.some((one) => one.state !== 'revoked' && one.state !== 'closed'))
    notNow(article, '该平台已有一件撤销案件正在办理，请在原案件中办理');
}

type Bearing = { violation: Violation; issuerId: string; authorityId: string; filed: boolean };

/** Throws where what it rests on bears no revocation, each fault at its field. */
async function bearing(tx: Transaction, ctx: Context, { violation, issuerId, authorityId, filed }: Bearing): Promise<void> {
  const offices = await Promise.all([issuerId, authorityId].map(async (id) => found(await tx.directory.organisation(id)).name));
  const { schemes } = ctx.tools;
  const held = schemes.heldBy(issuerId, ctx.today);
  const around = { measures: [held.title, schemes.inForce(ctx.today).title], materials: held.materials.map(({ key }) => key) };
  const faults = violationFaults(violation, { today: ctx.today, ...around, offices, filed });
  if (faults.length > 0) refuse({ kind: 'badInput', faults: faults.map((one) => ({ ...one, rule: article })) });
}

type Opening = { platform: { id: string; issuerId: string; organisationId: string }; input: NewRevocation };

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
  ...{ article: input.article, basisKind: input.kind, body: input.body, documentNumber: input.documentNumber },
  ...{ documentOn: input.documentOn, place: input.place },
  preparedBy: ctx.actor.accountId,
  givenBackBy: null,
  givenBackReason: null,
  ...{ verifiedOn: null, verifiedBy: null, decidedBy: null, decidedOn: null, number: null, publishedOn: null, publishedBy: null },
  openedAt: ctx.now,
  version: 1,
});

/** 撤销称号 (第十二条) as `take` knows it. */
export const revocationKind: Kind<RevocationLine, RevocationFacts, RevocationState, RevocationSteps, RevocationBrought> = {
  procedure: revocationProcedure,
  called: '该案件',
  locked: (tx, _, id) => tx.recognitions.lockedRevocation(id),
  standing: async (tx, ctx, revocation) => revocationStanding(ctx, await handledOne(tx, 'revocation', revocation)),
  change: (tx, { id, version }, change) => tx.recognitions.changeRevocation(id, version, change),
  entry: (moved, was) => entryOf(moved, was.state),
  effects: {
    async describe({ tx, ctx, row, brought: { law, facts = row.facts, evidence = row.evidence, source = row.source, ...given } }) {
      const told = { ...given, ...(law === undefined ? {} : { article: law }) };
      const violation = { ...row, kind: row.basisKind, ...withoutGaps(told), ...(given.basisKind ? { kind: given.basisKind } : {}) };
      const { kind, body, documentNumber, documentOn, place } = violation;
      // Of a case from before, facts may be written while its basis is not.
      if (kind !== null) await bearing(tx, ctx, { ...row, violation: { ...violation, kind } });
      const basis = { article: violation.article, basisKind: kind, body, documentNumber, documentOn, place };
      return { change: { ...basis, facts, evidence, source, givenBackBy: null, givenBackReason: null } };
    },
    /** The platform hears of the case and may state its view. */
    verify: ({ ctx }) => ({
      change: { verifiedOn: ctx.today, verifiedBy: ctx.actor.accountId },
      after: (verified) => [toBeHeard(ctx, verified)],
    }),
    /** The platform's own statement; what it said before stays beside it. */
    state: ({ ctx, row, brought: { statement } }) => ({
      change: {
        statement: row.statement === null ? statement : `${row.statement}\n\n${chineseDay(ctx.today)}再次陈述、申辩：${statement}`,
      },
      after: (heard) => [
        letter(heard, {
          to: { organisationId: heard.issuerId },
          subject: `“${heard.platform}”已提出陈述、申辩`,
          body: '请核对其陈述、申辩意见后作出决定（第十二条）。',
        }),
      ],
    }),
    /**
     * Facts and evidence are saved anew, verified anew, and the platform is heard anew about what then stands there; what it has said so far stays.
     */
    giveBack: ({ ctx, brought: { reason } }) => ({
      change: { givenBackBy: ctx.actor.accountId, givenBackReason: reason, verifiedOn: null, verifiedBy: null },
      detail: { reason },
      after: (back) => givenBack(ctx, back, reason),
    }),
    /** A revoked title ends in this very transaction. */
    decide: async ({ tx, ctx, row, brought: { revoke, decision, reports } }) => ({
      change: {
        ...{ decision, decidedBy: ctx.actor.accountId, decidedOn: ctx.today },
        number: revoke ? await numberFor(tx, ctx, row.issuerId) : null,
      },
      async after(decided) {
        if (revoke && !(await tx.recognitions.revokePlatform(decided.platformId, ctx.today)))
          notNow(article, '该平台的称号此前已被撤销，不需要再办');
        const owed = revoke ? await settleReports(tx, ctx, { platformId: decided.platformId, reports }) : '';
        const ended = `自${chineseDay(ctx.today)}起撤销其示范平台称号，证书 ${decided.certificateNumber} 同时失效（第十二条）。${owed}`;
        const told = {
          subject: `“${decided.platform}”${revoke ? '示范平台称号已撤销' : '撤销案件已结案，保留称号'}`,
          body: `${revoke ? ended : ''}决定：${decision}`,
        };
        return [
          letter(decided, { ...told, to: { organisationId: decided.organisationId, role: 'clerk' } }),
          letter(decided, { ...told, to: { organisationId: decided.authorityId, role: 'officer' } }),
        ];
      },
    }),
    /** From then on everybody may read that it was revoked, on what, and when; nothing of the case besides. */
    publish: ({ ctx }) => ({ change: { publishedOn: ctx.today, publishedBy: ctx.actor.accountId } }),
  },
};

/** 赣平撤〔2026〕1号. */
async function numberFor(tx: Transaction, ctx: Context, issuerId: string): Promise<string> {
  const year = ctx.today.slice(0, 4);
  const mark = numberMark(found(await tx.directory.organisation(issuerId)));
  return `${mark}平撤〔${year}〕${await tx.next(`revocation number:${issuerId}:${year}`)}号`;
}

const withoutGaps = <T extends object>(given: T) => Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));

function toBeHeard(ctx: Context, verified: RevocationLine): Letter {
  const ends = hearingEnds(ctx.today, ctx.tools.schemes.heldBy(verified.issuerId, ctx.today), ctx.calendar);
  return letter(verified, {
    to: { organisationId: verified.organisationId, role: 'clerk' },
    subject: `关于“${verified.platform}”示范平台称号的陈述、申辩告知`,
    body: `经查证，贵单位涉嫌违法违规（${verified.article}）。拟依据第十二条办理撤销称号。贵单位可以查看认定的事实和证据，并${
      ends.ok ? `在${chineseDay(ends.value)}24时前` : '及时'
    }提出陈述、申辩。`,
  });
}

const givenBack = (ctx: Context, back: RevocationLine, reason: string): Letter[] => [
  letter(back, {
    to: { organisationId: back.issuerId, role: 'officer' },
    subject: `撤销案件由领导退回：${back.platform}`,
    body: `${ctx.actor.name}退回：${reason}。补充并保存事实与证据后，请重新确认查证属实（第十二条）。`,
  }),
  letter(back, {
    to: { organisationId: back.organisationId, role: 'clerk' },
    subject: `“${back.platform}”撤销案件补充查证`,
    body: '认定部门正在补充查证，此前告知的陈述、申辩期限中止；查证后另行告知，届时重新计算期限。已提出的陈述、申辩仍在案（第十二条）。',
  }),
];

/** The platform reads of a case once it has been verified, and of one that goes back to be verified anew no more than its letter says. */
const entryOf = (one: Revocation, from: RevocationState) => ({
  subject: { kind: 'revocation', id: one.id },
  parties: { issuerId: one.issuerId, ...(one.state === 'opened' ? {} : { applicantId: one.organisationId }) },
  detail: { platformId: one.platformId, from, to: one.state },
});

const letter = ({ id, version }: RevocationLine, told: Omit<Letter, 'key' | 'link'>): Letter => ({
  ...told,
  key: `revocation:${id}:${version}:${'organisationId' in told.to ? told.to.organisationId : ''}`,
  link: '/app/revocations',
});

export type RevocationView = RevocationLine & {
  evidenceFiles: Evidence[];
  hearingEndsOn: string | null;
  openReports: string[];
  offers: Offer[];
};

/** The cases that this actor may see: the issuer's, and of one's own platform those that were verified. */
export const listRevocations = (ctx: Context): Promise<RevocationView[]> =>
  ctx.inTransaction(async (tx) => {
    const views: RevocationView[] = [];
    const all = await handled(tx, 'revocation', await tx.recognitions.revocations({}));
    const files = await tx.evidence.of(all.map(({ id }) => id));
    for (const one of all) {
      const mine = ctx.actor.roles.includes('leader') && ctx.actor.organisationId === one.issuerId;
      const toDecide = mine && (one.state === 'verified' || one.state === 'heard');
      const evidenceFiles = unseenBy(ctx, one) ? [] : files.filter(({ caseId }) => caseId === one.id);
      views.push({
        ...revocationView(one, ctx),
        evidenceFiles,
        openReports: toDecide ? (await toSettle(tx, ctx, one.platformId)).asked.map(titleOf) : [],
      });
    }
    return views;
  });

const UNSEEN = '登记信息核对后可以查看';
const veil = { source: UNSEEN, facts: UNSEEN, evidence: UNSEEN, body: UNSEEN, documentNumber: UNSEEN };
/** Whoever registered the unit's code may be anybody until it was checked. */
export const unseenBy = ({ actor }: Context, one: RevocationLine): boolean => one.pending && actor.organisationId === one.organisationId;

export function revocationView(one: RevocationLine & Handled, ctx: Context): Omit<RevocationView, 'openReports' | 'evidenceFiles'> {
  const { hands: _, ...revocation } = one;
  const veiled = unseenBy(ctx, one) ? veil : {};
  const seen = revocationStanding(ctx, one);
  const { hearing } = seen.facts;
  return { ...revocation, ...veiled, hearingEndsOn: hearing?.ok ? hearing.value : null, offers: offers(revocationProcedure, seen) };
}

/** How a case stands to this actor. */
export const revocationStanding = (
  { actor, today, calendar, tools }: Context,
  one: RevocationLine & Handled,
): Standing<RevocationFacts> => ({
  facts: {
    ...one,
    givenBack: one.givenBackReason,
    hearing: one.verifiedOn === null ? null : hearingEnds(one.verifiedOn, tools.schemes.heldBy(one.issuerId, one.verifiedOn), calendar),
  },
  parties: { issuerId: one.issuerId, applicantId: one.organisationId },
  actor,
  today,
});
