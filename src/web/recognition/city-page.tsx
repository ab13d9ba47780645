import { Link } from 'wouter';
import { functionsIn } from '../notice/publish-card.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Tally } from '../ui/check.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Card, Columns, PageHead, Stack } from '../ui/page.tsx';
import { PrintButton } from '../ui/print.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { type Platform, placeIn, platformsOf, termOf } from './city.ts';
import { CityHistory } from './city-history.tsx';
import { CityMap } from './city-map.tsx';
import { CityShowcases, CitySummaries } from './city-side.tsx';
import { StandingBadge } from './platforms-page.tsx';
import './city.css';

/** A city's own view: its platforms and how long each still stands, the province's map, its cases year by year, showcases (第十四条), summaries (第十五条). */
export default function CityPage() {
  const { organisation, today } = useSession();
  const platforms = useRead('GET /api/platforms');
  const place = placeIn(organisation.name);
  return (
    <main className="page" id="main" tabIndex={-1}>
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
          <Card title="辖区内的示范平台" aside={<span className="small muted">称号有效期三年（第十二条）</span>} flush>
            <Loaded read={platforms} lines={8}>
              {(data) => <Own platforms={platformsOf(data.platforms, place, organisation.name)} today={today} />}
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

function countsOf(platforms: readonly Platform[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { city, standing } of platforms) if (standing === 'valid') counts[city] = (counts[city] ?? 0) + 1;
  return counts;
}

function Own({ platforms, today }: { platforms: readonly Platform[]; today: string }) {
  if (platforms.length === 0) return <Empty title="辖区内还没有示范平台">认定后会列在这里，连同有效期和到期提醒。</Empty>;
  const terms = platforms.map((one) => termOf(one, today));
  const columns: Column<Platform>[] = [
    { key: 'name', head: '平台单位', rowHead: true, cell: (one) => <Link href={to(paths.platform, { id: one.id })}>{one.name}</Link> },
    { key: 'functions', head: '服务功能', cell: (one) => functionsIn(one.functions) },
    { key: 'year', head: '认定', cell: (one) => `${one.roundYear}年度` },
    { key: 'to', head: '有效期至', cell: (one) => <span className="nowrap">{one.validTo}</span> },
    { key: 'left', head: '还有', cell: (one) => <Term one={one} today={today} /> },
    { key: 'state', head: '状态', cell: (one) => <StandingBadge of={one} /> },
  ];
  return (
    <>
      <Tally
        items={[
          { n: terms.filter((one) => one !== null).length, label: '有效', tone: 'ok' },
          { n: terms.filter((one) => one?.renewable).length, label: '一年内到期', tone: 'soon' },
          { n: platforms.filter((one) => one.standing === 'expired').length, label: '已到期' },
          { n: platforms.filter((one) => one.standing === 'revoked').length, label: '已撤销', tone: 'late' },
        ]}
      />
      <Table caption="辖区内的示范平台" columns={columns} rows={platforms} keyOf={(one) => one.id} stack />
    </>
  );
}

function Term({ one, today }: { one: Platform; today: string }) {
  const term = termOf(one, today);
  if (term === null) return <span className="muted">–</span>;
  if (!term.renewable) return <span className="nowrap">{`${term.days} 天`}</span>;
  return <span className="soon nowrap">{term.days} 天，可重新申报</span>;
}
