// Province boundaries → src/core/identifiers/outlines.ts, light enough for a page without script.
//   node bin/map.mjs BOUNDARIES.json "SOURCE"      GeoJSON with one feature per city, plain or in ECharts' encoding
// A map that is published needs a review number (审图号): docs/map.md says how a reviewed file takes the place of this one.
import { readFileSync, writeFileSync } from 'node:fs';

const WIDTH = 400;
/** Units of area: a vertex whose triangle with its neighbours is smaller goes. */
const LEAST = 2.5;
/** 赣江新区 has no boundary in GB/T 2260 nor in the file: a marker between 南昌 and 九江 (longitude, latitude). */
const MARKERS = { 赣江新区: [115.83, 28.93] };
const TARGET = new URL('../src/core/identifiers/outlines.ts', import.meta.url);

/** ECharts 4 writes each coordinate as a zigzag difference in units of 1/1024 degree. */
function decoded(text, [x0, y0]) {
  const difference = (code) => ((code - 64) >> 1) ^ -((code - 64) & 1);
  let [x, y] = [x0, y0];
  return Array.from({ length: text.length / 2 }, (_, i) => {
    x += difference(text.charCodeAt(2 * i));
    y += difference(text.charCodeAt(2 * i + 1));
    return [x / 1024, y / 1024];
  });
}

/** Every outer and inner ring of a feature as [longitude, latitude] pairs. */
function ringsOf({ geometry: { type, coordinates, encodeOffsets } }) {
  const polygons = type === 'Polygon' ? [coordinates] : coordinates;
  const offsets = type === 'Polygon' ? [encodeOffsets] : encodeOffsets;
  return polygons.flatMap((rings, i) => rings.map((ring, j) => (typeof ring === 'string' ? decoded(ring, offsets[i][j]) : ring)));
}

function projection(points) {
  const [west, east] = [Math.min(...points.map(([x]) => x)), Math.max(...points.map(([x]) => x))];
  const [south, north] = [Math.min(...points.map(([, y]) => y)), Math.max(...points.map(([, y]) => y))];
  const scale = WIDTH / (east - west);
  const stretch = scale / Math.cos((((south + north) / 2) * Math.PI) / 180);
  return { height: Math.ceil((north - south) * stretch), place: ([x, y]) => [(x - west) * scale, (north - y) * stretch] };
}

/** Files differ in the last digit along one border: half a unit makes the two the same. */
const onGrid = ([x, y]) => [Math.round(x * 2) / 2, Math.round(y * 2) / 2];
const rounded = ([x, y]) => [Math.round(x), Math.round(y)];
const same = (a, b) => a[0] === b[0] && a[1] === b[1];
const withoutRepeats = (ring) => ring.filter((at, i) => !same(at, ring.at(i - 1)));

/** In how many rings each vertex stands. */
function sharing(rings) {
  const counts = new Map();
  for (const ring of rings) for (const at of ring) counts.set(at.join(), (counts.get(at.join()) ?? 0) + 1);
  return (at) => counts.get(at.join());
}

/**
 * Visvalingam's: the vertex that matters least goes first. Where borders meet or part nothing goes, so that neighbours, who see the same triangles along
 * their common border, keep it common.
 */
function thinned(ring, shared) {
  const triangle = ([ax, ay], [bx, by], [cx, cy]) => Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;
  const fixed = (at, i, all) => shared(at) > 2 || shared(at) !== shared(all.at(i - 1)) || shared(at) !== shared(all[(i + 1) % all.length]);
  const kept = ring.map((at, i, all) => ({ at, fixed: fixed(at, i, all) }));
  const areaAt = (i) => (kept[i].fixed ? Infinity : triangle(kept.at(i - 1).at, kept[i].at, kept[(i + 1) % kept.length].at));
  for (;;) {
    const areas = kept.map((_, i) => areaAt(i));
    const least = areas.indexOf(Math.min(...areas));
    if (kept.length <= 4 || areas[least] >= LEAST) return kept.map(({ at }) => at);
    kept.splice(least, 1);
  }
}

/** A closed SVG path of relative steps. */
const pathOf = (ring) => {
  const steps = ring.slice(1).map(([x, y], i) => [x - ring[i][0], y - ring[i][1]]);
  return `m${ring[0].join(' ')}l${steps.map(([x, y]) => `${x} ${y}`).join(' ')}z`.replace(/ -/g, '-');
};

const inside = ([x, y], ring) =>
  ring.reduce((odd, [ax, ay], i) => {
    const [bx, by] = ring.at(i - 1);
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !odd : odd;
  }, false);

/** Where a name and a number beneath it have most room; text is wider than high. A marker is kept clear of. */
function roomiest(ring, markers) {
  const near = [...ring, ...markers.map(({ at }) => at)];
  const room = ([x, y]) => Math.min(...near.map(([px, py]) => Math.hypot(px - x, (py - y) * 1.4)));
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  let best = { at: ring[0], room: 0 };
  for (let x = Math.min(...xs); x < Math.max(...xs); x += 2)
    for (let y = Math.min(...ys); y < Math.max(...ys); y += 2)
      if (inside([x, y], ring) && room([x, y]) > best.room) best = { at: [x, y], room: room([x, y]) };
  return best.at;
}

function main(file, source) {
  const features = JSON.parse(readFileSync(file, 'utf8')).features.map((one) => ({ city: one.properties.name, rings: ringsOf(one) }));
  const { height, place } = projection(features.flatMap(({ rings }) => rings.flat()));
  const fine = features.map(({ city, rings }) => ({ city, rings: rings.map((ring) => withoutRepeats(ring.map(place).map(onGrid))) }));
  const shared = sharing(fine.flatMap(({ rings }) => rings));
  const markers = Object.entries(MARKERS).map(([city, at]) => ({ city, at: rounded(place(at)) }));
  const shapes = fine.map(({ city, rings }) => {
    const outline = rings
      .map((ring) => withoutRepeats(thinned(ring, shared).map(rounded)))
      .filter((ring) => ring.length > 3)
      .sort((a, b) => b.length - a.length);
    const [x, y] = roomiest(outline[0], markers);
    return `  { city: '${city}', label: [${x}, ${y}], path: '${outline.map(pathOf).join('')}' },`;
  });
  const text = `// Written by bin/map.mjs from ${source}
// Replaced as docs/map.md says.

export const mapSize = { width: ${WIDTH}, height: ${height} } as const;

/** Each city's outline, and the middle of the place for its name. */
export const outlines: readonly { readonly city: string; readonly label: readonly [x: number, y: number]; readonly path: string }[] = [
${shapes.join('\n')}
];

/** What recommends by 第三条 and has no outline. */
export const markers: readonly { readonly city: string; readonly at: readonly [x: number, y: number] }[] = [
${markers.map(({ city, at }) => `  { city: '${city}', at: [${at.join(', ')}] },`).join('\n')}
];
`;
  writeFileSync(TARGET, text);
}

main(process.argv[2], process.argv[3]);
