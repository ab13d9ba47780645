import { memo, type ReactNode, useCallback, useContext, useMemo } from 'react';
import { type Came, sourceOf } from '../../core/annexes/carried.ts';
import { fieldIn } from '../../core/annexes/document-kind.ts';
import type { Content, Field, Row, Section, TableForm } from '../../core/annexes/field.ts';
import { isOpen, isPartlyOpen, type Opened } from '../../core/workflow/opened.ts';
import type { Report } from '../form/change.ts';
import { FieldInput } from '../form/field-input.tsx';
import { LookContext, type LookState } from '../form/look-mark.tsx';
import { RowsTable } from '../form/rows-table.tsx';
import { HeldButtons } from '../form/rows-waiting.tsx';
import { idle } from '../idle.ts';
import { later } from '../later.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import type { Span } from '../ui/field.tsx';
import { LockBadge } from './lock-badge.tsx';
import type { Brought } from './looking-at.ts';
import { part } from './part.ts';
import { lockOf } from './permitted.ts';
import { SectionHistory } from './section-history.tsx';
import { sectionId } from './section-nav.tsx';

// It stands in the sheets' lines of commands, which come later too.
const ImportButton = later(part('importButton'), {
  Waiting: () => <HeldButtons words={['导入表格', '空白表格']} />,
  when: idle,
});

const Annex2Back = later(part('annex2Back'), {
  Waiting: () => (
    <Button small look="quiet" busy>
      读回改过的附件2
    </Button>
  ),
  when: idle,
});

// Asked for only where an earlier year brought something.
const LookSection = later(part('lookSection'), { when: idle });
const RowsBrought = later(part('rowsBrought'), { when: idle });

export type SectionCardProps = {
  section: Section;
  /** With its derived figures. */
  content: Content;
  onChange: Report;
  marks: ReadonlyMap<string, string> | undefined;
  editable: Opened;
  /** Of a returned dossier: only what may be changed. */
  only?: boolean | undefined;
  aside?: ReactNode;
  /** A line under a table's heading: what the conditions say of it. */
  notes?: Readonly<Record<string, ReactNode>> | undefined;
  /** At the end of the line of commands above a list, and behind the count below it. */
  barEnd?: ReactNode;
  /** In that line while the list fills the window. */
  barFull?: ReactNode;
  footEnd?: ReactNode;
  /** The form as it came, for where its values come from; what of it an earlier year brought, and which places of this section wait to be looked at. */
  came: Came;
  brought: Brought;
  unseen: ReadonlySet<string> | undefined;
  /** Only these fields and tables are on the page. */
  shown: ReadonlySet<string> | null;
  /** Fields that stand elsewhere, as in the heading. */
  without?: readonly string[] | undefined;
};

/** How wide the fields stand, so that the lines are full and what belongs together stands together; the kit's own rule for the others. */
const spans: Readonly<Record<string, Span>> = {
  ...{ nature: 3, creditCode: 3, issuer: 3, registeredOn: 3 },
  ...{ address: 6, postcode: 3, legalRepresentative: 3 },
  ...{ legalIdKind: 3, legalIdNumber: 3, legalMobile: 3, contactName: 3 },
  ...{ contactPhone: 3, contactMobile: 3, website: 3, filingNumber: 3 },
  ...{ email: 4, registeredCapital: 4, totalAssets: 4 },
  ...{ equipmentCount: 4, equipmentPrice: 4, equipmentShare: 4 },
  ...{ premisesArea: 4, premisesOwned: 4, premisesRented: 4 },
  ...{ staffTotal: 6, staffFullTime: 6, staffProfessional: 6 },
  ...{ benefitBasis: 12, kind: 12, partnersTotal: 12 },
};

/** 二、平台运营情况(单位：万元、户、%) → heading and unit. */
export function headingOf(label: string): { title: string; unit: string | null } {
  const [, title, unit] = /^(.*)\((单位：.*)\)$/.exec(label) ?? [];
  return { title: (title ?? label).replace(/^(附件\d) /, '$1　'), unit: unit ?? null };
}

/** One section as a card. Drawn again only where its own fields, rows or marks changed. */
export const SectionCard = memo(function SectionCard(props: SectionCardProps) {
  const { section, content, onChange, marks, editable, only, aside, notes, came, unseen, shown, without = [] } = props;
  const { title, unit } = headingOf(section.label);
  const fields = Object.entries(section.fields).filter(
    ([key]) => !without.includes(key) && (!only || isOpen(editable, key)) && (!shown || shown.has(key)),
  );
  const tables = section.tables.filter((table) => (!only || isPartlyOpen(editable, table.key)) && (!shown || shown.has(table.key)));
  const named = section.tables.length > 1 || fields.length > 0;
  return (
    <Card
      title={title}
      aside={
        <span className="row">
          {aside ?? (unit ? <span className="small muted">{unit}</span> : null)}
          {unseen ? <LookSection unseen={unseen} /> : null}
          {section.key === 'basics' ? <Annex2Back /> : null}
          <SectionHistory section={section.key} />
        </span>
      }
      id={sectionId(section.key)}
      flush
    >
      {fields.length > 0 ? (
        <div className="card__body">
          <div className="form">
            {fields.map(([key, field]) => (
              <FieldInput
                key={key}
                path={key}
                field={judgedIn(content, labelled(section, key, field))}
                value={content.values[key] ?? null}
                onChange={onChange}
                fault={marks?.get(key)}
                readOnly={!isOpen(editable, key)}
                source={
                  editable === 'all' || field.derived ? (
                    sourceOf(came, key, content.values[key] ?? null)
                  ) : (
                    <LockBadge lock={isOpen(editable, key) ? 'free' : 'locked'} />
                  )
                }
                look={lookOf(props, key)}
                span={spans[key]}
              />
            ))}
          </div>
        </div>
      ) : null}
      {tables.map((table) => (
        <TablePart key={table.key} table={table} named={named} note={notes?.[table.key]} props={props} />
      ))}
    </Card>
  );
}, sameSection);

