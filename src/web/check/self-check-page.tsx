import { useDeferredValue, useMemo, useState } from 'react';
import type { Field, Row, Value } from '../../core/annexes/field.ts';
import { askedGroups, type Figures, selfCheck } from '../../core/eligibility/self-check.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { Change } from '../form/change.ts';
import { FieldInput } from '../form/field-input.tsx';
import { spansOf } from '../form/spans.ts';
import { dayOf } from '../ui/dates.tsx';
import type { Span } from '../ui/field.tsx';
import { Card } from '../ui/page.tsx';
import { ListCard } from './list-card.tsx';
import type { Listed } from './read-list.ts';
import { Results } from './results.tsx';

/** 条件自查 without an account. All of it lives in this page's memory: nothing is sent, nothing is stored, and it is gone with the page. */
export function SelfCheckPage({ scheme }: { scheme: Scheme }) {
  const [figures, setFigures] = useState<Figures>({});
  const [listed, setListed] = useState<Listed | null>(null);
  const today = useMemo(() => dayOf(Date.now()), []);
  const groups = useMemo(() => askedGroups(figures, scheme, today), [figures, scheme, today]);
  const judged = useDeferredValue({ figures, listed });
  const result = useMemo(() => selfCheck(judged.figures, rowsIn(judged.listed), { scheme, today }), [judged, scheme, today]);
  const change = useMemo(
    () =>
      (...changes: Change[]) => {
        const values = changes.flatMap((one): [string, Value][] => ('path' in one ? [[one.path, one.value]] : []));
        setFigures((now) => ({ ...now, ...Object.fromEntries(values) }));
      },
    [],
  );
  return (
    <div className="selfcheck">
      <div className="stack">
        {groups.map(({ key, label, article, fields }) => {
          const spans = spansOf(fields);
          return (
            <Card key={key} title={label} aside={<span className="small muted">{article}</span>}>
              <div className="form">
                {Object.entries(fields).map(([path, field]) => (
                  <FieldInput
                    key={path}
                    path={path}
                    field={plain(field)}
                    value={figures[path] ?? null}
                    onChange={change}
                    span={widths[path] ?? spans.get(path)}
                  />
                ))}
              </div>
            </Card>
          );
        })}
        <ListCard listed={listed} threshold={scheme.thresholds.servedEnterprises} onList={setListed} />
      </div>
      <Results result={result} listed={listed} today={today} />
    </div>
  );
}

/** Lines of the first card and the second that would have holes otherwise. */
const widths: Readonly<Record<string, Span>> = {
  registeredOn: 4,
  address: 8,
  totalAssets: 3,
  premisesOwned: 3,
  premisesRented: 3,
  equipment: 3,
  staffTotal: 3,
  staffFullTime: 3,
  staffProfessional: 6,
  kind: 12,
};

/** Here nothing is optional, and what the official form has no place for needs no excuse. */
function plain(field: Field): Field {
  const { beside: _, ...rest } = field;
  return { ...rest, required: true };
}

const rowsIn = (listed: Listed | null): readonly Row[] => listed?.rows ?? [];
