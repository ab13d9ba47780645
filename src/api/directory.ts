import { addAccount, addOrganisation, changeAccount } from '../acts/directory/accounts.ts';
import { answerCalendar, previewCalendar, proposeCalendar } from '../acts/directory/calendar.ts';
import { calendarSeen } from '../acts/directory/calendar-seen.ts';
import { changeColleague, invite } from '../acts/directory/colleagues.ts';
import { mustSetFactor } from '../acts/directory/first-things.ts';
import { answerLicence, bringLicence, licencesSeen, openLicence } from '../acts/directory/licence.ts';
import type { LicenceLine } from '../acts/directory/licence-port.ts';
import { listOrganisations } from '../acts/directory/list-organisations.ts';
import { changePassword } from '../acts/directory/password.ts';
import type { Account } from '../acts/directory/records.ts';
import { register } from '../acts/directory/register.ts';
import { signIn, signOut } from '../acts/directory/sign-in.ts';
import { found, refuse } from '../acts/refusal.ts';
import type { CalendarYear } from '../core/calendar/workday.ts';
import { waitsForOwner } from '../core/directory/in-office.ts';
import type { Organisation } from '../core/directory/organisation.ts';
import { checkCreditCode } from '../core/identifiers/credit-code.ts';
import { creditCodeKind } from '../core/identifiers/credit-code-kinds.ts';
import { ownAreaOf } from '../core/identifiers/registered-area.ts';
import { sniffedScan } from './archive.ts';
import type { Handlers } from './contract/define.ts';
import type { directory } from './contract/directory.ts';
import { shownLink } from './hands.ts';
import type { PublicCtx, SignedCtx } from './server.ts';

const shownOrganisation = ({ id, kind, name, creditCode, divisionCode, active, pending }: Organisation) => ({
  id,
  kind,
  name,
  creditCode,
  divisionCode,
  active,
  pending,
});
const shownAccount = (account: Account) => {
  const { id, organisationId, login, name, roles, active, dormantAt = null } = account;
  return { id, organisationId, login, name, roles, active, dormantAt, waitsForOwner: waitsForOwner(account) };
};

/** An arrangement's own parts beside what is said of it. */
function flat<T extends { value: CalendarYear }>({ value, ...rest }: T) {
  const { doc, issued, off, work } = value;
  return { ...rest, doc, issued: issued ?? null, off: off.map(([from, to]): [string, string] => [from, to]), work: [...work] };
}

function shownLicence({ id, organisation, creditCode, divisionCode, pending, name, size, addedAt, outcome, word, decidedAt }: LicenceLine) {
  const checked = checkCreditCode(creditCode);
  const place = ownAreaOf(divisionCode)?.name ?? '';
  const said = { codeKind: creditCodeKind(creditCode)?.kind ?? null, codeFault: checked.ok ? null : checked.message };
  return { id, organisation, creditCode, place, ...said, pending, name, size, addedAt, outcome, word, decidedAt };
}

/** What the running system adds to this noun: its version, the demonstration's day. */
export type DirectoryParts = {
  version: string;
  phase(): Phase;
  runDay(day: string): Promise<{ job: string; count: number }[]>;
  /** How many connections to the database there may be and are, and how many requests wait for one. */
  connections(): { most: number; mayWait: number; waitSeconds: number; open: number; idle: number; waiting: number };
};

/** What a process is at; one that is draining serves on, but is to be given no more. One that starts does not listen, or answers 503 to all (public/loading.tsx). */
export type Phase = 'ready' | 'draining';

const RETRY_SECONDS = 5;

