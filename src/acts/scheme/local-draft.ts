import { cityOf, divisions } from '../../core/identifiers/divisions.ts';
import { recommendingUnits } from '../../core/identifiers/recommending-units.ts';
import { resolve } from '../../core/scheme/edition/derive.ts';
import type { Edition } from '../../core/scheme/edition/edition.ts';
import { type LocalHead, type Locality, localEdition, shortNameOf } from '../../core/scheme/edition/local.ts';
import type { Context } from '../context.ts';
import { badInput, found, refuse } from '../refusal.ts';
import { localArticle } from './editions.ts';

/** What a city's draft begins from: its whole text, and its file where it has one of its own. */
export type DraftSource = { readonly source: string | null; readonly whole: Edition };

/**
 * A city begins its own measure (第十七条): the province's made over into its names, or an earlier one of its own. Another city's, or what is nobody's own
 * affair, is no beginning.
 */
export async function localBeginning(ctx: Context, from: DraftSource, head: LocalHead): Promise<DraftSource> {
  const { issuer, derivedFrom, id } = from.whole;
  if (derivedFrom !== undefined && issuer === ctx.actor.organisationName) return from;
  if (!ctx.tools.schemes.ofProvince(id))
    badInput('from', localArticle(ctx), '各地的版本参照省级办法：请自省级的版本起草，或者自本单位以前的版本起草');
  const { edition, faults } = resolve(from.whole, localEdition(from.whole, await localityOf(ctx), head));
  if (faults.length > 0) badInput('from', localArticle(ctx), `自 ${id} 起草不了：${faults.join('；')}`);
  return { source: null, whole: edition };
}

/** The city, or 赣江新区, whose office this is. */
async function localityOf(ctx: Context): Promise<Locality> {
  const { divisionCode, name } = found(await ctx.inTransaction((tx) => tx.directory.organisation(ctx.actor.organisationId)));
  const unit = recommendingUnits.find(({ division }) => division === divisionCode);
  if (!unit) return refuse({ kind: 'notAllowed' });
  const counties = divisions.filter(({ code, now }) => now === undefined && code !== unit.division && cityOf(code)?.code === unit.division);
  const places = counties.length > 0 ? counties.map((one) => one.name) : [unit.name];
  return { place: unit.name, counties: places, office: name, short: shortNameOf(name, unit.name) };
}
