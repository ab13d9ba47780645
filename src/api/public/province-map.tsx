import { cell, mapCells, mapSize } from '../../core/identifiers/map.ts';

/** A schematic map of platforms by city; every cell leads to that city's list. */
export const ProvinceMap = ({ counts }: { counts: Readonly<Record<string, number>> }) => (
  <figure className="chart">
    <svg className="map" viewBox={`0 0 ${mapSize.width} ${mapSize.height}`}>
      <title>各地有效示范平台数</title>
      {mapCells(counts).map(({ city, x, y, count, shade }) => (
        <a key={city} href={`/platforms?city=${encodeURIComponent(city)}`} className={shade > 2 ? 'inv' : undefined}>
          <g transform={`translate(${x} ${y})`}>
            <rect className={`m${shade}`} width={cell.width} height={cell.height} />
            <text x={cell.width / 2} y={24}>
              {city}
            </text>
            <text className="n" x={cell.width / 2} y={43}>
              {`${count} 家`}
            </text>
          </g>
        </a>
      ))}
    </svg>
    <figcaption className="small muted">各地有效示范平台数，示意图，不表示行政区域界线</figcaption>
  </figure>
);
