import { memo, type ReactNode } from 'react';
import type { Content, Field, Row, Section, TableForm, Value } from '../../core/annexes/field.ts';
import { isBlank } from '../../core/annexes/read.ts';
import { sectionsRead } from '../../core/annexes/sections-read.ts';
import { isVeiled } from '../../core/disclosure/in-text.ts';
import { idOf } from '../form/place.ts';
import { readable, shownValue } from '../form/shown.ts';
import { useForm } from '../form/which-form.ts';
import { Card, Kv } from '../ui/page.tsx';
import { Pager } from '../ui/pager.tsx';
import { usePages } from '../ui/pages.ts';
import { type Column, Table } from '../ui/table.tsx';
import { Masked } from './reveal.tsx';
import { headingOf } from './section-card.tsx';
import { sectionId } from './section-nav.tsx';

const PAGE = 50;

export type ReadProps = {
  /** With its derived figures; personal values as the server sent them. */
  content: Content;
  /** Beside a place: a mark of the review, say. */
  beside?: ((path: string, label: string) => ReactNode) | undefined;
};

/** The form to be read: the same sections as when it was filled in, as lists and tables. */
export const ReadSections = memo(function ReadSections({ content, beside }: ReadProps) {
  const form = useForm();
  return (
    <>
      {sectionsRead(content, form)
        .filter((section) => section.key !== 'declaration')
        .map((section) => (
          <ReadSection key={section.key} section={section} content={content} beside={beside} />
        ))}
    </>
  );
});

function ReadSection({ section, content, beside }: { section: Section } & ReadProps) {
  const { title, unit } = headingOf(section.label);
  const fields = Object.entries(section.fields);
  const long = fields.filter(([, field]) => field.type === 'longText');
  const short = fields.filter(([, field]) => field.type !== 'longText');
  const shown = ([key, field]: [string, Field]): ReactNode => (
    <span id={idOf(key)} tabIndex={-1}>
      <Shown path={key} field={field} value={content.values[key] ?? null} /> {beside?.(key, field.label)}
    </span>
  );
  return (
    <Card title={title} aside={unit ? <span className="small muted">{unit}</span> : null} id={sectionId(section.key)} flush>
      {short.length > 0 ? (
        <div className={short.length > 6 ? 'kvs kvs--wide' : 'kvs'}>
          <Kv items={short.map((entry) => [entry[1].label, shown(entry)] as const)} />
        </div>
      ) : null}
      {long.length > 0 ? (
        <dl className="kvs stacked">
          {long.flatMap((entry) => [
            <dt key={`k${entry[0]}`} className={fields.length === 1 ? 'sr' : undefined}>
              {entry[1].label}
            </dt>,
            <dd key={entry[0]}>{shown(entry)}</dd>,
          ])}
        </dl>
      ) : null}
      {section.tables.map((table) => (
        <ReadTable key={table.key} table={table} rows={content.tables[table.key] ?? []} named={section.tables.length > 1} beside={beside} />
      ))}
    </Card>
  );
}

function Shown({ path, field, value }: { path: string; field: Field; value: Value }) {
  if (isBlank(value)) return <span className="muted">未填写</span>;
  return field.personal || isVeiled(value) ? (
    <Masked path={path} label={field.label} text={shownValue(field, value)} />
  ) : (
    readable(field, value)
  );
}

type ReadTableProps = { table: TableForm; rows: readonly Row[]; named: boolean; beside: ReadProps['beside'] };

function ReadTable({ table, rows, named, beside }: ReadTableProps) {
  const { shown, first, printing, pager } = usePages(rows, PAGE);
  return (
    <div className="rows__part readrows" id={idOf(table.key)} tabIndex={-1}>
      {named ? (
        <div className="rows__head">
          <h3>
            {table.label}（{rows.length}）{beside?.(table.key, table.label)}
          </h3>
        </div>
      ) : null}
      <Table
        tight
        wide={Object.keys(table.columns).length > 2}
        caption={table.label}
        columns={printing ? onPaper(table) : columnsOf(table, first, beside)}
        rows={shown}
        keyOf={(row) => row.id}
        empty={<p className="card__foot muted">没有填写</p>}
      />
      <Pager {...pager} unit="行" />
    </div>
  );
}

/** Plain texts, whole: 1 600 rows are laid out before the printer asks for them. */
const onPaper = (table: TableForm): Column<Row>[] => [
  { key: 'no', head: '序号', num: true, cell: (_, index) => index + 1 },
  ...Object.entries(table.columns).map(
    ([key, field]): Column<Row> => ({
      key,
      head: headOf(field),
      num: figures.includes(field.type),
      cell: (row) => shownValue(field, row.cells[key] ?? null) || (field.type === 'satisfaction' ? '未评价' : '–'),
    }),
  ),
];

/** A label that has its unit is not given it twice: 服务满意度(%). */
const headOf = ({ label, unit }: Field): string => (unit && !label.endsWith(`(${unit})`) ? `${label}（${unit}）` : label);

const prose = ['text', 'longText', 'choices', 'url', 'email'];
const figures = ['integer', 'decimal', 'money', 'percent'];

function columnsOf(table: TableForm, first: number, beside: ReadProps['beside']): Column<Row>[] {
  const number: Column<Row> = { key: 'no', head: '序号', num: true, cell: (_, index) => first + index + 1 };
  const cells = Object.entries(table.columns).map(
    ([key, field]): Column<Row> => ({
      key,
      head: headOf(field),
      num: figures.includes(field.type),
      derived: field.derived !== undefined,
      cell: (row, index) => {
        const path = `${table.key}/${row.id}/${key}`;
        return (
          <span id={idOf(path)} tabIndex={-1} className={prose.includes(field.type) ? undefined : 'nowrap'}>
            <Cell path={path} field={field} value={row.cells[key] ?? null} label={`第 ${first + index + 1} 行${field.label}`} />
            {beside?.(path, `${table.label}第${first + index + 1}行 ${field.label}`)}
          </span>
        );
      },
    }),
  );
  return [number, ...cells];
}

function Cell({ path, field, value, label }: { path: string; field: Field; value: Value; label: string }) {
  const text = shownValue(field, value);
  if (text === '') return <span className="muted">{field.type === 'satisfaction' ? '未评价' : '–'}</span>;
  return field.personal || isVeiled(value) ? <Masked path={path} label={label} text={text} /> : text;
}
