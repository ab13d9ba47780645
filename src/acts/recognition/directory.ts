import { asUnits, successorOf, type Unit } from '../../core/deadlines/titles.ts';
import { standing } from '../../core/deadlines/validity.ts';
import { cityOf } from '../../core/identifiers/divisions.ts';
import type { Context, World } from '../context.ts';
import { found, notNow, refuse } from '../refusal.ts';
import { measureSince, placeOfEarlier } from './earlier-known.ts';
import type { PlatformLine } from './platforms-port.ts';

export type PlatformStanding = 'valid' | 'expired' | 'revoked';
/** Another title of the same unit, as a list names it. */
export type OtherTitle = { id: string; certificateNumber: string; validFrom: string; validTo: string };
/** `successor`: the title in force that runs on after this one (第十二条). */
export type PlatformView = PlatformLine & {
  /** 按原办法认定: by which measure, of one recognised before this system came; null of those recognised here. */
  earlier: string | null;
  city: string;
  standing: PlatformStanding;
  successor: OtherTitle | null;
};
export type DirectoryFilter = {
  /** By whom recognised; a city's own directory (第十七条) is another one than the province's. */
  issuer?: string | undefined;
  city?: string | undefined;
  function?: string | undefined;
  standing?: PlatformStanding | undefined;
  search?: string | undefined;
};

/** The published list (第十一条), searchable by city, function, standing and name; a title each, with the one that follows it. */
export async function listPlatforms(world: World, filter: DirectoryFilter = {}): Promise<PlatformView[]> {
  const views = await allTitles(world);
  return views.filter((one) => fits(one, filter));
}

/** The same by units: of two certificates the one that runs longer stands for its unit, and a word finds it by either number. */
export const listUnits = async (world: World, { search, ...filter }: DirectoryFilter = {}): Promise<Unit<PlatformView>[]> =>
  asUnits(await allTitles(world)).filter(
    ({ lead, earlier }) => fits(lead, filter) && (!search || [lead, ...earlier].some((one) => fits(one, { search }))),
  );

const fits = (one: PlatformView, { search, city, function: asked, standing: state, issuer }: DirectoryFilter): boolean =>
  (!issuer || (issuer === 'province' ? one.issuerKind === 'province' : one.issuerId === issuer)) &&
  (!search || one.name.includes(search) || one.certificateNumber === search) &&
  (!city || one.city === city) &&
  (!asked || one.functions.includes(asked)) &&
  (!state || one.standing === state);

async function allTitles(world: World): Promise<PlatformView[]> {
  const lines = await world.inTransaction((tx) => tx.recognitions.platforms());
  const units = new Map<string, PlatformLine[]>();
  for (const line of lines) units.set(unitOf(line), [...(units.get(unitOf(line)) ?? []), line]);
  return lines.map((line) => viewOf(line, units.get(unitOf(line)) ?? [], world));
}

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
  return { ...line, earlier: earlierWord(line, world), city: cityNameOf(line), standing: standingOf(line, today), successor };
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

/** Where it lies: the city of its registration, else that of the authority it reports to; 赣江新区 has no code of its own. */
function cityNameOf({ divisionCode, authorityDivision, authorityName }: PlatformLine): string {
  if (authorityDivision === null && authorityName.includes('赣江新区')) return '赣江新区';
  return cityOf(divisionCode ?? '')?.name ?? cityOf(authorityDivision ?? '')?.name ?? '省直';
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
  if (platform.standing === 'revoked') notNow('第十二条', `示范平台称号已于 ${platform.revokedOn} 撤销，不再出具证书`);
  return platform;
}
