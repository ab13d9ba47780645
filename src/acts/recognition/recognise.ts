import { servicesOf } from '../../core/annexes/kind-and-functions.ts';
import { chineseDay } from '../../core/calendar/day.ts';
import { validity } from '../../core/deadlines/validity.ts';
import { numberMark, type Organisation } from '../../core/directory/organisation.ts';
import { cityOf } from '../../core/identifiers/divisions.ts';
import type { Context, Transaction } from '../context.ts';
import { by } from '../context.ts';
import type { Dossier } from '../dossier/records.ts';
import { takeStep } from '../dossier/take-step.ts';
import { found } from '../refusal.ts';
import type { NewPlatform } from './records.ts';

type Input = { dossierId: string; recognisedOn: string };

/**
 * One case of a list that a leader has signed, its notice over and nothing open or upheld against it (第八条（五）): the platform, its certificate number
 * and its validity from the document's day (第十二条).
 */
export async function recognise(tx: Transaction, ctx: Context, { dossierId, recognisedOn }: Input): Promise<NewPlatform> {
  const dossier = await takeStep(tx, ctx, dossierId, 'recognise');
  const platform = await platformOf(tx, ctx, { dossier, recognisedOn });
  await tx.recognitions.addPlatform(platform);
  await tx.record({
    ...by(ctx),
    action: 'issueCertificate',
    article: '第十二条',
    subject: { kind: 'platform', id: platform.id },
    parties: dossier,
    detail: { certificateNumber: platform.certificateNumber, validFrom: platform.validFrom, validTo: platform.validTo },
  });
  await tell(tx, dossier, platform);
  return platform;
}

async function platformOf(
  tx: Transaction,
  ctx: Context,
  { dossier, recognisedOn }: { dossier: Dossier; recognisedOn: string },
): Promise<NewPlatform> {
  const applicant = found(await tx.directory.organisation(dossier.applicantId));
  const issuer = found(await tx.directory.organisation(dossier.issuerId));
  const round = found(await tx.rounds.round(dossier.roundId));
  const earlier = await tx.recognitions.platforms({ organisationId: applicant.id, issuerId: issuer.id });
  const { from, to } = validity(recognisedOn, ctx.tools.schemes.named(round.scheme).validity);
  const year = recognisedOn.slice(0, 4);
  const serial = await tx.next(`certificate:${issuer.id}:${year}`);
  return {
    id: ctx.tools.newId(),
    organisationId: applicant.id,
    dossierId: dossier.id,
    roundId: round.id,
    issuerId: issuer.id,
    authorityId: await authorityFor(tx, dossier, { applicant, issuer }),
    certificateNumber: `${numberMark(issuer)}平示${year}-${String(serial).padStart(3, '0')}`,
    name: applicant.name,
    ...servicesOf(await tx.dossiers.content(dossier.id, 'masked')),
    recognisedOn,
    validFrom: from,
    validTo: to,
    revokedOn: null,
    firstTime: earlier.length === 0,
    version: 1,
  };
}

/** To whom the platform reports (第十五条): in a city's own the county that recommended it, else the city; in the province's the city that recommended it; of a direct recommender's, the city where it lies, else the recommender. */
async function authorityFor(
  tx: Transaction,
  dossier: Dossier,
  { applicant, issuer }: { applicant: Organisation; issuer: Organisation },
): Promise<string> {
  const recommender = found(await tx.directory.organisation(dossier.recommenderId));
  if (issuer.kind === 'city') return recommender.kind === 'county' ? recommender.id : issuer.id;
  if (recommender.kind === 'city') return recommender.id;
  const city = cityOf(applicant.divisionCode ?? '')?.code;
  const cities = await tx.directory.organisations({ kinds: ['city'] });
  return cities.find((one) => city !== undefined && one.divisionCode === city)?.id ?? recommender.id;
}

async function tell(tx: Transaction, dossier: Dossier, platform: NewPlatform): Promise<void> {
  const letter = {
    subject: `认定为示范平台：${platform.name}`,
    body: `“${platform.name}”已认定为示范平台，证书编号 ${platform.certificateNumber}，有效期${chineseDay(platform.validFrom)}至${chineseDay(platform.validTo)}（第八条（五）、第十二条）。请按季度报送情况（第十五条）。`,
    link: `/platforms/${platform.id}`,
  };
  await tx.post({ ...letter, key: `${platform.id}:applicant`, to: { organisationId: dossier.applicantId, role: 'clerk' } });
  await tx.post({ ...letter, key: `${platform.id}:recommender`, to: { organisationId: dossier.recommenderId, role: 'officer' } });
}
