import { useState } from 'react';
import { Link } from 'wouter';
import { asUnits, type Unit } from '../../core/deadlines/titles.ts';
import { serviceFunctions } from '../../core/scheme/functions.ts';
import type { AnswerOf } from '../client.ts';
import { functionsIn } from '../notice/publish-card.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { law } from '../scheme/law.ts';
import { hasRole, isKind, useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Input, Select } from '../ui/controls.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { usePages } from '../ui/pages.ts';
import { type Column, Table } from '../ui/table.tsx';
import { standings, unitsFound } from './city.ts';

type Platform = AnswerOf<'GET /api/platforms'>['platforms'][number];
const PAGE = 30;
const tones: Record<Platform['standing'], Tone> = { valid: 'green', expired: 'grey', revoked: 'red' };
export const StandingBadge = ({ of }: { of: Pick<Platform, 'standing' | 'standingLabel'> }) => (
  <Badge tone={tones[of.standing]}>{of.standingLabel}</Badge>
);

/** The numbers of a unit's certificates, the one that stands for it first, and who gave them where it was not the province. */
export const Certificates = ({ of: { lead, earlier } }: { of: Unit<Platform> }) => (
  <>
    {[lead, ...earlier].map((one) => (
      <div key={one.id} className="nowrap">
        {one.certificateNumber}
      </div>
    ))}
    {lead.local ? <div className="small muted">{lead.issuer}认定</div> : null}
    {lead.earlier ? <div className="small muted">{lead.earlier.label}</div> : null}
  </>
);

/** Until when each of them stands, in the same order. */
export const Ends = ({ of: { lead, earlier } }: { of: Unit<Platform> }) => (
  <>
    {[lead, ...earlier].map((one) => (
      <div key={one.id} className="nowrap">
        {one.validTo}
      </div>
    ))}
  </>
);

const columns: Column<Unit<Platform>>[] = [
  { key: 'name', head: '平台单位', rowHead: true, cell: ({ lead }) => <Link href={to(paths.platform, { id: lead.id })}>{lead.name}</Link> },
  { key: 'city', head: '所在地', cell: ({ lead }) => lead.city },
  { key: 'functions', head: '服务功能', cell: ({ lead }) => `${lead.kind}：${functionsIn(lead.functions)}` },
  { key: 'authority', head: '主管部门', cell: ({ lead }) => lead.authority },
  { key: 'number', head: '证书编号', cell: (unit) => <Certificates of={unit} /> },
  { key: 'to', head: '有效期至', cell: (unit) => <Ends of={unit} /> },
  { key: 'state', head: '状态', cell: ({ lead }) => <StandingBadge of={lead} /> },
];

/** Every recognised platform (第十一条), to be found by name, place, function and standing. */
export default function PlatformsPage() {
  const read = useRead('GET /api/platforms');
  const [search, setSearch] = useState('');
  const [city, setCity] = useState('');
  const [fn, setFn] = useState('');
  const [standing, setStanding] = useState('');
  const session = useSession();
  const { today } = session;
  const found = (all: readonly Platform[]) =>
    unitsFound(asUnits(all), { search, asked: standing, today }).filter(
      ({ lead }) => (city === '' || lead.city === city) && (fn === '' || lead.functions.includes(fn)),
    );
  const cities = [...new Set((read.data?.platforms ?? []).map((one) => one.city))].sort();
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageHead
        title="示范平台"
        meta={[`有效期${law().validity.years}年（第十二条），认定名单及时公布（第十一条）`]}
        actions={
          <>
            {isKind(session, 'province') || hasRole(session, 'supervisor') ? (
              <ButtonLink look="quiet" href={paths.earlierPlatforms}>
                此前认定的平台
              </ButtonLink>
            ) : null}
            <ButtonLink href="/data/platforms.csv" download>
              导出名录
            </ButtonLink>
          </>
        }
      />
      <Card flush>
        <div className="filters">
          <Input
            small
            aria-label="单位名称或证书编号"
            placeholder="单位名称或证书编号"
            value={search}
            onChange={(e) => setSearch(e.target.value.trim())}
          />
          <Select
            small
            aria-label="所在地"
            empty="全部地区"
            value={city}
            options={cities.map((one) => ({ value: one, label: one }))}
            onChange={(e) => setCity(e.target.value)}
          />
          <Select
            small
            aria-label="服务功能"
            empty="全部服务功能"
            value={fn}
            options={serviceFunctions.map(({ key, label }) => ({ value: key, label }))}
            onChange={(e) => setFn(e.target.value)}
          />
          <Select
            small
            aria-label="状态"
            empty="全部状态"
            value={standing}
            options={standings}
            onChange={(e) => setStanding(e.target.value)}
          />
        </div>
        <Loaded read={read} lines={8}>
          {({ platforms }) => <Found key={[search, city, fn, standing].join('|')} units={found(platforms)} />}
        </Loaded>
      </Card>
    </main>
  );
}

function Found({ units }: { units: readonly Unit<Platform>[] }) {
  const { shown, pager } = usePages(units, PAGE);
  return (
    <>
      <Table
        caption="示范平台"
        columns={columns}
        rows={shown}
        keyOf={({ lead }) => lead.id}
        stack
        empty={<Empty title="没有符合条件的示范平台">请放宽条件；认定后平台会出现在这里。</Empty>}
      />
      <Pager {...pager} unit="家" />
    </>
  );
}
