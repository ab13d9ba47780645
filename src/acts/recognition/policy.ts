import { chineseDay } from '../../core/calendar/day.ts';
import { standing } from '../../core/deadlines/validity.ts';
import { personalNumbers } from '../../core/disclosure/in-text.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import {
  type PolicyFacts,
  type PolicyState,
  type PolicySteps,
  policyProcedure,
  type policySteps,
  termFault,
} from '../../core/procedure/policy.ts';
import type { BroughtBy, Standing } from '../../core/procedure/step.ts';
import { by, type Context, type Letter, type Transaction, type World } from '../context.ts';
import type { Evidence } from '../files/evidence-port.ts';
import { type Handled, handled, handledOne } from '../hands.ts';
import type { Kind } from '../procedure/take.ts';
import { badInput, refuse } from '../refusal.ts';
import type { Policy, PolicyLine } from './policy-port.ts';

const { article } = policyProcedure;
/** The province for what it recognises, a city for its own (第十七条). */
const publishing: readonly string[] = ['province', 'city'];

export type PolicyText = BroughtBy<typeof policySteps>['write'];
type Written = Pick<Policy, 'title' | 'kind' | 'body' | 'basis' | 'number' | 'fromOn' | 'untilOn'>;

/** What was typed, as it is kept; a number of somebody's is not published. */
function written({ title, kind, body, basis, number = '', fromOn, untilOn }: PolicyText): Written {
  const [personal] = personalNumbers(`${title} ${body} ${basis}`);
  if (personal) badInput('body', '政策内容', `文中有${personal.kind}，公开的内容不写个人信息，请去掉后再保存`);
  return { title, kind, body, basis, number, fromOn, untilOn: untilOn ?? null };
}

/** An officer writes down a policy of the own authority that supports platforms (第十三条). */
export const writePolicy = (ctx: Context, text: PolicyText): Promise<Policy> =>
  ctx.inTransaction(async (tx) => {
    const { organisationId: issuerId, organisationKind, accountId } = ctx.actor;
    if (!publishing.includes(organisationKind)) refuse({ kind: 'notAllowed' });
    const fault = termFault(text);
    if (fault) badInput('untilOn', '执行到', fault);
    const policy: Policy = {
      ...{ id: ctx.tools.newId(), issuerId, ...written(text), state: 'draft', writtenBy: accountId },
      ...{ publishedOn: null, remark: null, version: 1 },
    };
    await tx.policies.add(policy);
    await tx.record({ ...by(ctx, 'officer'), action: 'writePolicy', article, ...entryOf(policy) });
    return policy;
  });

/** 扶持政策 (第十三条) as `take` knows it. */
export const policyKind: Kind<PolicyLine, PolicyFacts, PolicyState, PolicySteps, object> = {
  procedure: policyProcedure,
  called: '该项政策',
  locked: (tx, _, id) => tx.policies.locked(id),
  standing: async (tx, ctx, one) => policyStanding(ctx, await handledOne(tx, 'policy', one)),
  change: (tx, { id, version }, change) => tx.policies.change(id, version, change),
  entry: entryOf,
  effects: {
    write: ({ brought }) => ({ change: written(brought) }),
    offer: () => ({ after: (one) => [letter(one, 'leader', '待公布', '经办人已报批，请审核后同意公布（第十三条）。')] }),
    /** From then on everybody may read it, and whom it supports is told. */
    publish: ({ tx, ctx }) => ({
      change: { publishedOn: ctx.today, remark: null },
      after: async (one) => [
        letter(one, 'officer', '已公布', '公众可以查看，已通知各示范平台（第十三条）。'),
        ...(await toPlatforms(tx, ctx, one)),
      ],
    }),
    sendBack: ({ brought: { reason } }) => ({
      change: { remark: reason },
      after: (one) => [letter(one, 'officer', '退回修改', `理由：${reason}。请修改后重新报批（第十三条）。`)],
    }),
    /** The same second the public page is without it. */
    takeDown: ({ brought: { reason } }) => ({
      change: { remark: reason, publishedOn: null },
      after: (one) => [letter(one, 'officer', '撤下', `理由：${reason}。修改后可以重新报批（第十三条）。`)],
    }),
  },
};

/** To each unit whose title of this issuer is in force, once however often it is published again. */
async function toPlatforms(
  tx: Transaction,
  { today }: Context,
  { id, issuerId, issuer, title, fromOn, untilOn }: PolicyLine,
): Promise<Letter[]> {
  const titles = await tx.recognitions.platforms({ issuerId });
  const units = titles.filter((one) => standing({ from: one.validFrom, to: one.validTo }, one.revokedOn, today) === 'valid');
  const term = `${chineseDay(fromOn)}起执行${untilOn ? `，至${chineseDay(untilOn)}` : ''}`;
  return [...new Set(units.map(({ organisationId }) => organisationId))].map((organisationId) => ({
    key: `policy:${id}:told:${organisationId}`,
    to: { organisationId, role: 'clerk' },
    subject: `可以享受的扶持政策：${title}`,
    body: `${issuer}公布了支持示范平台的政策“${title}”，${term}，享受的内容和办理的方法见政策页面（第十三条）。`,
    link: '/policies',
  }));
}

const letter = ({ id, state, version, issuerId, title }: PolicyLine, role: string, what: string, body: string): Letter => ({
  key: `policy:${id}:${state}:${version}`,
  to: { organisationId: issuerId, role },
  subject: `扶持政策${what}：${title}`,
  body: `“${title}”：${body}`,
  link: '/app/policies',
});

function entryOf({ id, issuerId, title, state, remark }: Policy) {
  return { subject: { kind: 'policy', id }, parties: { issuerId }, detail: { title, state, reasons: remark } };
}

export const policyStanding = ({ actor, today }: Context, one: PolicyLine & Handled): Standing<PolicyFacts> => ({
  ...{ facts: one, parties: { issuerId: one.issuerId } },
  ...{ actor, today },
});

export type PolicyView = PolicyLine & { offers: Offer[]; attached: Evidence[] };
/** The own authority's, with what may be done; all of a supervisor. */
export const listPolicies = (ctx: Context): Promise<PolicyView[]> =>
  ctx.inTransaction(async (tx) => {
    const issuerId = ctx.actor.roles.includes('supervisor') ? {} : { issuerId: ctx.actor.organisationId };
    const all = await handled(tx, 'policy', await tx.policies.list(issuerId));
    const files = await tx.evidence.of(all.map(({ id }) => id));
    return all.map((one) => ({
      ...one,
      ...{ attached: files.filter(({ caseId }) => caseId === one.id), offers: offers(policyProcedure, policyStanding(ctx, one)) },
    }));
  });

export type PublishedPolicy = PolicyLine & { attached: Evidence[] };
/** What anybody may read today: of one issuer, or of all. */
export const policiesInForce = (world: World, issuerId?: string): Promise<PublishedPolicy[]> =>
  world.inTransaction(async (tx) => {
    const all = await tx.policies.list({ inForce: world.today, ...(issuerId ? { issuerId } : {}) });
    const files = await tx.evidence.of(all.map(({ id }) => id));
    return all.map((one) => ({ ...one, attached: files.filter(({ caseId }) => caseId === one.id) }));
  });
