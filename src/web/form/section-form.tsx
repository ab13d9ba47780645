import type { ReactNode } from 'react';
import { fieldIn } from '../../core/annexes/document-kind.ts';
import type { Content, Section } from '../../core/annexes/field.ts';
import { Card } from '../ui/page.tsx';
import type { Report } from './change.ts';
import { FieldInput, spansOf } from './field-input.tsx';
import { idOf } from './place.ts';
import { RowsTable } from './rows-table.tsx';

export type SectionFormProps = {
  section: Section;
  /** With its derived figures (`withDerived`). */
  content: Content;
  onChange: Report;
  /** What is wrong, by path. */
  faults?: ReadonlyMap<string, string> | undefined;
  /** Where a value came from, by path. */
  sources?: Readonly<Record<string, ReactNode>> | undefined;
  /** Everything may be changed, or these paths only (a correction), or nothing. */
  editable?: 'all' | readonly string[] | undefined;
  aside?: ReactNode;
};

/** A section of a form as one card: its fields in the grid, its tables below. */
export function SectionForm({ section, content, onChange, faults, sources, editable = 'all', aside }: SectionFormProps) {
  const fields = Object.entries(section.fields);
  const spans = spansOf(section.fields);
  return (
    <Card title={section.label} aside={aside} id={idOf(`section-${section.key}`)} flush>
      {fields.length > 0 ? (
        <div className="card__body">
          <div className="form">
            {fields.map(([key, field]) => (
              <FieldInput
                key={key}
                path={key}
                field={fieldIn(field, content.values)}
                value={content.values[key] ?? null}
                onChange={onChange}
                fault={faults?.get(key)}
                source={sources?.[key]}
                span={spans.get(key)}
                readOnly={!mayEdit(editable, key)}
              />
            ))}
          </div>
        </div>
      ) : null}
      {section.tables.map((table) => (
        <div key={table.key} className="rows__part">
          {section.tables.length > 1 || fields.length > 0 ? (
            <div className="rows__head">
              <h3>{table.label}</h3>
              {faults?.get(table.key) ? <p className="field__err">{faults.get(table.key)}</p> : null}
            </div>
          ) : null}
          <RowsTable
            table={table}
            rows={content.tables[table.key] ?? []}
            onChange={onChange}
            faults={faults}
            readOnly={!mayEdit(editable, table.key)}
          />
        </div>
      ))}
    </Card>
  );
}

/** In a correction only what was returned may be changed: a field, a table, or something inside a table. */
const mayEdit = (editable: 'all' | readonly string[], path: string): boolean =>
  editable === 'all' || editable.some((one) => one === path || one.startsWith(`${path}/`));
