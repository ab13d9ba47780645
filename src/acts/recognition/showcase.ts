import { standing } from '../../core/deadlines/validity.ts';
import { judge } from '../../core/procedure/judge.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import { type ShowcaseFacts, type ShowcaseStep, showcaseProcedure } from '../../core/procedure/showcase.ts';
import type { Standing } from '../../core/procedure/step.ts';
import { by, type Context, type Transaction, type World } from '../context.ts';
import { type Handled, handled, handledOne } from '../hands.ts';
import { expectVersion, found, notNow, reached, refuse } from '../refusal.ts';
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
      remark: null,
      version: 1,
    };
    await tx.recognitions.addShowcase(showcase);
    await note(tx, ctx, showcase, 'writeShowcase');
    return showcase;
  });
}

type Move = { step: ShowcaseStep; version: number | undefined; change: Partial<Showcase> };

async function move(tx: Transaction, ctx: Context, id: string, { step, version, change }: Move): Promise<ShowcaseLine> {
  const showcase = found(await tx.recognitions.lockedShowcase(id));
  const seen = showcaseStanding(ctx, await handledOne(tx, 'showcase', showcase));
  const next = { ...change, state: reached(judge(showcaseProcedure, seen, { step, brought: {} })) };
  expectVersion(showcase.version, version, '该典型经验');
  if (!(await tx.recognitions.changeShowcase(id, showcase.version, next)))
    refuse({ kind: 'conflict', message: '该典型经验刚被他人修改，请刷新后查看最新内容' });
  const moved = { ...showcase, ...next, version: showcase.version + 1 };
  await note(tx, ctx, moved, `${step}Showcase`);
  return moved;
}

type Changed = { title?: string | undefined; body?: string | undefined; version?: number | undefined };

export const changeShowcase = (ctx: Context, id: string, { title, body, version }: Changed): Promise<ShowcaseLine> =>
  ctx.inTransaction((tx) => {
    const change = { ...(title === undefined ? {} : { title }), ...(body === undefined ? {} : { body }) };
    return move(tx, ctx, id, { step: 'write', version, change });
  });

/** Offers it to the issuer for publication. */
export const offerShowcase = (ctx: Context, id: string, version: number | undefined): Promise<ShowcaseLine> =>
  ctx.inTransaction(async (tx) => {
    const showcase = await move(tx, ctx, id, { step: 'offer', version, change: {} });
    await tx.post({
      key: `showcase:${id}:offered:${showcase.version}`,
      to: { organisationId: showcase.issuerId, role: 'leader' },
      subject: `典型经验待发布：${showcase.title}`,
      body: `${showcase.authority}报送“${showcase.platform}”的典型经验，请审阅后同意发布（第十四条）。`,
      link: '/app/showcases',
    });
    return showcase;
  });

/** The issuer's leader consents; from then on everybody may read it. */
export const publishShowcase = (ctx: Context, id: string, version: number | undefined): Promise<ShowcaseLine> =>
  ctx.inTransaction(async (tx) => {
    const change = { consentedBy: ctx.actor.accountId, publishedOn: ctx.today, remark: null };
    const showcase = await move(tx, ctx, id, { step: 'publish', version, change });
    await tellWriters(tx, showcase, { what: '公开发布', body: '公众可以查看（第十四条）。' });
    return showcase;
  });

/** The writer takes it back before it was judged. */
export const recallShowcase = (ctx: Context, id: string, version: number | undefined): Promise<ShowcaseLine> =>
  ctx.inTransaction((tx) => move(tx, ctx, id, { step: 'recall', version, change: {} }));

type Reasoned = { reason: string; version?: number | undefined };

/** The issuer's leader does not consent yet: back to the writer, who reads why. */
export const sendShowcaseBack = (ctx: Context, id: string, { reason, version }: Reasoned): Promise<ShowcaseLine> =>
  ctx.inTransaction(async (tx) => {
    const showcase = await move(tx, ctx, id, { step: 'sendBack', version, change: { remark: reason } });
    await tellWriters(tx, showcase, { what: '退回修改', body: `理由：${reason}。请修改后重新报送（第十四条）。` });
    return showcase;
  });

/** What was published is not to be read any longer; the same second the public page is without it. */
export const takeShowcaseDown = (ctx: Context, id: string, { reason, version }: Reasoned): Promise<ShowcaseLine> =>
  ctx.inTransaction(async (tx) => {
    const change = { remark: reason, consentedBy: null, publishedOn: null };
    const showcase = await move(tx, ctx, id, { step: 'takeDown', version, change });
    await tellWriters(tx, showcase, { what: '撤下', body: `理由：${reason}。修改后可以重新报送（第十四条）。` });
    return showcase;
  });

const tellWriters = (tx: Transaction, showcase: ShowcaseLine, { what, body }: { what: string; body: string }): Promise<boolean> =>
  tx.post({
    key: `showcase:${showcase.id}:${showcase.state}:${showcase.version}`,
    to: { organisationId: showcase.authorityId, role: 'officer' },
    subject: `典型经验${what}：${showcase.title}`,
    body: `“${showcase.platform}”的典型经验已${what}。${body}`,
    link: '/app/showcases',
  });

const note = (tx: Transaction, ctx: Context, showcase: Showcase, action: string): Promise<void> =>
  tx.record({
    ...by(ctx),
    action,
    article,
    subject: { kind: 'showcase', id: showcase.id },
    parties: { issuerId: showcase.issuerId, recommenderId: showcase.authorityId },
    detail: { platformId: showcase.platformId, title: showcase.title, state: showcase.state, reasons: showcase.remark },
  });

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
