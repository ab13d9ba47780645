import { addDays, chineseDay } from '../../core/calendar/day.ts';
import { periodLabel, periodOf, quarterEnd } from '../../core/deadlines/reporting.ts';
import { type EarlierTitle, earlierEnds } from '../../core/recognition/earlier.ts';
import { platformKinds } from '../../core/scheme/functions.ts';
import type { Context, Letter, Transaction } from '../context.ts';
import { found } from '../refusal.ts';
import { carriedBy, measureSince, placeOfEarlier } from './earlier-known.ts';
import type { EarlierLine } from './earlier-port.ts';
import type { Platform } from './records.ts';

/** What a title is made of, as its documents and the register have it. */
export async function titleParts(tx: Transaction, ctx: Context, one: EarlierTitle) {
  const organisation = await unitOf(tx, ctx, one);
  const cities = await tx.directory.organisations({ kinds: ['city'] });
  const authority = found(cities.find(({ divisionCode, active }) => active && divisionCode === one.divisionCode));
  return {
    organisationId: organisation.id,
    authorityId: authority.id,
    certificateNumber: one.certificateNumber,
    name: one.name,
    kind: platformKinds[one.functions.length > 1 ? 0 : 1],
    functions: [...one.functions],
    recognisedOn: one.validFrom,
    validFrom: one.validFrom,
    validTo: earlierEnds(one, carriedBy(ctx), measureSince(ctx)),
    basis: one.documentNumber,
  } satisfies Partial<Platform & { basis: string }>;
}

/** The unit by its code; one that has never been here is laid down, so that its own manager takes it over when it registers. */
async function unitOf(tx: Transaction, ctx: Context, { creditCode, name, divisionCode }: EarlierTitle): Promise<{ id: string }> {
  return tx.asSystem(async (system) => {
    await system.next('organisations');
    const there = await system.directory.organisationByCode(creditCode);
    if (there) return there;
    const organisation = {
      id: ctx.tools.newId(),
      kind: 'applicant' as const,
      name,
      creditCode,
      divisionCode,
      reportsTo: null,
      active: true,
    };
    await system.directory.addOrganisation({ ...organisation, createdAt: ctx.now });
    return organisation;
  });
}

/** Lays down the platform of a confirmed row: from then on it stands in the directory and reports from the next quarter on; it is never the first. */
export async function carryOn(tx: Transaction, ctx: Context, row: EarlierLine): Promise<string> {
  const platform = {
    ...(await titleParts(tx, ctx, row)),
    ...{ id: ctx.tools.newId(), issuerId: row.issuerId, dossierId: null, roundId: null, revokedOn: null, firstTime: false, version: 1 },
    ...{ edition: carriedBy(ctx).id, reportsFrom: nextQuarter(ctx.today) },
  };
  await tx.recognitions.addPlatform(platform);
  return platform.id;
}

/** The first day of the quarter after the one that a day lies in. */
export function nextQuarter(day: string): string {
  const { year, quarter } = periodOf(day);
  return addDays(quarterEnd(year, quarter), 1);
}

/** What the unit and the authority of its place are told, of a title that runs on and of one that is over. */
export function carriedOn(ctx: Context, { platformId, name, certificateNumber, validTo }: EarlierLine, parties: Told): Letter[] {
  const from = nextQuarter(ctx.today);
  const owes =
    validTo >= from
      ? `自${periodLabel(periodOf(from))}起按季度报送情况，期满前可以申请重新认定。`
      : '该称号已经或者即将到期，不需要按季度报送。';
  const letter = {
    subject: `此前认定的示范平台已列入名录：${name}`,
    body: `“${name}”（证书 ${certificateNumber}，有效期至${chineseDay(validTo)}）按此前的认定列入示范平台名录（${placeOfEarlier(ctx)}）。${owes}`,
    link: `/platforms/${platformId}`,
  };
  return [
    { ...letter, key: `earlier:${platformId}:unit`, to: { organisationId: parties.organisationId, role: 'clerk' } },
    { ...letter, key: `earlier:${platformId}:authority`, to: { organisationId: parties.authorityId, role: 'officer' } },
  ];
}
type Told = { readonly organisationId: string; readonly authorityId: string };
