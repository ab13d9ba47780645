import type { World } from '../context.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import { counted, rules, sourceOf } from '../throttle.ts';
import { chosenPassword, ownPassword } from './password.ts';
import { alive } from './password-link.ts';
import type { PasswordLinkLine } from './password-link-port.ts';
import { liftSignIn } from './sign-in.ts';

const MOST_TRIES = 5;

/** What the page behind a link shows: whose it is, and whether a code is asked. */
export type LinkSeen = Pick<PasswordLinkLine, 'login' | 'name' | 'organisation' | 'endsAt'> & { asksCode: boolean };

/**
 * Looks at a link and uses nothing up, since mail scanners open what they find. Refuses: 404 unknown; 422 used, over, expired, or before its second hand.
 */
export const seeLink = (world: World, token: string): Promise<LinkSeen> =>
  world.asSystem(async (tx) => {
    const link = found(await tx.passwordLinks.byToken(world.tools.digest(token)));
    alive(world, link);
    const account = found(await tx.directory.account(link.accountId));
    if (!account.active) notNow('一次性链接', '这个账号已停用，请联系为您办理的管理员');
    if (link.secondNeeded && link.secondAt === null)
      notNow('一次性链接', '这个链接还须另一位管理员办理后才能使用：请向其索取验证码，再打开一次');
    const { login, name, organisation, endsAt } = link;
    return { login, name, organisation, endsAt, asksCode: link.way === 'code' };
  });

/**
 * The owner sets a password by a link, with the code where one is asked: five tries, each counted before it is looked at, and the link is over. Uses it up;
 * of two at once one gets through. Refuses: 400 a weak password or a wrong code, 404, 422 as above, 429.
 */
export async function openLink(world: World, token: string, { password, code }: { password: string; code: string }): Promise<LinkSeen> {
  const from = { purpose: 'passwordLink', subject: '', source: sourceOf(world, world.origin.address) };
  await counted(world, from, rules.passwordLink, (wait) => `打开一次性链接的次数过多，请${wait}后再试`);
  const seen = await seeLink(world, token);
  const passwordHash = await chosenPassword(world, { password, path: 'password', login: seen.login, organisation: seen.organisation });
  const { id, accountId, name, organisationId } = await rightLink(world, token, code);
  await world.asSystem(async (tx) => {
    if (!(await tx.passwordLinks.use(id, world.wallNow))) refuse({ kind: 'conflict', message: '这个链接刚被使用，每个链接只能使用一次' });
    await tx.directory.changeAccount(accountId, ownPassword(passwordHash));
    await tx.directory.closeSessionsOf(accountId);
    await tx.throttles.forgive(from);
    await liftSignIn(tx, seen.login);
    await tx.record({
      at: world.now,
      actor: { id: accountId, name, organisationId },
      action: 'usePasswordLink',
      article: null,
      subject: { kind: 'account', id: accountId },
    });
    await tx.post({
      key: `passwordSet:${id}`,
      to: { accountId },
      subject: '您的口令已设定',
      body: '您的口令已凭一次性链接设定。不是您本人设定的，请立即告诉系统管理员。',
      link: '/app/account',
    });
  });
  return seen;
}

/** The link, where the code is its own; a wrong one counts, the fifth ends the link. */
async function rightLink(world: World, token: string, typed: string): Promise<PasswordLinkLine> {
  const { link, right } = await world.asSystem(async (tx) => {
    const one = found(await tx.passwordLinks.byToken(world.tools.digest(token)));
    if (one.way !== 'code') return { link: one, right: true };
    const hash = await tx.passwordLinks.tryCode(one.id, MOST_TRIES);
    if (hash !== null && hash === world.tools.digest(`${one.id}:${typed.replace(/\s/g, '')}`)) return { link: one, right: true };
    if (one.codeTries + 1 >= MOST_TRIES) await tx.passwordLinks.end(one.id, world.wallNow, `验证码填错 ${MOST_TRIES} 次`);
    return { link: one, right: false };
  });
  if (right) return link;
  return badInput('code', '验证码', `验证码不正确，请核对8位数字；填错 ${MOST_TRIES} 次后链接作废`);
}
