import { standing } from '../../core/deadlines/validity.ts';
import { cityOf } from '../../core/identifiers/divisions.ts';
import type { Context, World } from '../context.ts';
import { found, notNow, refuse } from '../refusal.ts';
import type { PlatformLine } from './platforms-port.ts';

export type PlatformStanding = 'valid' | 'expired' | 'revoked';
export type PlatformView = PlatformLine & { city: string; standing: PlatformStanding };
export type DirectoryFilter = {
  city?: string | undefined;
  function?: string | undefined;
  standing?: PlatformStanding | undefined;
  search?: string | undefined;
};

/** The published list (第十一条), searchable by city, function, standing and name. */
export async function listPlatforms(world: World, filter: DirectoryFilter = {}): Promise<PlatformView[]> {
  const { search } = filter;
  const lines = await world.inTransaction((tx) => tx.recognitions.platforms(search ? { search } : {}));
  return lines
    .map((line) => viewOf(line, world.today))
    .filter((one) => !filter.city || one.city === filter.city)
    .filter((one) => !filter.function || one.functions.includes(filter.function))
    .filter((one) => !filter.standing || one.standing === filter.standing);
}

export const showPlatform = async (world: World, id: string): Promise<PlatformView> =>
  viewOf(found(await world.inTransaction((tx) => tx.recognitions.platform(id))), world.today);

/** One title a unit and issuer: the one that runs longest, so that who was renewed early is counted once. */
export function unitsOf(platforms: readonly PlatformView[]): PlatformView[] {
  return platforms.filter(
    (one) =>
      !platforms.some(
        (other) => other.organisationId === one.organisationId && other.issuerId === one.issuerId && other.validTo > one.validTo,
      ),
  );
}

/** A platform with its city and what its certificate says on a day. */
export function viewOf(line: PlatformLine, today: string): PlatformView {
  const now = standing({ from: line.validFrom, to: line.validTo }, line.revokedOn, today);
  return { ...line, city: cityNameOf(line), standing: now === 'notYet' ? 'valid' : now };
}

/** Where it lies: the city of its registration, else that of the authority it reports to; 赣江新区 has no code of its own. */
function cityNameOf({ divisionCode, authorityDivision, authorityName }: PlatformLine): string {
  if (authorityDivision === null && authorityName.includes('赣江新区')) return '赣江新区';
  return cityOf(divisionCode ?? '')?.name ?? cityOf(authorityDivision ?? '')?.name ?? '省直';
}

export type CertificateAnswer = { standing: PlatformStanding | 'unknown'; platform: PlatformView | null; successor: PlatformView | null };

/** What a certificate's number is worth today (第十二条): valid, expired, revoked, or unknown here; with the later title in force that follows it. */
export async function checkCertificate(world: World, number: string): Promise<CertificateAnswer> {
  const line = await world.inTransaction((tx) => tx.recognitions.platformByNumber(number.trim()));
  if (line === null) return { standing: 'unknown', platform: null, successor: null };
  const platform = viewOf(line, world.today);
  const others = await world.inTransaction((tx) =>
    tx.recognitions.platforms({ organisationId: line.organisationId, issuerId: line.issuerId }),
  );
  const later = others.filter((one) => one.validTo > line.validTo).map((one) => viewOf(one, world.today));
  return { standing: platform.standing, platform, successor: later.find((one) => one.standing === 'valid') ?? null };
}

/** The certificate itself is for the platform, its issuer, the authority it reports to and supervisors; a revoked one is not printed again. */
export async function certificateOf(ctx: Context, id: string): Promise<PlatformView> {
  const platform = await showPlatform(ctx, id);
  const parties = [platform.organisationId, platform.issuerId, platform.authorityId];
  if (!parties.includes(ctx.actor.organisationId) && !ctx.actor.roles.includes('supervisor')) refuse({ kind: 'notFound' });
  if (platform.standing === 'revoked') notNow('第十二条', `示范平台称号已于 ${platform.revokedOn} 撤销，不再出具证书`);
  return platform;
}
