import type { Organisation } from '../../core/directory/organisation.ts';
import {
  daysToObject,
  type HandoverFacts,
  type HandoverState,
  type HandoverStep,
  type HandoverSteps,
  handoverProcedure,
  isManager,
  objectedUntil,
} from '../../core/procedure/handover.ts';
import { offers } from '../../core/procedure/offers.ts';
import type { Standing } from '../../core/procedure/step.ts';
import { by, type Context, type Letter, type Transaction } from '../context.ts';
import { type Kind, type Step, takeWithin } from '../procedure/take.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import { madeIn } from './accounts.ts';
import { officeOf } from './colleagues.ts';
import type { Handover, HandoverLine } from './handover-port.ts';
import { loginOr400, namedOr400 } from './names.ts';
import { type GivenLink, giveLink } from './password-link.ts';
import type { Account } from './records.ts';

const RULE = '移交管理员';

type Asking = { login: string; name: string; reason: string };

/**
 * The manager has left, or can't sign in: the authority of the place asks for a new one after the organisation's letter, or a colleague who is no manager.
 * Nobody is changed by it (docs/decisions/0012): another side decides, and the managers of now are told and may object. Refuses: 404 elsewhere's, 409 one
 * is open already, 400 a login of somebody else.
 */
export const askHandover = (ctx: Context, organisationId: string, input: Asking): Promise<Handover> =>
  ctx.asSystem(async (tx) => {
    const organisation = await concerned(tx, ctx, organisationId);
    const login = loginOr400(input.login, 'administrator');
    const name = namedOr400(input.name, 'name', '姓名');
    const taken = await tx.directory.accountByLogin(login);
    if (taken !== null && taken.organisationId !== organisationId) badInput('login', '登录名', `登录名“${login}”已被使用，请换一个`);
    const handover: Handover = {
      id: ctx.tools.newId(),
      ...{ organisationId, login, name: taken?.name ?? name, reason: input.reason, state: 'asked' },
      ...{ askedBy: ctx.actor.accountId, askedName: by(ctx).actor.name, askedOrganisation: ctx.actor.organisationId },
      ...{ askedOn: ctx.today, askedAt: ctx.now, objection: null, objectedBy: null, objectedAt: null },
      ...{ word: null, decidedBy: null, decidedName: null, decidedAt: null },
    };
    if (!(await tx.handovers.add(handover))) refuse({ kind: 'conflict', message: '该单位已有一件移交在办，请先等它办完或撤回' });
    await note(tx, ctx, { handover, action: 'askHandover', detail: { login, reason: input.reason } });
    const about = `${ctx.actor.organisationName}的${ctx.actor.name}申请将“${organisation.name}”的单位管理员移交给${handover.name}（${login}），原因：${input.reason}。`;
    for (const manager of await managersOf(tx, organisationId))
      await tell(tx, `${handover.id}:asked`, {
        to: { accountId: manager.id },
        subject: '有人申请接替您担任单位管理员',
        body: `${about}移交后您的账号停用。${daysToObject}日内可以提出异议；同意的也可以直接办理。`,
        link: '/app/colleagues',
      });
    for (const to of await decidersOf(tx))
      await tell(tx, `${handover.id}:asked`, {
        to,
        subject: `移交待确认：${organisation.name}`,
        body: `${about}请核实后决定。`,
        link: '/app/handovers',
      });
    return handover;
  });

/** The organisation, where the actor may ask: of the officer's place, or the clerk's own without being its manager. */
async function concerned(tx: Transaction, ctx: Context, organisationId: string): Promise<Organisation> {
  const { actor } = ctx;
  const organisation = found(await tx.directory.organisation(organisationId));
  if (organisation.kind !== 'applicant') refuse({ kind: 'notFound' });
  if (actor.organisationId === organisationId) {
    if (actor.roles.includes('manager')) notNow(RULE, '您本人就是单位管理员：请先把同事设为单位管理员，再取消自己的管理员角色');
    return organisation;
  }
  const office = await officeOf(tx, organisationId);
  return office !== null && office.id === actor.organisationId && actor.roles.includes('officer')
    ? organisation
    : refuse({ kind: 'notFound' });
}

