import { standing } from '../../core/deadlines/validity.ts';
import { personalNumbers } from '../../core/disclosure/in-text.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import { type ShowcaseFacts, type ShowcaseState, type ShowcaseSteps, showcaseProcedure } from '../../core/procedure/showcase.ts';
import type { Standing } from '../../core/procedure/step.ts';
import { by, type Context, type Letter, type World } from '../context.ts';
import { type Handled, handled, handledOne } from '../hands.ts';
import type { Kind } from '../procedure/take.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import type { ShowcaseLine } from './cases-port.ts';
import type { Showcase } from './records.ts';

const article = '第十四条';
type Text = { title: string; body: string };

/** The local authority sums up a platform's experience; only of a title in force. */
export async function writeShowcase(ctx: Context, platformId: string, { title, body }: Text): Promise<Showcase> {
  return ctx.inTransaction(async (tx) => {
    const platform = found(await tx.recognitions.platform(platformId));
    if (platform.authorityId !== ctx.actor.organisationId) refuse({ kind: 'notAllowed' });
    if (standing({ from: platform.validFrom, to: platform.validTo }, platform.revokedOn, ctx.today) !== 'valid')
      notNow(article, '该平台的称号已不在有效期内，不能总结为典型经验');
    const showcase: Showcase = {
      id: ctx.tools.newId(),
      platformId,
      authorityId: platform.authorityId,
      issuerId: platform.issuerId,
      title,
      body,
      state: 'draft',
      writtenBy: ctx.actor.accountId,
      consentedBy: null,
      publishedOn: null,
      promotions: [],
      remark: null,
      version: 1,
    };
    await tx.recognitions.addShowcase(showcase);
    await tx.record({ ...by(ctx), action: 'writeShowcase', article, ...entryOf(showcase) });
    return showcase;
  });
}

/** 典型经验 (第十四条) as `take` knows it. */
export const showcaseKind: Kind<ShowcaseLine, ShowcaseFacts, ShowcaseState, ShowcaseSteps, object> = {
  procedure: showcaseProcedure,
  called: '该典型经验',
  locked: (tx, _, id) => tx.recognitions.lockedShowcase(id),
  standing: async (tx, ctx, showcase) => showcaseStanding(ctx, await handledOne(tx, 'showcase', showcase)),
  change: (tx, { id, version }, change) => tx.recognitions.changeShowcase(id, version, change),
  entry: entryOf,
  effects: {
    write: ({ brought: { title, body } }) => ({
      change: { ...(title === undefined ? {} : { title }), ...(body === undefined ? {} : { body }) },
    }),
    offer: () => ({
      after: (offered) => [
        {
          key: `showcase:${offered.id}:offered:${offered.version}`,
          to: { organisationId: offered.issuerId, role: 'leader' },
          subject: `典型经验待发布：${offered.title}`,
          body: `${offered.authority}报送“${offered.platform}”的典型经验，请审核后同意发布（第十四条）。`,
          link: '/app/showcases',
        },
      ],
    }),
    /** From then on everybody may read it. */
    publish: ({ ctx }) => ({
      change: { consentedBy: ctx.actor.accountId, publishedOn: ctx.today, remark: null },
      after: (published) => [toWriters(published, '公开发布', '公众可以查看（第十四条）。')],
    }),
    cultivate: ({ row, brought: { kind, on, said } }) => {
      const [number] = personalNumbers(said);
      if (number) badInput('said', '做了什么', `文中有${number.kind}，公开发布的内容不写个人信息，请去掉后再记录`);
      return { change: { promotions: [...row.promotions, { kind, on, said }] }, detail: { kind, on, said } };
    },
    sendBack: ({ brought: { reason } }) => ({
      change: { remark: reason },
      after: (back) => [toWriters(back, '退回修改', `理由：${reason}。请修改后重新报送（第十四条）。`)],
    }),
    /** The same second the public page is without it. */
    takeDown: ({ brought: { reason } }) => ({
      change: { remark: reason, consentedBy: null, publishedOn: null },
      after: (down) => [toWriters(down, '撤下', `理由：${reason}。修改后可以重新报送（第十四条）。`)],
    }),
  },
};

const toWriters = (showcase: ShowcaseLine, what: string, body: string): Letter => ({
  key: `showcase:${showcase.id}:${showcase.state}:${showcase.version}`,
  to: { organisationId: showcase.authorityId, role: 'officer' },
  subject: `典型经验${what}：${showcase.title}`,
  body: `“${showcase.platform}”的典型经验已${what}。${body}`,
  link: '/app/showcases',
});

function entryOf({ id, platformId, issuerId, authorityId, title, state, remark }: Showcase) {
  return {
    subject: { kind: 'showcase', id },
    parties: { issuerId, recommenderId: authorityId },
    detail: { platformId, title, state, reasons: remark },
  };
}

export type ShowcaseView = ShowcaseLine & { offers: Offer[] };
export const listShowcases = (ctx: Context): Promise<ShowcaseView[]> =>
  ctx.inTransaction(async (tx) =>
    (await handled(tx, 'showcase', await tx.recognitions.showcases({}))).map(({ hands, ...one }) => ({
      ...one,
      offers: offers(showcaseProcedure, showcaseStanding(ctx, { ...one, hands })),
    })),
  );

const showcaseStanding = ({ actor, today }: Context, one: ShowcaseLine & Handled): Standing<ShowcaseFacts> => ({
  facts: one,
  parties: { issuerId: one.issuerId, recommenderId: one.authorityId },
  actor,
  today,
});

/** What anybody may read. */
export const publishedShowcases = (world: World): Promise<ShowcaseLine[]> =>
  world.inTransaction((tx) => tx.recognitions.showcases({ state: 'published' }));
