import { useState } from 'react';
import { Link } from 'wouter';
import { serviceFunctions } from '../../core/scheme/functions.ts';
import type { AnswerOf } from '../client.ts';
import { functionsIn } from '../notice/publish-card.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { Input, Select } from '../ui/controls.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { usePages } from '../ui/pages.ts';
import { type Column, Table } from '../ui/table.tsx';

type Platform = AnswerOf<'GET /api/platforms'>['platforms'][number];
const PAGE = 30;
const tones: Record<Platform['standing'], Tone> = { valid: 'green', expired: 'grey', revoked: 'red' };
export const StandingBadge = ({ of }: { of: Pick<Platform, 'standing' | 'standingLabel'> }) => (
  <Badge tone={tones[of.standing]}>{of.standingLabel}</Badge>
);

const columns: Column<Platform>[] = [
  { key: 'name', head: '平台单位', rowHead: true, cell: (one) => <Link href={to(paths.platform, { id: one.id })}>{one.name}</Link> },
  { key: 'city', head: '所在地', cell: (one) => one.city },
  { key: 'functions', head: '服务功能', cell: (one) => `${one.kind}：${functionsIn(one.functions)}` },
  { key: 'authority', head: '主管部门', cell: (one) => one.authority },
  { key: 'number', head: '证书编号', cell: (one) => <span className="nowrap">{one.certificateNumber}</span> },
  { key: 'to', head: '有效期至', cell: (one) => <span className="nowrap">{one.validTo}</span> },
  { key: 'state', head: '状态', cell: (one) => <StandingBadge of={one} /> },
];

/** Every recognised platform (第十一条), to be found by name, place, function and standing. */
export default function PlatformsPage() {
  const read = useRead('GET /api/platforms');
  const [search, setSearch] = useState('');
  const [city, setCity] = useState('');
  const [fn, setFn] = useState('');
  const [standing, setStanding] = useState('');
  const holds = (one: Platform) =>
    (search === '' || one.name.includes(search) || one.certificateNumber.includes(search)) &&
    (city === '' || one.city === city) &&
    (fn === '' || one.functions.includes(fn)) &&
    (standing === '' || one.standing === standing);
  const cities = [...new Set((read.data?.platforms ?? []).map((one) => one.city))].sort();
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageHead
        title="示范平台"
        meta={['有效期三年（第十二条），认定名单及时公布（第十一条）']}
        actions={
          <ButtonLink href="/data/platforms.csv" download>
            导出名录
          </ButtonLink>
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
            options={[
              { value: 'valid', label: '有效' },
              { value: 'expired', label: '已到期' },
              { value: 'revoked', label: '已撤销' },
            ]}
            onChange={(e) => setStanding(e.target.value)}
          />
        </div>
        <Loaded read={read} lines={8}>
          {({ platforms }) => {
            const found = platforms.filter(holds);
            return <Found key={[search, city, fn, standing].join('|')} platforms={found} />;
          }}
        </Loaded>
      </Card>
    </main>
  );
}

function Found({ platforms }: { platforms: readonly Platform[] }) {
  const { shown, pager } = usePages(platforms, PAGE);
  return (
    <>
      <Table
        caption="示范平台"
        columns={columns}
        rows={shown}
        keyOf={(one) => one.id}
        stack
        empty={<Empty title="没有符合条件的示范平台">请放宽条件；认定后平台会出现在这里。</Empty>}
      />
      <Pager {...pager} unit="家" />
    </>
  );
}