const managersOf = async (tx: Transaction, organisationId: string): Promise<Account[]> =>
  (await tx.directory.accountsOf(organisationId)).filter((one) => one.active && one.roles.includes('manager'));

const decidersOf = async (tx: Transaction) =>
  (await tx.directory.organisations({ kinds: ['province', 'operator'] })).map(({ id, kind }) => ({
    organisationId: id,
    role: kind === 'province' ? 'leader' : 'administrator',
  }));

/**
 * 移交单位管理员 as `take` knows it. Another side than who asked decides. Agreed: the new manager gets a one-time link, whose code the asking office gives; the
 * managers of now are stopped and told; cases stay where they are, since the credit code owns them. A refusal, and an agreement over an objection or before
 * its days are over, says why. A manager of now may say why not; from then on the province's leader decides.
 */
const handoverKind: Kind<HandoverTaken, HandoverFacts, HandoverState, HandoverSteps, object> = {
  procedure: handoverProcedure,
  called: '这件移交',
  locked: async (tx, ctx, id) => ({ ...(await seen(tx, ctx, id)), given: null }),
  standing: async (_, ctx, one) => standingOf(ctx, one),
  change: (tx, one, { given: _, ...change }) => tx.handovers.change(one.id, one.state, change),
  entry: (one) => ({
    article: null,
    subject: { kind: 'organisation', id: one.organisationId },
    parties: { applicantId: one.organisationId, recommenderId: one.askedOrganisation },
  }),
  effects: {
    async agree({ tx, ctx, row: one, brought }) {
      const word = brought.word ?? '';
      const early = !isManager(ctx.actor, one) && ctx.today < objectedUntil(one.askedOn);
      if (word === '' && (one.state === 'objected' || early))
        badInput('word', RULE, '原管理员有异议或者异议期未满的，请写明同意移交的理由和核实情况');
      const { given, detail } = await handOver(tx, ctx, one);
      const code = given ? '新管理员打开一次性链接用的验证码，请由本单位的经办人在待办中取得，交给其本人。' : '';
      return {
        change: { ...decidedNow(ctx, word), given },
        detail,
        after: () => [
          letter(`${one.id}:decided`, {
            to: { accountId: one.askedBy },
            subject: `移交已办理：${one.organisation}`,
            body: `${by(ctx).actor.name}同意移交给${one.name}（${one.login}）${word === '' ? '' : `：${word}`}。${code}`,
            link: '/app',
          }),
        ],
      };
    },
    refuse: ({ ctx, row: one, brought: { word } }) => ({
      change: decidedNow(ctx, word),
      detail: { login: one.login, reason: word },
      after: () => [
        letter(`${one.id}:decided`, {
          to: { accountId: one.askedBy },
          subject: `移交未获同意：${one.organisation}`,
          body: `${by(ctx).actor.name}不同意移交：${word}。`,
          link: '/app',
        }),
      ],
    }),
    object: ({ tx, ctx, row: one, brought: { word } }) => ({
      change: { objection: word, objectedBy: ctx.actor.name, objectedAt: ctx.now },
      detail: { reason: word },
      after: async () =>
        [{ accountId: one.askedBy }, ...(await decidersOf(tx))].map((to) =>
          letter(`${one.id}:objected`, {
            to,
            subject: `对移交有异议：${one.organisation}`,
            body: `单位管理员${ctx.actor.name}提出异议：${word}。由省级主管部门领导决定。`,
            link: '/app/handovers',
          }),
        ),
    }),
  },
};

/** A handover with the link that its agreement gave out. */
type HandoverTaken = HandoverLine & { readonly given: GivenLink | null };

const decidedNow = (ctx: Context, word: string) => ({
  ...{ decidedBy: ctx.actor.accountId, decidedName: by(ctx).actor.name, decidedAt: ctx.now, word },
});

/** Takes a step of a handover, with the system's eyes; answers the link for a new account, once. */
export const takeHandoverStep = <N extends HandoverStep>(
  ctx: Context,
  step: Step<HandoverSteps, N, object>,
): Promise<{ link: GivenLink | null }> => ctx.asSystem(async (tx) => ({ link: (await takeWithin(tx, ctx, handoverKind, step)).given }));

