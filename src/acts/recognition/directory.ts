import { addMonths, chineseDay } from '../../core/calendar/day.ts';
import { asUnits, successorOf, type Unit } from '../../core/deadlines/titles.ts';
import { standing } from '../../core/deadlines/validity.ts';
import { placeIn } from '../../core/identifiers/recommending-units.ts';
import { isTyped, type TypedNumber } from '../../core/recognition/typed-title.ts';
import type { Context, Transaction, World } from '../context.ts';
import { found, notNow, refuse } from '../refusal.ts';
import { measureSince, placeOfEarlier } from './earlier-known.ts';
import type { Area, AskedStanding, AskedTitles, LocalIssuer, PlaceCount, StandingCounts, Term, TitleOrder } from './list-port.ts';
import type { PlatformLine } from './platforms-port.ts';

export type PlatformStanding = 'valid' | 'expired' | 'revoked';
/** Another title of the same unit, as a list names it. */
export type OtherTitle = { id: string; certificateNumber: string; validFrom: string; validTo: string };
/** `successor`: the title in force that runs on after this one (第十二条). */
export type PlatformView = PlatformLine & {
  /** 按原办法认定: by which measure, of one recognised before this system came; null of those recognised here. */
  earlier: string | null;
  standing: PlatformStanding;
  successor: OtherTitle | null;
};
/** Several titles of a unit are one line, with `earlier` those that the first of them follows. */
export type DirectoryFilter = {
  /** Whose directory: `province`, or a city's own (第十七条) by its id, whatever was asked. */
  list?: string | undefined;
  /** By whom recognised, by its id. */
  issuer?: string | undefined;
  /** Whose title it is, whatever it was called on the day of its certificate. */
  organisation?: string | undefined;
  /** Whom they report to, by its id; `area`: what lies in its place as well. */
  authority?: string | undefined;
  area?: string | undefined;
  city?: string | undefined;
  function?: string | undefined;
  standing?: AskedStanding | undefined;
  search?: string | undefined;
};
export type DirectoryPage<T> = { lines: T[]; total: number };
type Part = { order?: TitleOrder | undefined; limit?: number | undefined; offset?: number | undefined };

/** The published list (第十一条), searchable by city, function, standing and name; a title each, with the one that follows it. All of it where no limit is named. */
export const listPlatforms = async (
  world: World,
  { order, limit, offset, ...filter }: DirectoryFilter & Part = {},
): Promise<DirectoryPage<PlatformView>> =>
  world.inTransaction(async (tx) => {
    const asked = await askedOf(world, tx, filter, false);
    const { ids, total } = await tx.recognitions.titlePage({
      ...asked,
      order: order ?? 'newest',
      limit: limit ?? null,
      offset: offset ?? 0,
    });
    const views = new Map((await viewsOf(world, tx, ids)).map((one) => [one.id, one]));
    return { lines: inOrder(ids, views), total };
  });

/** Titles whose certificate's number is the one that was typed, however it is written. */
export const titlesNumbered = (world: World, number: TypedNumber): Promise<PlatformView[]> =>
  world.inTransaction(async (tx) =>
    (await viewsOf(world, tx, await tx.recognitions.titlesNumbered(number))).filter((one) => isTyped(number, one.certificateNumber)),
  );

/** The same by units: of two certificates the one that runs longer stands for its unit, and a word finds it by either number. */
export const listUnits = async (
  world: World,
  { order, limit, offset, ...filter }: DirectoryFilter & Part = {},
): Promise<DirectoryPage<Unit<PlatformView>>> =>
  world.inTransaction(async (tx) => {
    const asked = await askedOf(world, tx, filter, true);
    const { ids, total } = await tx.recognitions.titlePage({
      ...asked,
      order: order ?? 'newest',
      limit: limit ?? null,
      offset: offset ?? 0,
    });
    const units = new Map(asUnits(await viewsOf(world, tx, ids)).map((unit) => [unit.lead.id, unit]));
    return { lines: inOrder(ids, units), total };
  });

/** Ids of titles that are in force: what leads to their pages. */
export const platformIds = (world: World): Promise<string[]> =>
  world.inTransaction(async (tx) => {
    const asked = await askedOf(world, tx, { standing: 'valid' }, false);
    return (await tx.recognitions.titlePage({ ...asked, order: 'newest', limit: null, offset: 0 })).ids;
  });

export type DirectoryCounts = { places: PlaceCount[]; ofArea: { standings: StandingCounts; terms: Term[] } | null };

/** What a directory comes to by its places; of one area also its units by standing, and its titles by their days. */
export const countPlatforms = (world: World, filter: DirectoryFilter): Promise<DirectoryCounts> =>
  world.inTransaction(async (tx) => {
    const units = await askedOf(world, tx, filter, true);
    const places = await tx.recognitions.titlePlaces(units);
    if (!units.area) return { places, ofArea: null };
    const standings = await tx.recognitions.titleStandings(units);
    return { places, ofArea: { standings, terms: await tx.recognitions.titleTerms({ ...units, units: false }) } };
  });

