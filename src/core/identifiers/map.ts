/** Where each city stands in a schematic of the province: column and row, north at the top. 赣江新区 lies between 九江 and 南昌. */
const places: Readonly<Record<string, readonly [column: number, row: number]>> = {
  九江市: [1, 0],
  赣江新区: [2, 0],
  景德镇市: [3, 0],
  宜春市: [1, 1],
  南昌市: [2, 1],
  鹰潭市: [3, 1],
  上饶市: [4, 1],
  萍乡市: [0, 2],
  新余市: [1, 2],
  抚州市: [2, 2],
  吉安市: [1, 3],
  赣州市: [1, 4],
};

/** One cell, and all of the map, in the drawing's own units. */
export const cell = { width: 96, height: 56 } as const;
export const mapSize = { width: cell.width * 5, height: cell.height * 5 } as const;

/** A city of the schematic: the cell's upper left corner, its count, and one of four shades (1 = none, 4 = the most). */
export type MapCell = {
  readonly city: string;
  readonly x: number;
  readonly y: number;
  readonly count: number;
  readonly shade: 1 | 2 | 3 | 4;
};

/** Counts by city → the cells to draw, every city once, those without a count at 0; what is no city of the map is left out. */
export function mapCells(counts: Readonly<Record<string, number>>): MapCell[] {
  const known = Object.entries(places).map(([city, at]) => ({ city, at, count: counts[city] ?? 0 }));
  const most = Math.max(1, ...known.map(({ count }) => count));
  return known.map(({ city, at: [column, row], count }) => ({
    city,
    x: column * cell.width,
    y: row * cell.height,
    count,
    shade: shadeOf(count, most),
  }));
}

/** By share of the highest count: none, up to a third, up to two thirds, above. */
const shadeOf = (count: number, most: number): MapCell['shade'] =>
  count === 0 ? 1 : (Math.min(4, 1 + Math.ceil((count / most) * 3)) as MapCell['shade']);
