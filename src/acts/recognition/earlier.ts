import { addDays } from '../../core/calendar/day.ts';
import { periodOf } from '../../core/deadlines/reporting.ts';
import { type EarlierFacts, type EarlierState, type EarlierSteps, earlierProcedure } from '../../core/procedure/earlier-platform.ts';
import { type Offer, offers } from '../../core/procedure/offers.ts';
import type { Standing } from '../../core/procedure/step.ts';
import { type EarlierCells, type EarlierTitle, readEarlier } from '../../core/recognition/earlier.ts';
import { cellsOfTitle, type EarlierKnown, earlierAgainst } from '../../core/recognition/earlier-known.ts';
import type { Context, Letter, Transaction } from '../context.ts';
import { type Kind, takeWithin } from '../procedure/take.ts';
import { found, refuse } from '../refusal.ts';
import { carriedBy, earlierKnown, placeOfEarlier, without } from './earlier-known.ts';
import type { EarlierLine } from './earlier-port.ts';
import { carriedOn, carryOn, titleParts } from './earlier-title.ts';
import { entryOf } from './enter-earlier.ts';

/** A row with all that its steps look at. */
type Seen = EarlierLine & { readonly known: EarlierKnown; readonly rests: readonly string[] };

/** 此前认定的平台 (第十九条) as `take` knows it: an officer enters and corrects, another person confirms; what was confirmed is corrected by two as well. */
export const earlierKind: Kind<Seen, EarlierFacts, EarlierState, EarlierSteps, object> = {
  procedure: earlierProcedure,
  called: '这一家',
  /** One after the other: what one confirms, the next is held against. */
  async locked(tx, ctx, id) {
    await tx.next('earlierPlatforms');
    const row = await tx.earlierPlatforms.locked(id);
    return row === null ? null : ((await seen(tx, ctx, [row]))[0] ?? null);
  },
  standing: async (_, ctx, row) => standingOf(ctx, row),
  async change(tx, { id, version }, { known: _, rests: __, hands: ___, preparedName: ____, confirmedName: _____, ...change }) {
    return tx.earlierPlatforms.change(id, version, change);
  },
  entry: (moved) => ({ ...entryOf(moved), article: null }),
  effects: {
    correct: ({ ctx, row, brought }) => ({
      change: { ...checked(ctx, row, brought), word: null, preparedBy: ctx.actor.accountId, preparedAt: ctx.now },
    }),
    remove: ({ brought: { reason } }) => ({ change: { reason }, detail: { reason } }),
    async confirm({ tx, ctx, row }) {
      const platformId = await carryOn(tx, ctx, row);
      return {
        change: { platformId, word: null, confirmedBy: ctx.actor.accountId, confirmedAt: ctx.now },
        detail: { platformId },
        after: async (moved) => carriedOn(ctx, moved, found(await tx.recognitions.platform(platformId))),
      };
    },
    giveBack: ({ ctx, row, brought: { word } }) => ({ change: { word }, detail: { word }, after: () => [toPreparer(ctx, row, word)] }),
    amend: ({ ctx, row, brought: { reason, ...cells } }) => ({
      change: { proposed: checked(ctx, row, cells), reason, word: null, ...prepared(ctx) },
      detail: { reason },
    }),
    annul: ({ ctx, brought: { reason } }) => ({ change: { reason, word: null, ...prepared(ctx) }, detail: { reason } }),
    withdraw: () => ({ change: { proposed: null, reason: null } }),
    async agree({ tx, ctx, row }) {
      const title = found(row.proposed);
      const platform = found(await tx.recognitions.platform(row.platformId ?? ''));
      const next = await titleParts(tx, ctx, title);
      await tx.asSystem((system) => system.recognitions.changePlatform(platform.id, next));
      await tx.asSystem(async (system) => {
        await system.reporting.dropOpen(platform.id, periodOf(addDays(next.validTo, 1)));
        if (next.organisationId !== platform.organisationId) {
          await system.reporting.dropOpen(platform.id);
          await freeCode(system, platform.organisationId);
        } else if (next.authorityId !== platform.authorityId) await reportElsewhere(system, platform.id, next.authorityId);
      });
      return {
        change: { ...title, proposed: null, confirmedBy: ctx.actor.accountId, confirmedAt: ctx.now },
        detail: { reason: row.reason, platformId: platform.id, before: row.certificateNumber },
        after: (moved) => amended(ctx, moved, next),
      };
    },
    async strike({ tx, row }) {
      await tx.asSystem(async (system) => {
        const { id, organisationId } = found(await system.recognitions.platform(row.platformId ?? ''));
        await system.reporting.dropOpen(id);
        await system.recognitions.removePlatform(id);
        await freeCode(system, organisationId);
      });
      return { detail: { reason: row.reason, platformId: row.platformId } };
    },
    refuse: ({ ctx, row, brought: { word } }) => ({
      change: { proposed: null, word },
      detail: { word },
      after: () => [toPreparer(ctx, row, word)],
    }),
  },
};

/** A unit that was laid down for the entry alone keeps nobody from registering its code. */
async function freeCode(tx: Transaction, organisationId: string): Promise<void> {
  await tx.next('organisations');
  const titles = await tx.recognitions.platforms({ organisationId });
  const people = await tx.directory.accountsOf(organisationId);
  if (titles.length + people.length === 0) await tx.directory.changeOrganisation(organisationId, { creditCode: null });
}

/** What has not come in yet goes to the authority of the place as it was corrected. */
async function reportElsewhere(tx: Transaction, platformId: string, authorityId: string): Promise<void> {
  for (const report of await tx.reporting.reports({ platformId }))
    if (
      report.state === 'open' &&
      report.submittedOn === null &&
      !(await tx.reporting.changeReport(report.id, report.version, { authorityId }))
    )
      refuse({ kind: 'conflict', message: '该平台的调度表刚有变化，请再办理一次' });
}

