import { chineseDay } from '../../core/calendar/day.ts';
import { standing } from '../../core/deadlines/validity.ts';
import { isAsked } from '../../core/eligibility/conditions.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { Transaction, World } from '../context.ts';
import type { Dossier } from './records.ts';

/**
 * The recognition that a unit holds today of its city by the city's own measure (第十七条), with title, number and day: it answers 第六条（七） of the
 * province's by itself. Null where it holds none here.
 */
export async function recognisedBelow(tx: Transaction, { tools, today }: World, organisationId: string): Promise<string | null> {
  const titles = await tx.recognitions.platforms({ organisationId });
  const held = titles
    .filter(({ issuerKind }) => issuerKind === 'city')
    .find((one) => standing({ from: one.validFrom, to: one.validTo }, one.revokedOn, today) === 'valid');
  if (!held) return null;
  const { platform } = tools.schemes.named(held.scheme).names;
  return `${platform}（${held.issuerName}${chineseDay(held.recognisedOn)}认定，证书编号${held.certificateNumber}，有效期至${chineseDay(held.validTo)}）`;
}

/** The same where the edition asks for it at all. */
export const belowAsked = async (tx: Transaction, world: World, scheme: Scheme, { applicantId }: Pick<Dossier, 'applicantId'>) =>
  isAsked(scheme, '6.7') ? await recognisedBelow(tx, world, applicantId) : null;
