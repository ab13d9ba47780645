import { checkEmail, checkMobile } from '../../core/identifiers/contact.ts';
import { by, type Context, type Transaction, type World } from '../context.ts';
import { badInput, type InputFault, notNow, refuse } from '../refusal.ts';
import type { Contact } from './contact-port.ts';

/** What is typed; an empty text means none. */
export type GivenContact = { email: string; mobile: string };

const CODE_MINUTES = 30;
const MOST_TRIES = 5;
const APART_SECONDS = 60;

/** Address and mobile as they are kept, or null where nothing was typed; refuses with every fault at its field (400). */
export function checkedContact({ email, mobile }: GivenContact): Pick<Contact, 'email' | 'mobile'> {
  const faults: InputFault[] = [];
  const kept = (path: 'email' | 'mobile', typed: string, check: typeof checkEmail) => {
    if (typed.trim() === '') return null;
    const checked = check(typed);
    if (checked.ok) return checked.value;
    faults.push({ path, rule: checked.fault, message: checked.message });
    return null;
  };
  const contact = { email: kept('email', email, checkEmail), mobile: kept('mobile', mobile, checkMobile) };
  return faults.length > 0 ? refuse({ kind: 'badInput', faults }) : contact;
}

/**
 * Keeps how a person is reached, within a transaction of the system or of that person. An address that changes has to be confirmed again; where mail
 * is configured, its code goes out at once.
 */
export async function keepContact(
  tx: Transaction,
  world: World,
  { accountId, ...given }: { accountId: string; email: string | null; mobile: string | null; mailOff?: boolean; hookOff?: boolean },
): Promise<void> {
  const before = await tx.contacts.of(accountId);
  const same = before !== null && before.email === given.email;
  await tx.contacts.put(
    {
      accountId,
      email: given.email,
      emailConfirmedAt: same ? before.emailConfirmedAt : null,
      emailRefused: same ? before.emailRefused : null,
      mobile: given.mobile,
      mailOff: given.mailOff ?? before?.mailOff ?? false,
      hookOff: given.hookOff ?? before?.hookOff ?? false,
    },
    world.wallNow,
  );
  if (same) return;
  await tx.mails.drop(accountId, world.wallNow);
  if (given.email !== null) await queueCode(tx, world, { accountId, email: given.email });
}

/** A new code to an address; false where no mail is configured, or one went within the last minute. */
async function queueCode(tx: Transaction, world: World, { accountId, email }: { accountId: string; email: string }): Promise<boolean> {
  if (world.tools.mailer === null) return false;
  const code = sixDigits(world.tools.newSecret());
  const endsAt = new Date(Date.parse(world.wallNow) + CODE_MINUTES * 60_000).toISOString();
  const hash = world.tools.digest(`${accountId}:${code}`);
  if (!(await tx.contacts.setCode(accountId, { hash, sentAt: world.wallNow, endsAt }, APART_SECONDS))) return false;
  const id = world.tools.newId();
  await tx.mails.queue(
    {
      id,
      key: `confirm:${id}`,
      accountId,
      address: email,
      subject: '确认电子邮箱',
      body: `您在示范平台认定管理系统登记了这个邮箱。确认码：${code}\n请登录后在“账号设置”中填写，${CODE_MINUTES}分钟内有效。不是您登记的，请不必理会。`,
      link: '/app/account',
    },
    world.wallNow,
  );
  return true;
}

/** Six digits out of 48 random bits. */
const sixDigits = (secret: string): string => String(Number.parseInt(secret.slice(0, 12), 16) % 1_000_000).padStart(6, '0');

export type OwnContact = {
  email: string | null;
  state: 'none' | 'unconfirmed' | 'confirmed' | 'refused';
  refused: string | null;
  mobile: string | null;
  mail: boolean;
  /** Whether this installation sends mail at all. */
  mailConfigured: boolean;
  /** The same of the office's own messaging. */
  hook: boolean;
  hookConfigured: boolean;
};

/** One's own contact, in full: nobody else is shown it. */
export async function ownContact(ctx: Context): Promise<OwnContact> {
  const contact = await ctx.inTransaction((tx) => tx.contacts.of(ctx.actor.accountId));
  const { email = null, emailRefused: refused = null, mobile = null } = contact ?? {};
  const { mailer, hook } = ctx.tools;
  return {
    ...{ email, state: stateOf(contact), refused, mobile, mail: !contact?.mailOff, mailConfigured: mailer !== null },
    ...{ hook: !contact?.hookOff, hookConfigured: hook !== null },
  };
}

function stateOf(contact: Contact | null): OwnContact['state'] {
  if (contact === null || contact.email === null) return 'none';
  if (contact.emailRefused !== null) return 'refused';
  return contact.emailConfirmedAt === null ? 'unconfirmed' : 'confirmed';
}

/** Changes one's own address, mobile, and whether letters come by mail; the journal says which, never what. */
export async function changeContact(ctx: Context, input: GivenContact & { mail: boolean; hook?: boolean | undefined }): Promise<void> {
  const next = checkedContact(input);
  await ctx.inTransaction(async (tx) => {
    const { accountId } = ctx.actor;
    const before = await tx.contacts.of(accountId);
    const changed = [
      ...((before?.email ?? null) === next.email ? [] : ['email']),
      ...((before?.mobile ?? null) === next.mobile ? [] : ['mobile']),
      ...(!before?.mailOff === input.mail ? [] : ['mail']),
      ...(input.hook === undefined || !before?.hookOff === input.hook ? [] : ['hook']),
    ];
    await keepContact(tx, ctx, { accountId, ...next, mailOff: !input.mail, ...(input.hook === undefined ? {} : { hookOff: !input.hook }) });
    if (changed.length > 0)
      await tx.record({
        ...by(ctx),
        action: 'changeContact',
        article: null,
        subject: { kind: 'account', id: accountId },
        detail: { changed },
      });
  });
}

/** Sends another code to one's own address; refuses where there is none, no mail is configured, or the last one is younger than a minute. */
export async function sendCode(ctx: Context): Promise<void> {
  const { accountId } = ctx.actor;
  if (ctx.tools.mailer === null) notNow('电子邮箱', '本系统没有配置邮件服务，暂不能发送确认码；请在“消息”栏目查看消息');
  await ctx.inTransaction(async (tx) => {
    const email = (await tx.contacts.of(accountId))?.email ?? badInput('email', '电子邮箱', '请先填写并保存电子邮箱');
    if (!(await queueCode(tx, ctx, { accountId, email })))
      refuse({ kind: 'tooMany', message: '确认码刚发出，请查看邮箱；没有收到的，一分钟后再试', retryAfterSeconds: APART_SECONDS });
  });
}

/** The code that came to the address shows that it is theirs. Five tries a code; each is counted before it is looked at. */
export async function confirmEmail(ctx: Context, code: string): Promise<void> {
  const { accountId } = ctx.actor;
  const hash = await ctx.inTransaction((tx) => tx.contacts.tryCode(accountId, ctx.wallNow, MOST_TRIES));
  if (hash === null) return notNow('电子邮箱', '没有可用的确认码：已失效，或已填错5次。请重新发送');
  if (hash !== ctx.tools.digest(`${accountId}:${code.trim()}`)) badInput('code', '确认码', '确认码不正确，请核对邮件中的6位数字');
  await ctx.inTransaction(async (tx) => {
    if (!(await tx.contacts.confirm(accountId, hash, ctx.wallNow))) notNow('电子邮箱', '邮箱刚有变更，请用新的确认码');
    await tx.record({ ...by(ctx), action: 'confirmEmail', article: null, subject: { kind: 'account', id: accountId } });
  });
}
