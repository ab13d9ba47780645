import { isStaff, NO_PASSWORD, waitsForOwner } from '../../core/directory/in-office.ts';
import { by, type Context, type Transaction } from '../context.ts';
import { needsProof } from '../proof.ts';
import { found, notNow, refuse } from '../refusal.ts';
import type { PasswordLink, PasswordLinkLine } from './password-link-port.ts';
import type { Account } from './records.ts';
import { liftSignIn } from './sign-in.ts';

const RULE = '一次性链接';

/** How a link goes, as the journal says it. */
const wayWords = { mail: '邮件', code: '链接和验证码', link: '链接' } as const;

/** What became of a link: where it goes, and the token where who asked is to hand it on. */
export type GivenLink = Pick<PasswordLink, 'id' | 'way' | 'secondNeeded' | 'endsAt'> & { token: string | null };

export type Asked = {
  account: Account;
  reason: PasswordLink['reason'];
  /** Whose officers may be the second hand besides another administrator. */
  secondOrganisation?: string | null;
  /** It was stopped, and opens again: nobody does that alone, wherever the link goes. */
  reopened?: boolean;
};

/**
 * A leader signs and an administrator makes accounts: whoever became one of them would be everybody. A second factor would be no second one, if whoever can
 * ask for a reset, or reads somebody's mail, could take it away.
 */
const isGrave = async (system: Transaction, { id, roles }: Account): Promise<boolean> =>
  roles.some((role) => role === 'leader' || role === 'administrator') || ((await system.secondFactors.of(id))?.setAt ?? null) !== null;

/**
 * Makes the one link by which its owner sets a password (docs/decisions/0011). It goes to the owner's confirmed address; where there is none, who asked
 * gets the link and somebody else the code. Resetting a leader or an administrator waits for a second administrator; till then nothing changes. An
 * invitation into one's own organisation needs no second hand: nobody is there yet whom one could become. Links made before end.
 */
export const giveLink = (
  tx: Transaction,
  ctx: Context,
  { account, reason, secondOrganisation, reopened = false }: Asked,
): Promise<GivenLink> =>
  tx.asSystem(async (system) => {
    needsProof(ctx);
    const grave = await isGrave(system, account);
    const way = reason === 'invited' ? 'link' : (await reachable(system, ctx, account.id)) !== null ? 'mail' : 'code';
    // A reopened account waits for its owner by two hands; who asks again has still only one.
    const waiting = reason === 'reset' && isStaff(account) && waitsForOwner(account);
    const secondNeeded = way === 'code' || (way === 'mail' && grave) || reopened || waiting;
    const token = way === 'mail' && secondNeeded ? null : ctx.tools.newToken();
    const endsAt = new Date(Date.parse(ctx.wallNow) + ctx.tools.oneTimeDays * 86_400_000).toISOString();
    const link: PasswordLink = {
      id: ctx.tools.newId(),
      accountId: account.id,
      organisationId: account.organisationId,
      ...{ reason, way, secondNeeded, endsAt, askedBy: ctx.actor.accountId, askedName: by(ctx).actor.name, askedAt: ctx.wallNow },
      tokenHash: token === null ? null : ctx.tools.digest(token),
      ...{ secondOrganisation: secondOrganisation ?? null, secondBy: null, secondName: null, secondAt: null },
      ...{ codeHash: null, codeTries: 0, usedAt: null, overAt: null, overWhy: null },
    };
    await system.passwordLinks.endOf(account.id, ctx.wallNow, '已另发新的链接');
    await system.passwordLinks.add(link);
    await note(system, ctx, { action: 'makePasswordLink', accountId: account.id, detail: { method: wayWords[way] } });
    const keepsFactor = secondNeeded && grave;
    const changesNothing = keepsFactor && !reopened && !waitsForOwner(account);
    if (reason === 'reset') await (changesNothing ? tellAsked(system, ctx, link) : lock(system, ctx, { account, link, keepsFactor }));
    if (way === 'mail' && token !== null) await mailLink(system, ctx, { link, token });
    if (secondNeeded) await callSecond(system, link, account);
    return { id: link.id, way, secondNeeded, endsAt, token: way === 'mail' ? null : token };
  });

/** The confirmed address to which a link may go; null: none, or no mail is configured. */
async function reachable(system: Transaction, ctx: Context, accountId: string): Promise<string | null> {
  if (ctx.tools.mailer === null) return null;
  const contact = await system.contacts.of(accountId);
  return contact !== null && contact.emailConfirmedAt !== null && contact.emailRefused === null ? contact.email : null;
}

