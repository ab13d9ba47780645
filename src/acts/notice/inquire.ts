import { chineseDay } from '../../core/calendar/day.ts';
import { type InquiryFacts, type InquiryState, type InquirySteps, inquiryProcedure } from '../../core/procedure/inquiry.ts';
import { judge } from '../../core/procedure/judge.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import type { Standing } from '../../core/procedure/step.ts';
import { by, type Context } from '../context.ts';
import type { Kind } from '../procedure/take.ts';
import { found, notNow, reached } from '../refusal.ts';
import { withoutObjector } from './decide-objection.ts';
import type { InquiryLine } from './port.ts';
import type { Inquiry } from './records.ts';

type Asked = { whom: 'applicant' | 'recommender'; question: string; dueOn: string };
const { article } = inquiryProcedure;
const INQUIRIES = '/app/inquiries';

/** Whoever verifies an objection asks the platform that it is against, or whoever recommended it, until a day; they are not told who objected. */
export const inquire = (ctx: Context, objectionId: string, { whom, question, dueOn }: Asked): Promise<Inquiry> =>
  ctx.inTransaction(async (tx) => {
    const objection = found(await tx.notices.lockedObjection(objectionId));
    const dossier = found(await tx.dossiers.line(objection.dossierId));
    const organisationId = whom === 'applicant' ? dossier.applicantId : dossier.recommenderId;
    const facts = { state: null, organisationId, handlerId: objection.handlerId, dueOn };
    const standing = { facts, parties: { issuerId: objection.issuerId }, actor: ctx.actor, today: ctx.today };
    const state = reached(judge(inquiryProcedure, standing, { step: 'ask', brought: {} }));
    if (objection.state !== 'accepted') notNow(article, '这件异议不在查证中：请先受理，或者已经提出处理意见，不用再函询');
    await withoutObjector(tx, objectionId, { path: 'question', text: question });
    const inquiry: Inquiry = {
      ...{ id: ctx.tools.newId(), objectionId, dossierId: dossier.id, issuerId: objection.issuerId, organisationId, state },
      ...{ question, dueOn, askedBy: ctx.actor.accountId, askedAt: ctx.now, answer: null, answeredBy: null, answeredAt: null, version: 1 },
    };
    await tx.notices.addInquiry(inquiry);
    await tx.record({ ...by(ctx, 'officer'), action: 'askInquiry', article, ...entryOf(inquiry) });
    await tx.post({
      key: `inquiry:${inquiry.id}`,
      to: { organisationId, role: whom === 'applicant' ? 'clerk' : 'officer' },
      subject: `公示异议函询：${dossier.applicantName}`,
      body: `就公示“${dossier.applicantName}”收到的异议，请说明有关情况，于${chineseDay(dueOn)}前在线答复（${article}）。`,
      link: INQUIRIES,
    });
    return inquiry;
  });

const entryOf = ({ id, issuerId, objectionId, organisationId, dueOn }: Inquiry) => ({
  subject: { kind: 'inquiry', id },
  parties: { issuerId },
  detail: { objectionId, organisationId, dueOn },
});

const standingOf = ({ actor, today }: Context, { state, organisationId, issuerId, dueOn }: Inquiry): Standing<InquiryFacts> => ({
  facts: { state, organisationId, handlerId: null, dueOn },
  parties: { issuerId },
  actor,
  today,
});

/** 函询 as `take` knows it: whoever is asked answers, in time or late, as long as the objection is not ended. */
export const inquiryKind: Kind<InquiryLine, InquiryFacts, InquiryState, InquirySteps, object> = {
  procedure: inquiryProcedure,
  called: '这件函询',
  over: '这件函询已经答复或者不再需要答复，请刷新后查看',
  locked: (tx, _, id) => tx.notices.inquiry(id),
  standing: async (_, ctx, one) => standingOf(ctx, one),
  change: (tx, { id, version }, { organisation: _, applicantName: __, ...change }) => tx.notices.changeInquiry(id, version, change),
  entry: entryOf,
  effects: {
    answer: ({ ctx, brought: { answer } }) => ({
      change: { answer, answeredBy: ctx.actor.accountId, answeredAt: ctx.now },
      after: (one) => [
        {
          key: `inquiry:${one.id}:answered`,
          to: { accountId: one.askedBy },
          subject: `函询已答复：${one.organisation}`,
          body: `“${one.organisation}”已答复就“${one.applicantName}”所收异议的函询，请查证（${article}）。`,
          link: '/app/objections',
        },
      ],
    }),
  },
};

export type InquiryView = InquiryLine & { readonly offers: readonly Offer[] };

/** What one's own organisation was asked, the newest last, with what one may do. */
export const inquiriesSeen = (ctx: Context): Promise<InquiryView[]> =>
  ctx.inTransaction(async (tx) =>
    (await tx.notices.inquiries({ organisationId: ctx.actor.organisationId })).map((one) => ({
      ...one,
      offers: offers(inquiryProcedure, standingOf(ctx, one)),
    })),
  );
