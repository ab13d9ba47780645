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

const WIDTH = 96;
const HEIGHT = 56;

/** Four shades of one blue by share of the highest count; the number stands in each cell. */
const shade = (count: number, most: number): number => (count === 0 ? 1 : Math.min(4, 1 + Math.ceil((count / most) * 3)));

/** A schematic map of platforms by city; every cell leads to that city's list. */
export function ProvinceMap({ counts }: { counts: Readonly<Record<string, number>> }) {
  const most = Math.max(1, ...Object.values(counts));
  return (
    <figure className="chart">
      <svg className="map" viewBox={`0 0 ${WIDTH * 5} ${HEIGHT * 5}`}>
        <title>各地有效示范平台数</title>
        {Object.entries(places).map(([city, [column, row]]) => {
          const count = counts[city] ?? 0;
          const level = shade(count, most);
          return (
            <a key={city} href={`/platforms?city=${encodeURIComponent(city)}`} className={level > 2 ? 'inv' : undefined}>
              <g transform={`translate(${column * WIDTH} ${row * HEIGHT})`}>
                <rect className={`m${level}`} width={WIDTH} height={HEIGHT} />
                <text x={WIDTH / 2} y={24}>
                  {city}
                </text>
                <text className="n" x={WIDTH / 2} y={43}>
                  {`${count} 家`}
                </text>
              </g>
            </a>
          );
        })}
      </svg>
      <figcaption className="small muted">各地有效示范平台数，示意图，不表示行政区域界线</figcaption>
    </figure>
  );
}
