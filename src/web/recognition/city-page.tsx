import { placeIn } from '../../core/identifiers/recommending-units.ts';
import { paths } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { law } from '../scheme/law.ts';
import { useSession } from '../session.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Card, Columns, PageHead, Stack } from '../ui/page.tsx';
import { PrintButton } from '../ui/print.tsx';
import { CityHistory } from './city-history.tsx';
import { CityMap } from './city-map.tsx';
import { CityPlatforms, CityPlatformYears } from './city-platforms.tsx';
import { CityShowcases, CitySummaries } from './city-side.tsx';

/** A city's own view: its platforms and how long each still stands, the province's map, its cases year by year, showcases (第十四条), summaries (第十五条). */
export default function CityPage() {
  const { organisation, today } = useSession();
  const area = useRead('GET /api/platform-counts', { query: { area: organisation.id } });
  const province = useRead('GET /api/platform-counts', { query: { list: 'province' } });
  const place = placeIn(organisation.name);
  return (
    <main className="page page--lists" id="main" tabIndex={-1}>
      <PageHead
        title={`${place ?? organisation.name}示范平台`}
        meta={[organisation.name, `截至${fullDate(today)}`]}
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
            <Loaded read={area} lines={8}>
              {({ ofArea }) => (ofArea ? <CityPlatforms area={organisation.id} counts={ofArea} today={today} /> : null)}
            </Loaded>
          </Card>
          <Card title="历年示范平台" aside={<span className="small muted">截至{fullDate(today)}</span>} flush>
            <Loaded read={area} lines={3}>
              {({ ofArea }) => <CityPlatformYears terms={ofArea?.terms ?? []} today={today} />}
            </Loaded>
          </Card>
          <CityHistory />
        </Stack>
        <Stack>
          <Card title="全省分布">
            <Loaded read={province} lines={6}>
              {({ places }) => <CityMap counts={Object.fromEntries(places.map(({ city, valid }) => [city, valid]))} own={place} />}
            </Loaded>
          </Card>
          <CityShowcases />
          <CitySummaries />
        </Stack>
      </Columns>
    </main>
  );
}