async function handOver(
  tx: Transaction,
  ctx: Context,
  one: HandoverLine,
): Promise<{ given: GivenLink | null; detail: Record<string, unknown> }> {
  const before = await managersOf(tx, one.organisationId);
  const organisation = found(await tx.directory.organisation(one.organisationId));
  const known = await tx.directory.accountByLogin(one.login);
  if (known !== null && known.organisationId !== one.organisationId)
    badInput('login', '登录名', `登录名“${one.login}”已被别的单位使用，请撤回后重新申请`);
  const roles = ['clerk', 'manager'] as const;
  if (known !== null) await tx.directory.changeAccount(known.id, { roles: [...roles], active: true });
  const invitation = { login: one.login, name: one.name, roles };
  const account = known ?? (await madeIn(tx, ctx, { organisation, invitation, action: 'addManager' }));
  const stopped = before.filter(({ id }) => id !== account.id);
  for (const { id } of stopped) {
    await tx.directory.changeAccount(id, { active: false });
    await tx.directory.closeSessionsOf(id);
    await tell(tx, `${one.id}:done`, {
      to: { accountId: id },
      subject: '单位管理员已移交，您的账号已停用',
      body: `“${one.organisation}”的单位管理员已移交给${one.name}（${one.login}）。有异议的，请向所在地主管部门或省级主管部门反映。`,
    });
  }
  const given = known === null ? await giveLink(tx, ctx, { account, reason: 'new', secondOrganisation: one.askedOrganisation }) : null;
  return { given, detail: { login: one.login, stopped: stopped.map(({ login }) => login), reason: one.reason } };
}

/** With the actor's rights, by the same rule as the list. */
async function seen(tx: Transaction, { actor }: Context, id: string): Promise<HandoverLine> {
  const one = found(await tx.handovers.locked(id));
  const mine = [one.organisationId, one.askedOrganisation].includes(actor.organisationId);
  return mine || (actor.organisationKind === 'province' && actor.roles.includes('leader')) || actor.roles.includes('administrator')
    ? one
    : refuse({ kind: 'notFound' });
}

type Told = { to: { accountId: string } | { organisationId: string; role: string }; subject: string; body: string; link?: string };
const letter = (key: string, told: Told): Letter => ({
  key: `handover:${key}:${'accountId' in told.to ? told.to.accountId : told.to.organisationId}`,
  ...told,
});
const tell = (tx: Transaction, key: string, told: Told): Promise<boolean> => tx.post(letter(key, told));

type Noted = { handover: Handover; action: string; detail: Record<string, unknown> };
const note = (tx: Transaction, ctx: Context, { handover, action, detail }: Noted): Promise<void> =>
  tx.record({
    ...by(ctx),
    action,
    article: null,
    subject: { kind: 'organisation', id: handover.organisationId },
    parties: { applicantId: handover.organisationId, recommenderId: handover.askedOrganisation },
    detail,
  });

export type HandoverView = HandoverLine & {
  /** Null: may agree now; a sentence: why not; left out for who decides nothing here. */
  whyNotAgree: string | null | undefined;
  mayRefuse: boolean;
  mayObject: boolean;
  mayWithdraw: boolean;
};

/** Handovers as the actor may see them, with what may be done. */
export const handoversSeen = (tx: Transaction, ctx: Context, filter: { open?: boolean } = {}): Promise<HandoverView[]> =>
  tx.handovers.all(filter).then((all) => all.map((one) => viewOf(ctx, one)));

function viewOf(ctx: Context, one: HandoverLine): HandoverView {
  const offered = offers(handoverProcedure, standingOf(ctx, one));
  const offer = (step: HandoverStep) => offered.find((each) => each.step === step);
  const agree = offer('agree');
  return {
    ...one,
    whyNotAgree: agree && (agree.blockedBy[0] ?? null),
    mayRefuse: offer('refuse') !== undefined,
    mayObject: offer('object') !== undefined,
    mayWithdraw: offer('withdraw') !== undefined,
  };
}

const standingOf = ({ actor, today }: Context, one: Handover): Standing<HandoverFacts> => ({
  facts: { ...one, byProvince: actor.organisationKind === 'province' },
  parties: {},
  actor,
  today,
});
