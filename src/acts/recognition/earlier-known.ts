import type { EarlierState } from '../../core/procedure/earlier-platform.ts';
import type { EarlierKnown, KnownTitle } from '../../core/recognition/earlier-known.ts';
import { placeOfStep } from '../../core/scheme/edition/walk.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { Context, Transaction } from '../context.ts';
import type { EarlierLine } from './earlier-port.ts';

/** The province's edition of today: it carries earlier titles on (第十九条). */
export const carriedBy = ({ tools, today }: Pick<Context, 'tools' | 'today'>): Scheme => tools.schemes.inForce(today);

/** Its place of that, as this edition counts its articles. */
export const placeOfEarlier = ({ tools, today }: Pick<Context, 'tools' | 'today'>): string =>
  placeOfStep(tools.schemes.edition(tools.schemes.inForce(today).id), 'earlierPlatform/enter');

/** From when the measure stands by which this system recognises: what was given before it, was given by an earlier one. */
export function measureSince({ tools: { schemes } }: Pick<Context, 'tools'>): string {
  const ofProvince = schemes.all().filter(({ id }) => schemes.ofProvince(id));
  return ofProvince.map(({ id }) => schemes.named(id).effectiveFrom).toSorted()[0] ?? '';
}

const waiting: Partial<Record<EarlierState, string>> = {
  entered: '已经录入，正待复核',
  returned: '已经录入，正待改正',
  amending: '正在更正为这一编号',
};

/** All that rows with these codes are held against, by whoever enters or confirms them. */
export async function earlierKnown(tx: Transaction, ctx: Context, { codes, lines }: Asked): Promise<EarlierKnown> {
  return tx.asSystem(async (system) => {
    const units = await system.earlierPlatforms.units(codes);
    const platforms = await system.recognitions.platforms();
    const cities = await system.directory.organisations({ kinds: ['city'] });
    return {
      units: new Map(units.map((one) => [one.creditCode, { ...one, others: !one.applicant }])),
      titles: [...platforms.map((one) => titleOf(one, ctx.actor.organisationId)), ...lines.flatMap(waitingTitle)],
      authorities: new Set(cities.flatMap(({ divisionCode, active }) => (divisionCode === null || !active ? [] : [divisionCode]))),
      windowMonths: carriedBy(ctx).renewal.windowMonths,
      today: ctx.today,
    };
  });
}

/** `lines`: what was entered before. */
type Asked = { readonly codes: readonly string[]; readonly lines: readonly EarlierLine[] };

type Standing = {
  id: string;
  issuerId: string;
  creditCode: string | null;
  certificateNumber: string;
  validFrom: string;
  validTo: string;
  revokedOn: string | null;
};

/** Of another issuer's title the number alone counts; so does of one that was revoked. */
const titleOf = ({ id, issuerId, creditCode, certificateNumber, validFrom, validTo, revokedOn }: Standing, own: string): KnownTitle => ({
  ...{ id, certificateNumber, validFrom, validTo, standing: '已在名录中' },
  creditCode: issuerId === own && revokedOn === null ? creditCode : null,
});

function waitingTitle({ id, state, proposed, ...entered }: EarlierLine): KnownTitle[] {
  const standing = waiting[state];
  if (standing === undefined) return [];
  const { creditCode, certificateNumber, validFrom, validTo } = proposed ?? entered;
  return [{ id, creditCode, certificateNumber, validFrom, validTo, standing }];
}

/** The same without what is looked at itself: its own row, and the platform that came of it. */
export const without = (known: EarlierKnown, { id, platformId }: Pick<EarlierLine, 'id' | 'platformId'>): EarlierKnown => ({
  ...known,
  titles: known.titles.filter((one) => one.id !== id && one.id !== platformId),
});
