import { flag, mapNote, mapSize, provinceMap } from '../../core/identifiers/map.ts';
import { useSession } from '../session.tsx';
import { cx } from '../ui/cx.ts';

type Props = { counts: Readonly<Record<string, number>>; own: string | null; what?: string };

/** The province with how many platforms are in force where, or whatever else is counted; one's own place is framed. */
export function CityMap({ counts, own, what = '各地有效示范平台数' }: Props) {
  const { mapReviewNumber } = useSession();
  const { areas, markers } = provinceMap(counts);
  const words = [...areas, ...markers].map(({ city, count }) => `${city}${count}家`).join('，');
  const frontmost = [...areas].sort((a, b) => Number(a.city === own) - Number(b.city === own));
  return (
    <figure className="chart">
      <svg className="map map--province" viewBox={`-2 -2 ${mapSize.width + 4} ${mapSize.height + 4}`} role="img" aria-labelledby="city-map">
        <title id="city-map">{`${what}：${words}`}</title>
        {frontmost.map(({ city, name, count, shade, path, x, y }) => (
          <g key={city} className={cx(shade > 2 && 'inv', city === own && 'own')}>
            <path className={`m${shade}`} d={path} />
            <text x={x} y={y - 1}>
              {name}
            </text>
            <text className="n" x={x} y={y + 14}>
              {count}
            </text>
          </g>
        ))}
        {markers.map(({ city, count, x, y }) => (
          <g key={city} className={cx(city === own && 'own')}>
            <circle className="flag" cx={x} cy={y} r={5} />
            <rect className="flag" x={x + flag.gap} y={y - flag.height / 2} width={flag.width} height={flag.height} rx={3} />
            <text className="flag-t" x={x + flag.gap + flag.width / 2} y={y + 4}>
              {`${city} ${count}`}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="small muted">{mapNote(mapReviewNumber, what)}</figcaption>
    </figure>
  );
}
