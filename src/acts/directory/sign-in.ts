import type { Context, World } from '../context.ts';
import { badInput, notNow } from '../refusal.ts';
import { counted, rules, sourceOf, UNDER_ATTACK } from '../throttle.ts';
import type { Counted } from '../throttle-port.ts';
import type { Directory } from './port.ts';
import { checkFactor } from './second-factor.ts';

/** How long a session lives without a request. */
export const IDLE_SECONDS = 2 * 60 * 60;
const SESSION_HOURS = 12;

export type Opened = { token: string; mustChangePassword: boolean; device: string };

/**
 * Opens a session for a right name and password, and a right code where the account has a second factor. Every attempt is counted before the password is looked at (docs/decisions/0010): from a device on
 * which this account has signed in before it is counted by that device alone, so that strangers can't keep its owner out. Refuses: 400 wrong,
 * 422 a one-time password that is over, 429 with when to try again. Token and device mark are kept only as their digests.
 */
export async function signIn(world: World, input: { login: string; password: string; code?: string | undefined }): Promise<Opened> {
  const { tools, origin: from } = world;
  const login = input.login.normalize('NFKC').trim().toLowerCase();
  const { account, device } = await world.asSystem(async (tx) => {
    const found = await tx.directory.accountByLogin(login);
    const mark = from.device === null ? null : tools.digest(from.device);
    const known = found !== null && mark !== null && (await tx.directory.knowsDevice(mark, found.id));
    return { account: found, device: known ? mark : null };
  });
  const attempt = await countedSignIn(world, login, { address: from.address, device });
  const known = account?.active ? account : null;
  const right = await tools.verifyPassword(known?.passwordHash ?? NOBODY, input.password);
  if (known === null || !right) return badInput('password', '口令', '登录名或口令不正确，请核对后再试');
  await attempt.wasRight();
  if (known.passwordEndsAt !== null && known.passwordEndsAt <= world.wallNow)
    return notNow('口令', `这个一次性口令已失效（有效${tools.oneTimeDays}天），请联系本单位管理员或系统管理员重新发放`);
  await checkFactor(world, { accountId: known.id, code: input.code ?? null });
  const token = tools.newToken();
  const mark = device !== null && from.device !== null ? from.device : tools.newToken();
  await world.asSystem(async (tx) => {
    const endsAt = new Date(Date.parse(world.wallNow) + SESSION_HOURS * 3_600_000).toISOString();
    await tx.directory.openSession({
      tokenHash: tools.digest(token),
      accountId: known.id,
      createdAt: world.wallNow,
      seenAt: world.wallNow,
      provedAt: world.wallNow,
      endsAt,
      browser: from.browser ?? '',
    });
    await tx.directory.noteDevice(tools.digest(mark), known.id, world.wallNow);
    await tx.record({
      at: world.wallNow,
      actor: { id: known.id, name: known.name, organisationId: known.organisationId },
      action: 'signIn',
      article: null,
      subject: { kind: 'account', id: known.id },
    });
  });
  return { token, mustChangePassword: known.mustChangePassword, device: mark };
}

const tooOften = (wait: string) =>
  `口令不正确的次数过多，请${wait}后再试。在以前登录过的电脑和浏览器上登录不受影响；忘记口令的，请联系管理员重置，重置后不必再等`;

/** Counts an attempt where it has to be counted; `wasRight` takes it back. */
async function countedSignIn(world: World, login: string, { address, device }: World['origin']): Promise<{ wasRight(): Promise<void> }> {
  const everywhere: Counted = { purpose: 'signInAccount', subject: login, source: '' };
  const here: Counted = { purpose: 'signIn', subject: login, source: device ?? sourceOf(world, address) };
  const addressAlone: Counted = { purpose: 'signInAddress', subject: '', source: sourceOf(world, address) };
  if (device !== null) await counted(world, here, rules.signIn, tooOften);
  else {
    await counted(world, addressAlone, rules.signInAddress, tooOften);
    const tries = await counted(world, everywhere, rules.signInAccount, tooOften);
    await counted(world, here, tries > UNDER_ATTACK ? rules.signInUnderAttack : rules.signIn, tooOften);
  }
  return {
    wasRight: () =>
      world.asSystem(async (tx) => {
        await tx.throttles.forget(here);
        if (device === null) for (const one of [everywhere, addressAlone]) await tx.throttles.forgive(one);
      }),
  };
}

/** What names one account's sign-in in a counter: a reset or a new password lifts all of it. */
export const liftSignIn = async (tx: Parameters<Parameters<World['asSystem']>[0]>[0], login: string): Promise<void> => {
  for (const purpose of ['signIn', 'signInAccount']) await tx.throttles.lift(purpose, login);
};

/** A hash that no password has, so that an unknown name takes as long as a wrong password. */
const NOBODY = '$argon2id$v=19$m=19456,t=2,p=1$MDAwMDAwMDAwMDAwMDAwMA$3bKQ0bG5r6ZbK0pOq0CkqYQW8fV1l5m7m0m1yL5xq1c';

/**
 * Who comes with a session token, or null where it has ended (2 hours idle, 12 hours at most). `look`: how the session is looked up, where it need not be in
 * a transaction.
 */
export function sessionOf(world: World, token: string, look?: Directory['session']): Promise<Context['actor'] | null> {
  const { tokenHash, ...at } = comingWith(world, token);
  return look ? look(tokenHash, at) : world.asSystem((tx) => tx.directory.session(tokenHash, at));
}

/** What the database judges whoever brings this token by, at the request's beginning and in each of its transactions. */
export const comingWith = (world: World, token: string) => ({
  tokenHash: world.tools.digest(token),
  now: world.wallNow,
  today: world.today,
  idleSeconds: IDLE_SECONDS,
});

export const signOut = (world: World, token: string): Promise<void> =>
  world.asSystem((tx) => tx.directory.closeSession(world.tools.digest(token)));
