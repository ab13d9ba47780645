import { useState } from 'react';
import { Link } from 'wouter';
import { isDay } from '../../core/calendar/is-day.ts';
import { functionsOf } from '../../core/scheme/functions.ts';
import { type AnswerOf, call } from '../client.ts';
import { type FileColumn, LeftOut, ListFile } from '../list-file.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useReadPage } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Empty } from '../ui/alert.tsx';
import { useAsked } from '../ui/asked.ts';
import { Button } from '../ui/button.tsx';
import { DateInput } from '../ui/controls.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Field } from '../ui/field.tsx';
import { Card, PageHead } from '../ui/page.tsx';
import { pageQuery, pagerOf } from '../ui/page-of.ts';
import { PageGone, Pager } from '../ui/pager.tsx';
import { PrintButton } from '../ui/print.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { useWhole } from '../ui/whole.ts';

type Row = AnswerOf<'GET /api/recognised'>['titles'][number];
const PAGE = 50;

/** Who was recognised on a day, by what was known on another (第十二条、第十六条): what an officer answers with, and an auditor asks. */
export default function AsKnownPage() {
  const { today } = useSession();
  const asked = useAsked(['on', 'known']);
  const on = isDay(asked.filter.on) ? asked.filter.on : today;
  const known = isDay(asked.filter.known) ? asked.filter.known : today;
  return (
    <main className="page" id="main" tabIndex={-1}>
      <PageHead
        crumbs={[{ label: '示范平台', href: paths.platforms }]}
        title="某日有效的示范平台"
        meta={[`${fullDate(on)}有效，按${fullDate(known)}所知`]}
        actions={<PrintButton />}
      />
      <Card>
        <Days key={`${on} ${known}`} {...{ on, known }} onAsk={(days) => asked.askAll(days)} />
      </Card>
      <Card flush>
        <Titles {...{ on, known }} page={asked.page} onPage={asked.turn} />
      </Card>
    </main>
  );
}

type Two = { readonly on: string; readonly known: string };

function Days({ on, known, onAsk }: Two & { onAsk(days: Two): void }) {
  const [days, setDays] = useState<Two>({ on, known });
  const field = (name: keyof Two, label: string, hint: string) => (
    <Field label={label} hint={hint} span={4} error={isDay(days[name]) ? undefined : '请写作 2026-03-31'}>
      {(ids) => (
        <DateInput
          {...ids}
          value={days[name]}
          picked={days[name]}
          onPick={(day) => setDays({ ...days, [name]: day })}
          onChange={(event) => setDays({ ...days, [name]: event.target.value.trim() })}
        />
      )}
    </Field>
  );
  return (
    <search>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          if (isDay(days.on) && isDay(days.known)) onAsk(days);
        }}
      >
        {field('on', '哪一天有效', '有效期含这一天，且这一天没有撤销')}
        {field('known', '按哪一天所知', '这一天以后才录入、撤销、更正的，都不算在内')}
        <div className="f-12">
          <Button look="primary" type="submit">
            查询
          </Button>
        </div>
      </form>
    </search>
  );
}

const columns: readonly Column<Row>[] = [
  { key: 'name', head: '平台单位', rowHead: true, cell: (one) => <Link href={to(paths.platform, { id: one.id })}>{one.name}</Link> },
  { key: 'number', head: '证书编号', cell: (one) => <span className="nowrap">{one.certificateNumber}</span> },
  { key: 'functions', head: '服务功能', cell: (one) => functionsOf(one.functions) },
  { key: 'issuer', head: '认定部门', cell: (one) => one.issuer },
  { key: 'term', head: '有效期', cell: (one) => `${fullDate(one.validFrom)}至${fullDate(one.validTo)}` },
  { key: 'knownOn', head: '记载日期', cell: (one) => fullDate(one.knownOn) },
  { key: 'later', head: '此后知道的变化', cell: (one) => one.later ?? '无' },
];

const fileColumns: readonly FileColumn<Row>[] = [
  ['平台单位', (one) => one.name],
  ['统一社会信用代码', (one) => one.creditCode ?? ''],
  ['证书编号', (one) => one.certificateNumber],
  ['服务功能', (one) => functionsOf(one.functions)],
  ['认定部门', (one) => one.issuer],
  ['有效期自', (one) => one.validFrom],
  ['有效期至', (one) => one.validTo],
  ['启用前认定', (one) => (one.earlier ? '是' : '否')],
  ['记载日期', (one) => one.knownOn],
  ['此后知道的变化', (one) => one.later ?? ''],
];

function Titles({ on, known, page, onPage }: Two & { page: number; onPage(page: number): void }) {
  const read = useReadPage('GET /api/recognised', { query: { on, known, ...pageQuery(page, PAGE) } });
  const whole = useWhole<Row>(
    ({ id }) => id,
    async (part) => {
      const { titles: rows, total } = await call('GET /api/recognised', { query: { on, known, ...part } });
      return { rows, total };
    },
  );
  return (
    <>
      <div className="filters">
        <ListFile
          small
          label="导出清单"
          whole={whole}
          name={`示范平台-${on}有效-${known}所知`}
          columns={fileColumns}
          total={read.data?.total}
        />
        <span className="filters__end small muted" role="status">
          {read.data ? `${read.data.total} 家` : ''}
        </span>
      </div>
      <Loaded read={read} lines={8}>
        {({ titles, total }) => (
          <>
            <Table
              caption="某日有效的示范平台"
              columns={columns}
              rows={whole.rows ?? titles}
              keyOf={({ id }) => id}
              stack
              empty={total > 0 ? <PageGone /> : <Empty title="按这一天所知，没有有效的示范平台">请另选日期。</Empty>}
            />
            <LeftOut whole={whole} shown={titles.length} total={total} />
            <Pager {...pagerOf(page, PAGE, total)} unit="家" onPage={onPage} />
          </>
        )}
      </Loaded>
    </>
  );
}