export const directoryHandlers = (parts: DirectoryParts): Handlers<typeof directory, PublicCtx, SignedCtx> => ({
  'GET /api/health': async (_, ctx) => {
    const free = await ctx.tools.files.space();
    const low = free < ctx.tools.lowSpace;
    const warnings = low ? [`数据目录所在磁盘只剩 ${(free / 2 ** 30).toFixed(1)} GB，请清理或扩容`] : [];
    return { ok: true, version: parts.version, today: ctx.today, connections: parts.connections(), warnings };
  },
  'GET /api/ready': async () => {
    if (parts.phase() === 'draining')
      refuse({ kind: 'busy', message: '这个进程正在停止，请改用另一个进程', retryAfterSeconds: RETRY_SECONDS });
    return { ready: true as const };
  },
  'POST /api/session': async ({ body }, ctx) => {
    const { token, mustChangePassword, device } = await signIn(ctx, body);
    ctx.visit.setToken(token);
    ctx.visit.setDevice(device);
    return { token, mustChangePassword };
  },
  'GET /api/session': async (_, ctx) => {
    const { actor } = ctx;
    const unread = await ctx.inTransaction((tx) => tx.messages.unreadMatters(actor.accountId));
    return {
      account: { id: actor.accountId, name: actor.name, login: actor.login, roles: [...actor.roles] },
      organisation: { id: actor.organisationId, name: actor.organisationName, kind: actor.organisationKind },
      mustChangePassword: actor.mustChangePassword,
      mustSetFactor: mustSetFactor(ctx),
      unread,
      today: ctx.today,
      demonstration: ctx.tools.demonstration,
      mapReviewNumber: ctx.tools.mapReviewNumber,
      standsInFor: [...actor.standsInFor],
    };
  },
  'DELETE /api/session': async (_, ctx) => {
    if (ctx.visit.token) await signOut(ctx, ctx.visit.token);
    ctx.visit.setToken(null);
    return null;
  },
  'POST /api/session/password': async ({ body }, ctx) => {
    await changePassword(ctx, body, ctx.visit.token ?? '');
    return null;
  },
  'GET /api/organisations': async ({ query }, ctx) => {
    const { organisations, total } = await listOrganisations(ctx, query);
    return { organisations: organisations.map(shownOrganisation), total };
  },
  'POST /api/organisations': async ({ body }, ctx) => shownOrganisation(await addOrganisation(ctx, body)),
  'GET /api/accounts': async ({ query }, ctx) => {
    const accounts = await ctx.inTransaction((tx) => tx.directory.accountsOf(query.organisationId ?? null));
    return { accounts: accounts.map(shownAccount) };
  },
  'POST /api/accounts': async ({ body }, ctx) => {
    const { account, link } = await addAccount(ctx, body);
    return { account: shownAccount(account), link: shownLink(ctx, link) };
  },
  'PATCH /api/accounts/{id}': async ({ params, body }, ctx) => {
    const { account, link, grant } = await changeAccount(ctx, params.id, body);
    return { account: shownAccount(account), link: link && shownLink(ctx, link), waits: grant !== null };
  },
  'POST /api/registrations': async ({ body }, ctx) => register(ctx, body),
  'GET /api/colleagues': async (_, ctx) => {
    const [own, accounts] = await ctx.inTransaction((tx) =>
      Promise.all([tx.directory.organisation(ctx.actor.organisationId), tx.directory.accountsOf(ctx.actor.organisationId)]),
    );
    return { organisation: shownOrganisation(found(own)), accounts: accounts.map(shownAccount) };
  },
  'POST /api/colleagues': async ({ body }, ctx) => {
    const { account, link } = await invite(ctx, body);
    return { account: shownAccount(account), link: shownLink(ctx, link) };
  },
  'PATCH /api/colleagues/{id}': async ({ params, body }, ctx) => {
    const { account, link } = await changeColleague(ctx, params.id, body);
    return { account: shownAccount(account), link: link && shownLink(ctx, link) };
  },
  'PUT /api/organisation/licence': async ({ query, body }, ctx) => {
    const { id } = await bringLicence(ctx, { name: query.name, stream: body.stream, length: body.length }, sniffedScan);
    return { id };
  },
  'GET /api/licences': async (_, ctx) => ({ licences: (await licencesSeen(ctx)).map(shownLicence) }),
  'GET /api/licences/{id}/file': async ({ params }, ctx) => {
    const { licence, bytes } = await openLicence(ctx, params.id);
    return { bytes, name: licence.name, mediaType: licence.mediaType, shown: 'inline' };
  },
  'POST /api/licences/{id}/answer': async ({ params, body }, ctx) => {
    await answerLicence(ctx, params.id, body);
    return null;
  },
  'GET /api/calendar': async (_, ctx) => {
    const { years, waiting, versions } = await calendarSeen(ctx);
    return {
      years: years.map(flat),
      waiting: waiting.map(flat),
      versions: versions.map(flat),
    };
  },
  'POST /api/calendar/{year}/preview': async ({ params, body }, ctx) =>
    flat(await previewCalendar(ctx, { year: params.year, ...body, said: '' })),
  'PUT /api/calendar/{year}': async ({ params, body }, ctx) => {
    await proposeCalendar(ctx, { year: params.year, ...body });
    return null;
  },
  'POST /api/calendar/{year}/answer': async ({ params, body }, ctx) => {
    await answerCalendar(ctx, params.year, body);
    return null;
  },
  'POST /api/demonstration/day': async ({ body }) => ({ today: body.day, done: await parts.runDay(body.day) }),
});
