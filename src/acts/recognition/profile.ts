import { standing } from '../../core/deadlines/validity.ts';
import { personalNumbers } from '../../core/disclosure/in-text.ts';
import { showcaseProcedure } from '../../core/procedure/showcase.ts';
import type { OfferedService } from '../../core/recognition/profile.ts';
import { by, type Context, type World } from '../context.ts';
import { badInput, found, notNow, refuse } from '../refusal.ts';
import type { PlatformLine } from './platforms-port.ts';
import type { Profile } from './profile-port.ts';

const { article } = showcaseProcedure;
export type NewProfile = Pick<Profile, 'services' | 'phone' | 'address' | 'hours' | 'website'> & { version: number };

type Term = Pick<PlatformLine, 'validFrom' | 'validTo' | 'revokedOn'>;
const inForce = ({ today }: World, { validFrom, validTo, revokedOn }: Term): boolean =>
  standing({ from: validFrom, to: validTo }, revokedOn, today) === 'valid';

/** A platform publishes what it offers and how to reach it, from now on for everybody; only of a title in force. */
export const saveProfile = (ctx: Context, platformId: string, { version, ...given }: NewProfile): Promise<Profile> =>
  ctx.inTransaction(async (tx) => {
    const platform = found(await tx.recognitions.platform(platformId));
    if (platform.organisationId !== ctx.actor.organisationId) refuse({ kind: 'notAllowed' });
    if (!inForce(ctx, platform)) notNow(article, '称号已不在有效期内，不再公布服务；重新认定后可以公布');
    given.services.forEach(({ title, content, audience }, i) => {
      const [number] = personalNumbers(`${title} ${content} ${audience}`);
      if (number)
        badInput(`services/${i}/content`, '个人信息', `第${i + 1}项服务中有${number.kind}，公开的服务不写个人信息，联系电话请填在“电话”栏`);
    });
    const profile = {
      ...{ ...given, platformId, organisationId: platform.organisationId, version: version + 1 },
      ...{ changedBy: ctx.actor.accountId, changedAt: ctx.now },
    };
    if (!(await tx.profiles.save(profile)))
      refuse({ kind: 'conflict', message: '公布的服务刚被同事修改，请刷新后再保存；您填写的内容请先保留' });
    await tx.record({
      ...by(ctx, 'clerk'),
      action: 'saveProfile',
      article,
      subject: { kind: 'platform', id: platformId },
      parties: { issuerId: platform.issuerId, applicantId: platform.organisationId, recommenderId: platform.authorityId },
      detail: { services: given.services.length },
    });
    return profile;
  });

/** What a platform publishes, while its title is in force: for everybody alike. */
export const profileOf = (world: World, platformId: string): Promise<Profile | null> =>
  world.inTransaction(async (tx) => {
    const platform = await tx.recognitions.platform(platformId);
    return platform !== null && inForce(world, platform) ? tx.profiles.of(platformId) : null;
  });

export type ServiceLine = OfferedService & { readonly platformId: string; readonly phone: string };

/** Every service of a title in force today. */
export const servicesOffered = async (world: World): Promise<ServiceLine[]> =>
  (await world.inTransaction((tx) => tx.profiles.inForce(world.today))).flatMap(({ services, platformId, platform, city, phone }) =>
    services.map((one) => ({ ...one, platformId, platform, city, phone })),
  );

/** How many they are. */
export const countServices = (world: World): Promise<number> => world.inTransaction((tx) => tx.profiles.services(world.today));
