import { flag, mapNote, mapSize, provinceMap } from '../../core/identifiers/map.ts';
import { Nothing } from './page.tsx';

type Counts = Readonly<Record<string, number>>;
const at = (city: string) => `/platforms?city=${encodeURIComponent(city)}`;

/** How many platforms are in force where: the map, and beside it the same as a table, for reading and for print. */
export const Distribution = ({ counts, reviewNumber }: { counts: Counts; reviewNumber: string | null }) => (
  <div className="cols cols--main-side">
    <Picture counts={counts} reviewNumber={reviewNumber} />
    <Cities counts={counts} />
  </div>
);

/** Each place leads to its list. The table says the same and is what a keyboard goes through. */
function Picture({ counts, reviewNumber }: { counts: Counts; reviewNumber: string | null }) {
  const { areas, markers } = provinceMap(counts);
  return (
    <figure className="chart">
      <svg className="map map--province" viewBox={`0 0 ${mapSize.width} ${mapSize.height}`} aria-hidden="true">
        {areas.map(({ city, name, count, shade, path, x, y }) => (
          <a key={city} href={at(city)} tabIndex={-1} className={shade > 2 ? 'inv' : undefined}>
            <path className={`m${shade}`} d={path} />
            <text x={x} y={y - 1}>
              {name}
            </text>
            <text className="n" x={x} y={y + 14}>
              {count}
            </text>
          </a>
        ))}
        {markers.map(({ city, count, x, y }) => (
          <a key={city} href={at(city)} tabIndex={-1}>
            <circle className="flag" cx={x} cy={y} r={5} />
            <rect className="flag" x={x + flag.gap} y={y - flag.height / 2} width={flag.width} height={flag.height} rx={3} />
            <text className="flag-t" x={x + flag.gap + flag.width / 2} y={y + 4}>
              {`${city} ${count}`}
            </text>
          </a>
        ))}
      </svg>
      <figcaption className="small muted">{mapNote(reviewNumber)}</figcaption>
    </figure>
  );
}

function Cities({ counts }: { counts: Counts }) {
  const cities = Object.entries(counts).sort(([, a], [, b]) => b - a);
  if (cities.length === 0) return <Nothing title="还没有认定的示范平台">认定后在这里公布（第十一条）。</Nothing>;
  return (
    <table className="table table--tight">
      <thead>
        <tr>
          <th scope="col">所在地</th>
          <th scope="col" className="num">
            有效示范平台
          </th>
        </tr>
      </thead>
      <tbody>
        {cities.map(([city, count]) => (
          <tr key={city}>
            <th scope="row">
              <a href={at(city)}>{city}</a>
            </th>
            <td className="num">{count} 家</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** How many of the platforms in force lie in each city; a place without one is not named. */
export const countsOf = (places: readonly { city: string; valid: number }[]): Record<string, number> =>
  Object.fromEntries(places.flatMap(({ city, valid }) => (valid > 0 ? [[city, valid]] : [])));