/** `keepsFactor`: the second factor goes by the second hand only, since who takes it away alone could ask for the next link alone. */
type Locked = { account: Account; link: PasswordLink; keepsFactor: boolean };

/** From here on neither the former password nor a session opens anything, and the person is told. */
async function lock(system: Transaction, ctx: Context, { account, link, keepsFactor }: Locked): Promise<void> {
  const none = { passwordHash: NO_PASSWORD, mustChangePassword: true, passwordEndsAt: null };
  await system.directory.changeAccount(account.id, none);
  await system.directory.closeSessionsOf(account.id);
  if (!keepsFactor) await system.secondFactors.remove(account.id);
  await liftSignIn(system, account.login);
  await system.post({
    key: `reset:${link.id}`,
    to: { accountId: account.id },
    subject: '您的口令已被重置',
    body: `${who(ctx)}重置了您的口令，您原来的登录已失效，新口令由您凭一次性链接自己设定；设置过动态口令的${keepsFactor ? '，第二人办理后停用' : '一并停用'}，登录后重新设置。不是您要求的，请立即向本单位和系统管理员查问。`,
    link: '/app/account',
  });
}

const who = ({ actor }: Context): string => (actor.organisationName === '' ? actor.name : `${actor.organisationName}的${actor.name}`);

/** Nothing has changed yet: the person may still say that it was not asked for. */
const tellAsked = (system: Transaction, ctx: Context, link: PasswordLink): Promise<boolean> =>
  system.post({
    key: `resetAsked:${link.id}`,
    to: { accountId: link.accountId },
    subject: '有人提出重置您的口令',
    body: `${who(ctx)}提出重置您的口令，须另一位系统管理员办理后才生效，现在的口令还能用。不是您要求的，请在“账号设置”中取消，并向系统管理员查问。`,
    link: '/app/account',
  });

async function mailLink(system: Transaction, ctx: Context, { link, token }: { link: PasswordLink; token: string }): Promise<void> {
  const address = (await reachable(system, ctx, link.accountId)) ?? notNow(RULE, '本人的邮箱已变更或不能收信，请重新办理重置');
  await system.mails.queue(
    {
      id: ctx.tools.newId(),
      key: `password:${link.id}`,
      ...{ accountId: link.accountId, address, subject: '设定口令', link: null },
      // The link lies in the body, which is sealed and not kept once it was sent.
      body: `请打开下面的链接设定您的口令，${ctx.tools.oneTimeDays}日内有效，只能使用一次。不是您要求的，请不要打开，并告诉系统管理员。\n/password/${token}`,
    },
    ctx.wallNow,
  );
}

async function callSecond(system: Transaction, link: PasswordLink, account: Account): Promise<void> {
  const what = link.way === 'mail' ? '请核实后同意发出' : '请核实后取得验证码，交给本人';
  const letter = {
    subject: `口令链接待第二人办理：${account.login}`,
    body: `${link.askedName}为${account.name}（${account.login}）办理一次性口令链接，${what}。一人不能单独办成。`,
  };
  const operators = await system.directory.organisations({ kinds: ['operator'] });
  const readers = [
    ...operators.map(({ id }) => ({ organisationId: id, role: 'administrator' })),
    ...(link.secondOrganisation === null ? [] : [{ organisationId: link.secondOrganisation, role: 'officer' }]),
  ];
  for (const to of readers) await system.post({ key: `second:${link.id}:${to.organisationId}`, to, ...letter, link: '/app' });
}

/**
 * Whether this actor may be the second hand: an administrator, or an officer of the organisation that was named for it; another person than who asked and
 * than whose password it is. No colleague of a manager: a manager may make as many colleagues as he likes.
 */
export function maySecond({ actor }: Context, link: PasswordLink): boolean {
  if (actor.accountId === null) return true;
  if (actor.accountId === link.askedBy || actor.accountId === link.accountId) return false;
  return actor.roles.includes('administrator') || (actor.roles.includes('officer') && actor.organisationId === link.secondOrganisation);
}

/**
 * The second hand: agrees that the letter goes out, or gets the code that is handed to the owner by another way than the link. The code is shown this
 * once. Refuses: 403 who asked, or whose it is; 409 where another was first; 422 once it is over.
 */
