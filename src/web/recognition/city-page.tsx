import { paths } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { law } from '../scheme/law.ts';
import { useSession } from '../session.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Card, Columns, PageHead, Stack } from '../ui/page.tsx';
import { PrintButton } from '../ui/print.tsx';
import { type Platform, placeIn, platformsOf } from './city.ts';
import { CityHistory } from './city-history.tsx';
import { CityMap } from './city-map.tsx';
import { CityPlatforms, CityPlatformYears } from './city-platforms.tsx';
import { CityShowcases, CitySummaries } from './city-side.tsx';

/** A city's own view: its platforms and how long each still stands, the province's map, its cases year by year, showcases (第十四条), summaries (第十五条). */
export default function CityPage() {
  const { organisation, today } = useSession();
  const platforms = useRead('GET /api/platforms');
  const place = placeIn(organisation.name);
  return (
    <main className="page page--lists" id="main" tabIndex={-1}>
      <PageHead
        title={`${place ?? organisation.name}示范平台`}
        meta={[organisation.name, `截至 ${fullDate(today)}`]}
        actions={
          <>
            <PrintButton />
            <ButtonLink href={paths.platforms}>全省名录</ButtonLink>
          </>
        }
      />
      <Columns as="main-side">
        <Stack>
          <Card title="辖区内的示范平台" aside={<span className="small muted">称号有效期{law().validity.years}年（第十二条）</span>} flush>
            <Loaded read={platforms} lines={8}>
              {(data) => <CityPlatforms platforms={platformsOf(data.platforms, place, organisation.name)} today={today} />}
            </Loaded>
          </Card>
          <Card title="历年示范平台" aside={<span className="small muted">截至 {fullDate(today)}</span>} flush>
            <Loaded read={platforms} lines={3}>
              {(data) => <CityPlatformYears platforms={platformsOf(data.platforms, place, organisation.name)} today={today} />}
            </Loaded>
          </Card>
          <CityHistory />
        </Stack>
        <Stack>
          <Card title="全省分布">
            <Loaded read={platforms} lines={6}>
              {(data) => <CityMap counts={countsOf(data.platforms)} own={place} />}
            </Loaded>
          </Card>
          <CityShowcases />
          <CitySummaries />
        </Stack>
      </Columns>
    </main>
  );
}

/** The province's, as on the public map; a city's own are another title (第十七条). */
function countsOf(platforms: readonly Platform[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { city, standing, successor, local } of platforms)
    if (!local && standing === 'valid' && successor === null) counts[city] = (counts[city] ?? 0) + 1;
  return counts;
}