/** A document's number is judged by the kind beside it; one object for each kind, so that nothing is drawn again in vain. */
const kinds = new Map<string, Field>();
function judgedIn(content: Content, field: Field): Field {
  if (field.kindIn === undefined) return field;
  const judged = fieldIn(field, content.values);
  const known = kinds.get(judged.documentKind ?? '') ?? judged;
  kinds.set(judged.documentKind ?? '', known);
  return known;
}

/** A section of one field carries its label as its heading; repeating it would only be read twice. */
const labelled = (section: Section, key: string, field: Field): Field =>
  Object.keys(section.fields).length === 1 && section.tables.length === 0 && section.label.includes(field.label)
    ? shortened(key, field)
    : field;
const shortLabels = new Map<string, Field>();
function shortened(key: string, field: Field): Field {
  const known = shortLabels.get(key) ?? { ...field, label: '情况说明' };
  shortLabels.set(key, known);
  return known;
}

type PartProps = { table: TableForm; named: boolean; note: ReactNode; props: SectionCardProps };

function TablePart({
  table,
  named,
  note,
  props: { content, onChange, marks, editable, barEnd, barFull, footEnd, brought, unseen },
}: PartProps) {
  const fault = marks?.get(table.key);
  const lock = useMemo(() => lockOf(editable, table.key), [editable, table.key]);
  const came = brought.tables.get(table.key);
  const waits = useMemo(() => waitingRows(table.key, unseen), [table.key, unseen]);
  const lookOfRow = useCallback((row: Row) => (waits.has(row.id) ? 'is-brought' : undefined), [waits]);
  const say = useContext(LookContext);
  const rowWaits = useMemo(
    () =>
      came && {
        rows: waits,
        word: '待核对',
        act: '核对无误',
        say: (ids: readonly string[], seen: boolean) =>
          say(
            ids.map((id) => `${table.key}/${id}`),
            seen,
          ),
      },
    [came, waits, say, table.key],
  );
  const importer = useMemo(() => <ImportButton table={table.key} />, [table.key]);
  return (
    <div className="rows__part">
      {named ? (
        <div className="rows__head">
          <h3>{table.label}</h3>
          {fault ? <p className="field__err">{fault}</p> : note ? <p className="field__hint">{note}</p> : null}
          <span className="rows__import">{importer}</span>
        </div>
      ) : null}
      {came ? <RowsBrought table={table} came={came} waits={waits.size} /> : null}
      <RowsTable
        table={table}
        rows={content.tables[table.key] ?? []}
        onChange={onChange}
        faults={marks}
        readOnly={lock?.rows.size === 0}
        lock={lock}
        waits={rowWaits}
        lookOf={waits.size > 0 ? lookOfRow : undefined}
        barStart={named ? null : importer}
        barEnd={barEnd}
        barFull={barFull}
        footEnd={footEnd}
      />
    </div>
  );
}

/** Rows of a table that wait to be looked at. */
function waitingRows(table: string, unseen: ReadonlySet<string> | undefined): ReadonlySet<string> {
  const head = `${table}/`;
  return new Set([...(unseen ?? [])].flatMap((path) => (path.startsWith(head) ? [path.slice(head.length)] : [])));
}

/** Of a value that stands as an earlier year brought it, whether it waits to be looked at. */
function lookOf({ came, content, brought, unseen }: SectionCardProps, key: string): LookState {
  if (unseen?.has(key)) return 'waits';
  return brought.places.has(key) && sourceOf(came, key, content.values[key] ?? null) !== undefined ? 'seen' : undefined;
}

function sameSection(before: SectionCardProps, now: SectionCardProps): boolean {
  const { section } = now;
  const plain = (
    [
      'section',
      'onChange',
      'marks',
      'editable',
      'only',
      'aside',
      'barEnd',
      'barFull',
      'footEnd',
      'came',
      'brought',
      'unseen',
      'shown',
      'without',
    ] as const
  ).every((key) => before[key] === now[key]);
  const notes = section.tables.every(({ key }) => before.notes?.[key] === now.notes?.[key]);
  const values = Object.keys(section.fields).every((key) => before.content.values[key] === now.content.values[key]);
  return plain && notes && values && section.tables.every(({ key }) => sameRows(before.content.tables[key], now.content.tables[key]));
}

/** Derived columns make new rows each time; a short table is compared cell by cell. */
function sameRows(before: Content['tables'][string] = [], now: Content['tables'][string] = []): boolean {
  if (before === now) return true;
  if (before.length !== now.length || now.length > 60) return false;
  return now.every((row, index) => {
    const was = before[index];
    return (
      was === row || (was?.id === row.id && Object.keys({ ...was.cells, ...row.cells }).every((key) => was.cells[key] === row.cells[key]))
    );
  });
}