export const secondHand = (ctx: Context, id: string): Promise<{ code: string | null }> =>
  ctx.asSystem(async (tx) => {
    const link = found(await tx.passwordLinks.link(id));
    if (!link.secondNeeded || !sees(ctx, link)) refuse({ kind: 'notFound' });
    if (!maySecond(ctx, link)) refuse({ kind: 'notAllowed' });
    alive(ctx, link);
    needsProof(ctx);
    const account = found(await tx.directory.account(link.accountId));
    const code = link.way === 'code' ? eightDigits(ctx.tools.newSecret()) : null;
    const token = link.way === 'mail' ? ctx.tools.newToken() : null;
    const second = { secondBy: ctx.actor.accountId, secondName: by(ctx).actor.name, secondAt: ctx.wallNow };
    const opens = {
      ...(code === null ? {} : { codeHash: ctx.tools.digest(`${id}:${code}`) }),
      ...(token === null ? {} : { tokenHash: ctx.tools.digest(token) }),
    };
    if (!(await tx.passwordLinks.second(id, { ...second, ...opens })))
      refuse({ kind: 'conflict', message: '另一位管理员刚办理了这一件，请刷新后查看' });
    await note(tx, ctx, { action: 'secondPasswordLink', accountId: link.accountId, detail: { method: wayWords[link.way] } });
    if (link.reason === 'reset' && (await isGrave(tx, account))) await lock(tx, ctx, { account, link, keepsFactor: false });
    if (token !== null) await mailLink(tx, ctx, { link, token });
    return { code };
  });

/** The person (while nothing has happened yet), who asked, or an administrator says no. */
export const cancelLink = (ctx: Context, id: string): Promise<void> =>
  ctx.asSystem(async (tx) => {
    const link = found(await tx.passwordLinks.link(id));
    const { accountId, roles } = ctx.actor;
    if (link.accountId !== accountId && link.askedBy !== accountId && !roles.includes('administrator')) refuse({ kind: 'notFound' });
    if (!(await tx.passwordLinks.end(id, ctx.wallNow, `${ctx.actor.name}已取消`))) alive(ctx, found(await tx.passwordLinks.link(id)));
    await note(tx, ctx, { action: 'cancelPasswordLink', accountId: link.accountId, detail: {} });
    if (link.askedBy !== null && link.askedBy !== accountId)
      await tx.post({
        key: `resetCancelled:${id}`,
        to: { accountId: link.askedBy },
        subject: `口令链接已被取消：${link.login}`,
        body: `${ctx.actor.name}取消了您为${link.name}（${link.login}）办理的口令链接。`,
        link: '/app',
      });
  });

const sees = ({ actor }: Context, link: PasswordLink): boolean =>
  actor.accountId === null ||
  actor.roles.includes('administrator') ||
  [link.organisationId, link.secondOrganisation].includes(actor.organisationId) ||
  link.askedBy === actor.accountId;

/** Refuses (422) with what became of it. */
export function alive(world: { wallNow: string }, link: PasswordLink): void {
  if (link.usedAt !== null) notNow(RULE, '这个链接已经使用过，每个链接只能使用一次');
  if (link.overAt !== null) notNow(RULE, `这个链接已经作废：${link.overWhy ?? ''}`);
  if (link.endsAt <= world.wallNow) notNow(RULE, '这个链接已经失效，请联系为您办理的管理员重新发放');
}

/** Eight digits out of 48 random bits. */
const eightDigits = (secret: string): string => String(Number.parseInt(secret.slice(0, 12), 16) % 100_000_000).padStart(8, '0');

type Noted = { action: string; accountId: string; detail: Record<string, unknown> };
const note = (tx: Transaction, ctx: Context, { action, accountId, detail }: Noted): Promise<void> =>
  tx.record({ ...by(ctx), action, article: null, subject: { kind: 'account', id: accountId }, detail });

export type WaitingLink = PasswordLinkLine & { maySecond: boolean; mayCancel: boolean };

/** Links that wait for a second hand: those for which the actor may be it, those that were asked for, and always one's own. */
export async function waitingLinks(tx: Transaction, ctx: Context): Promise<WaitingLink[]> {
  const { accountId, roles } = ctx.actor;
  const all = await tx.asSystem((system) => system.passwordLinks.waiting(ctx.wallNow));
  return all
    .map((link) => ({
      ...link,
      maySecond: maySecond(ctx, link),
      mayCancel: link.accountId === accountId || link.askedBy === accountId || roles.includes('administrator'),
    }))
    .filter((link) => link.maySecond || link.mayCancel);
}
