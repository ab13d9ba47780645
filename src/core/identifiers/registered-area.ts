import { cityOf, divisionName, divisions } from './divisions.ts';
import { recommendingUnits } from './recommending-units.ts';

/** Whose area an organisation lies in: `authority` is the place whose authority recommends, `why` says why that one. */
export type OwnArea = { readonly code: string; readonly name: string; readonly authority: string; readonly why: string };

/**
 * The area of whoever is registered in a place (第三条、第八条（一）): a city's or the new area's own authority; of a 省直管试点县, which only annex 8 still
 * names, the city's that it lies in (reading `countyPilot`). Null where the place is unknown. The digits of a credit code name the office that registered, and are not asked.
 */
export function ownAreaOf(code: string | null): OwnArea | null {
  const name = divisionName(code ?? '');
  if (code === null || name === null) return null;
  const unit = recommendingUnits.find(({ division }) => division === code);
  if (unit && unit.kind !== 'pilotCounty')
    return { code, name, authority: code, why: `贵单位登记在${name}，向当地中小企业主管部门申报（第三条、第八条（一））` };
  const city = cityOf(code);
  if (!city) return null;
  const pilot = unit ? `${name}是附件8所列省直管试点县；第三条的主管部门只有设区市和赣江新区，` : `${name}属${city.name}，`;
  return { code, name: `${city.name}${name}`, authority: city.code, why: `${pilot}由${city.name}主管部门推荐（第三条、第八条（一））` };
}

/** The codes of a place: of all that are registered in its authority's area. */
export const codesOfPlace = (authority: string): string[] =>
  [...new Set([...divisions.map(({ code }) => code), ...recommendingUnits.map(({ division }) => division)])].filter(
    (code) => ownAreaOf(code)?.authority === authority,
  );

/** Where an organisation may say it is registered: the cities, the new area, and the pilot counties that annex 8 names (第三条、附件8). */
export const registeredPlaces: readonly { readonly code: string; readonly name: string }[] = recommendingUnits.map((unit) => ({
  code: unit.division,
  name: unit.kind === 'pilotCounty' ? `${divisionName(unit.city ?? '') ?? ''}${unit.name}（省直管试点县）` : unit.name,
}));

/** The name of the 设区市 that a division lies in, or of the new area; null for none of them. */
export const placeOf = (division: string): string | null =>
  recommendingUnits.find((unit) => unit.kind === 'newArea' && unit.division === division)?.name ?? cityOf(division)?.name ?? null;