/** How many units lie in each place, and how many of them are in force. */
export const platformPlaces = (world: World, filter: DirectoryFilter): Promise<PlaceCount[]> =>
  world.inTransaction(async (tx) => tx.recognitions.titlePlaces(await askedOf(world, tx, filter, true)));

/** The cities that recognised by their own measures (第十七条), each once, by their names. */
export const localIssuers = (world: World): Promise<LocalIssuer[]> => world.inTransaction((tx) => tx.recognitions.localIssuers());

const ENDING_MONTHS = 12;

async function askedOf({ today }: World, tx: Transaction, filter: DirectoryFilter, units: boolean): Promise<AskedTitles> {
  const { issuer, authority, organisation, area, ...same } = filter;
  return {
    ...same,
    ...{ issuerId: issuer, authorityId: authority, organisationId: organisation, area: area ? await areaOf(tx, area) : undefined },
    ...{ units, today, endingBy: addMonths(today, ENDING_MONTHS) },
  };
}

async function areaOf(tx: Transaction, authorityId: string): Promise<Area> {
  const { name } = found(await tx.directory.organisation(authorityId));
  return { city: placeIn(name), authorityId };
}

async function viewsOf(world: World, tx: Transaction, ids: readonly string[]): Promise<PlatformView[]> {
  const lines = await tx.recognitions.titlesOfUnits(ids);
  const units = new Map<string, PlatformLine[]>();
  for (const line of lines) units.set(unitOf(line), [...(units.get(unitOf(line)) ?? []), line]);
  return lines.map((line) => viewOf(line, units.get(unitOf(line)) ?? [], world));
}

const inOrder = <T>(ids: readonly string[], found: ReadonlyMap<string, T>): T[] =>
  ids.flatMap((id) => {
    const one = found.get(id);
    return one === undefined ? [] : [one];
  });

const unitOf = ({ organisationId, issuerId }: PlatformLine): string => `${organisationId}:${issuerId}`;

export const showPlatform = async (world: World, id: string): Promise<PlatformView> => {
  const line = found(await world.inTransaction((tx) => tx.recognitions.platform(id)));
  return viewOf(line, await titlesOf(world, line), world);
};

const titlesOf = (world: World, { organisationId, issuerId }: PlatformLine): Promise<PlatformLine[]> =>
  world.inTransaction((tx) => tx.recognitions.platforms({ organisationId, issuerId }));

/** A platform with its city, what its certificate says on a day, and which of its unit's titles follows it. */
function viewOf(line: PlatformLine, titles: readonly PlatformLine[], world: World): PlatformView {
  const { today } = world;
  const next = successorOf(
    line,
    titles.filter((one) => standingOf(one, today) === 'valid'),
  );
  const successor = next && { id: next.id, certificateNumber: next.certificateNumber, validFrom: next.validFrom, validTo: next.validTo };
  return { ...line, earlier: earlierWord(line, world), standing: standingOf(line, today), successor };
}

/** By the measure that was repealed, or by this one on paper, before the system came. */
function earlierWord({ basis, recognisedOn }: PlatformLine, world: World): string | null {
  if (basis === null) return null;
  return recognisedOn < measureSince(world) ? '按原办法认定' : '系统启用前认定';
}

function standingOf({ validFrom, validTo, revokedOn }: PlatformLine, today: string): PlatformStanding {
  const now = standing({ from: validFrom, to: validTo }, revokedOn, today);
  return now === 'notYet' ? 'valid' : now;
}

export type CertificateAnswer = { standing: PlatformStanding | 'unknown'; platform: PlatformView | null; successor: OtherTitle | null };

/** What a certificate's number is worth today (第十二条): valid, expired, revoked, or unknown here; with the later title in force that follows it. */
export async function checkCertificate(world: World, number: string): Promise<CertificateAnswer> {
  const line = await world.inTransaction((tx) => tx.recognitions.platformByNumber(number.trim()));
  if (line === null) return { standing: 'unknown', platform: null, successor: null };
  const platform = viewOf(line, await titlesOf(world, line), world);
  return { standing: platform.standing, platform, successor: platform.successor };
}

/** The certificate itself is for the platform, its issuer, the authority it reports to and supervisors; a revoked one is not printed again. */
export async function certificateOf(ctx: Context, id: string): Promise<PlatformView> {
  const platform = await showPlatform(ctx, id);
  const parties = [platform.organisationId, platform.issuerId, platform.authorityId];
  if (!parties.includes(ctx.actor.organisationId) && !ctx.actor.roles.includes('supervisor')) refuse({ kind: 'notFound' });
  if (platform.earlier !== null)
    notNow(placeOfEarlier(ctx), '该证书由认定部门此前颁发，本系统不再出具；有效与否以公开的查验页面为准，查验页面可以打印');
  if (platform.standing === 'revoked') notNow('第十二条', `示范平台称号已于${chineseDay(platform.revokedOn)}撤销，不再出具证书`);
  return platform;
}