const prepared = ({ actor, now }: Context) => ({ preparedBy: actor.accountId, preparedAt: now });

/** A correction as a whole title; refused with every fault at its field. What is left out stays as it is. */
function checked(ctx: Context, row: Seen, cells: EarlierCells): EarlierTitle {
  const given = Object.fromEntries(Object.entries(cells).filter(([, value]) => value !== undefined && value !== ''));
  const read = readEarlier({ ...cellsOfTitle(row), ...codeStands(row, given), ...given }, carriedBy(ctx));
  const faults = read.ok ? earlierAgainst(read.title, without(row.known, row)) : read.faults;
  if (faults.length > 0 || !read.ok)
    return refuse({ kind: 'badInput', faults: faults.map(({ key, rule, message }) => ({ path: key, rule, message })) });
  const message = codeRests(row, read.title);
  if (message !== null) refuse({ kind: 'badInput', faults: [{ path: 'creditCode', rule: '单位', message }] });
  return read.title;
}

/** A title on which something rests stays with its unit; null where it does. */
const codeRests = ({ rests, creditCode }: Seen, title: EarlierTitle): string | null =>
  rests.length === 0 || title.creditCode === creditCode
    ? null
    : `该称号已有${rests.join('、')}，信用代码不能再更正：称号记在了别的单位名下的，请按撤销称号的程序办理；注册的人不是该单位的，由所在地主管部门申请移交单位管理员`;

/** A code that stands was compared with its certificate when it came in. */
const codeStands = ({ creditCode }: EarlierTitle, given: EarlierCells): EarlierCells =>
  given.creditCode === undefined || given.creditCode === creditCode ? { codeChecked: '已核对' } : {};

const toPreparer = (ctx: Context, { id, name, version, preparedBy }: EarlierLine, word: string): Letter => ({
  key: `earlier:${id}:back:${version}`,
  to: { accountId: preparedBy },
  subject: `此前认定的平台由领导退回：${name}`,
  body: `${ctx.actor.name}退回：${word}（${placeOfEarlier(ctx)}）。`,
  link: LINK,
});
const LINK = '/app/earlier-platforms';

const amended = (
  ctx: Context,
  { id, version, name, certificateNumber, platformId }: EarlierLine,
  to: { organisationId: string; authorityId: string },
): Letter[] =>
  [
    { organisationId: to.organisationId, role: 'clerk' },
    { organisationId: to.authorityId, role: 'officer' },
  ].map((party) => ({
    key: `earlier:${id}:amended:${version}:${party.role}`,
    to: party,
    subject: `示范平台名录的记载已更正：${name}`,
    body: `“${name}”（证书 ${certificateNumber}）在名录中的记载已经更正（${placeOfEarlier(ctx)}），请核对。`,
    link: `/platforms/${platformId}`,
  }));

const standingOf = (ctx: Context, row: Seen): Standing<EarlierFacts> => ({
  facts: { state: row.state, hands: row.hands, rests: row.rests, faults: faultsNow(row) },
  parties: { issuerId: row.issuerId },
  actor: ctx.actor,
  today: ctx.today,
});

/** What waits for a leader is held against what is registered and stands in the directory now. */
function faultsNow(row: Seen): string[] {
  const title = row.state === 'amending' ? row.proposed : row.state === 'entered' ? row : null;
  if (title === null) return [];
  return [...earlierAgainst(title, without(row.known, row)).map(({ message }) => message), ...[codeRests(row, title) ?? []].flat()];
}

async function seen(tx: Transaction, ctx: Context, rows: readonly EarlierLine[]): Promise<Seen[]> {
  if (rows.length === 0) return [];
  const open = await tx.earlierPlatforms.all({ open: true });
  const codes = [...new Set(rows.flatMap(({ creditCode, proposed }) => [creditCode, ...(proposed ? [proposed.creditCode] : [])]))];
  const known = await earlierKnown(tx, ctx, { codes, lines: open });
  const rests = await tx.asSystem((system) => system.earlierPlatforms.rests(rows.flatMap(({ platformId }) => platformId ?? [])));
  return rows.map((row) => ({ ...row, known, rests: row.platformId === null ? [] : (rests[row.platformId] ?? []) }));
}

export type EarlierView = EarlierLine & { readonly faults: readonly string[]; readonly offers: readonly Offer[] };

/** All that were entered, with what one may do with each; for the province, and the supervisor to read. */
export const listEarlier = (ctx: Context): Promise<EarlierView[]> => ctx.inTransaction((tx) => earlierSeen(tx, ctx, { open: false }));

/** The same within a transaction; `open`: those alone that wait for somebody. */
export async function earlierSeen(tx: Transaction, ctx: Context, which: { open: boolean }): Promise<EarlierView[]> {
  return (await seen(tx, ctx, await tx.earlierPlatforms.all(which))).map((row) => {
    const { known: _, rests: __, ...line } = row;
    const standing = standingOf(ctx, row);
    return { ...line, faults: standing.facts.faults, offers: offers(earlierProcedure, standing) };
  });
}

/** A leader confirms several at once, each over the version that was read: all of them, or none. */
export const confirmEarlier = (ctx: Context, of: readonly { readonly id: string; readonly version: number }[]): Promise<EarlierLine[]> =>
  ctx.inTransaction(async (tx) => {
    const confirmed: EarlierLine[] = [];
    for (const { id, version } of of) confirmed.push(await takeWithin(tx, ctx, earlierKind, { id, step: 'confirm', brought: {}, version }));
    return confirmed;
  });
