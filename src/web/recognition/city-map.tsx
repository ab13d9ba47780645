import { cell, mapCells, mapSize } from '../../core/identifiers/map.ts';
import { cx } from '../ui/cx.ts';

/** The province's schematic with how many platforms are in force where; one's own place is framed. */
export const CityMap = ({ counts, own }: { counts: Readonly<Record<string, number>>; own: string | null }) => (
  <figure className="chart">
    <svg className="map map--side" viewBox={`-2 -2 ${mapSize.width + 4} ${mapSize.height + 4}`} role="img" aria-labelledby="city-map">
      <title id="city-map">{`各地有效示范平台数：${mapCells(counts)
        .map(({ city, count }) => `${city}${count}家`)
        .join('，')}`}</title>
      {[...mapCells(counts)]
        .sort((a, b) => Number(a.city === own) - Number(b.city === own))
        .map(({ city, x, y, count, shade }) => (
          <g key={city} transform={`translate(${x} ${y})`} className={cx(shade > 2 && 'inv', city === own && 'own')}>
            <rect className={`m${shade}`} width={cell.width} height={cell.height} />
            <text x={cell.width / 2} y={25}>
              {city}
            </text>
            <text className="n" x={cell.width / 2} y={47}>
              {`${count} 家`}
            </text>
          </g>
        ))}
    </svg>
    <figcaption className="small muted">各地有效示范平台数，示意图，不表示行政区域界线</figcaption>
  </figure>
);
