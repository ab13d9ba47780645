import { mapSize, markers, outlines } from './outlines.ts';

export { mapSize };

/** By share of the highest count: 1 none, 2 up to a third, 3 up to two thirds, 4 above. */
export type Shade = 1 | 2 | 3 | 4;
type Place = { readonly city: string; readonly name: string; readonly count: number; readonly shade: Shade };
/** `path` is the outline; x and y the middle of name and count. */
export type MapArea = Place & { readonly path: string; readonly x: number; readonly y: number };
/** A place without boundary: a point at x and y, with its name on a flag beside it. */
export type MapMarker = Place & { readonly x: number; readonly y: number };
export type ProvinceMap = { readonly areas: readonly MapArea[]; readonly markers: readonly MapMarker[] };

/** Counts by city → what to draw, every city once, those without a count at 0; what is no city of the map (省直) is left out. */
export function provinceMap(counts: Readonly<Record<string, number>>): ProvinceMap {
  const most = Math.max(1, ...[...outlines, ...markers].map(({ city }) => counts[city] ?? 0));
  const placed = (city: string): Place => {
    const count = counts[city] ?? 0;
    return { city, name: city.replace(/市$/, ''), count, shade: shadeOf(count, most) };
  };
  return {
    areas: outlines.map(({ city, path, label: [x, y] }) => ({ ...placed(city), path, x, y })),
    markers: markers.map(({ city, at: [x, y] }) => ({ ...placed(city), x, y })),
  };
}

const shadeOf = (count: number, most: number): Shade => (count === 0 ? 1 : (Math.min(4, 1 + Math.ceil((count / most) * 3)) as Shade));

/** What must stand beneath a map of the country's divisions: its review number (地图管理条例), or that it is a sketch. */
export const mapNote = (reviewNumber: string | null, what = '各地有效示范平台数'): string =>
  reviewNumber === null ? `${what}，示意图，不作为行政区域界线的依据` : `${what}，审图号：${reviewNumber}`;

/** The flag of a marker, in the map's units. */
export const flag = { width: 96, height: 20, gap: 9 } as const;
