import { type KeyboardEvent, useRef, useState } from 'react';
import { quickDay, serviceColumns } from '../../core/ledger/line.ts';
import { fees } from '../../core/recognition/profile.ts';
import { functionLabels } from '../../core/scheme/functions.ts';
import { emptyRow } from '../form/new-row.ts';
import { storedFrom } from '../form/shown.ts';
import { Button } from '../ui/button.tsx';
import { Input, Select } from '../ui/controls.tsx';
import type { SheetRow } from '../ui/sheet/model.ts';
import { Complete } from './complete.tsx';
import { missingIn } from './lines.ts';
import { type LedgerLine, optionsOf } from './words.ts';

type Props = { year: number; month: number; last: LedgerLine | undefined; onAdd: (row: SheetRow) => void };
type Typed = { enterprise: string; day: string; function: string; content: string; fee: string; persons: string };
const blank: Typed = { enterprise: '', day: '', function: 'information', content: '', fee: 'free', persons: '1' };

/** One service in one line: Enter writes it down, the next begins with the same day, function, content and fee; Ctrl+D repeats the last one whole. */
export function QuickLine({ year, month, last, onAdd }: Props) {
  const [typed, setTyped] = useState(blank);
  const [fault, setFault] = useState<string | null>(null);
  const first = useRef<HTMLInputElement>(null);
  const put = (part: Partial<Typed>): void => {
    setFault(null);
    setTyped((now) => ({ ...now, ...part }));
  };
  const add = (): void => {
    const { day, persons, ...rest } = typed;
    const row = emptyRow({ ...rest, servedOn: quickDay(day, year, month), persons: storedFrom(serviceColumns.persons, persons), times: 1 });
    const missing = missingIn(row);
    if (missing) setFault(Object.values(missing).join('；'));
    else {
      onAdd(row);
      put({ enterprise: '', persons: '1' });
      first.current?.focus();
    }
  };
  const repeat = (event: KeyboardEvent): void => {
    if (event.key !== 'd' || !event.ctrlKey) return;
    event.preventDefault();
    if (!last) setFault('这个月还没有可重复的一行');
    else put({ ...last, day: last.servedOn, persons: String(last.persons) });
  };
  return (
    <form
      className="quick"
      aria-label="快速记一次"
      onKeyDown={repeat}
      onSubmit={(event) => {
        event.preventDefault();
        add();
      }}
    >
      <Complete year={year} value={typed.enterprise} onType={(enterprise) => put({ enterprise })} input={first} />
      <Labelled label="日期" id="quick-day">
        <Input id="quick-day" placeholder={`${month}-27`} value={typed.day} onChange={(event) => put({ day: event.target.value })} />
      </Labelled>
      <Labelled label="功能" id="quick-function">
        <Select
          id="quick-function"
          options={optionsOf(functionLabels)}
          value={typed.function}
          onChange={(event) => put({ function: event.target.value })}
        />
      </Labelled>
      <Labelled label="内容" id="quick-content">
        <Input id="quick-content" maxLength={200} value={typed.content} onChange={(event) => put({ content: event.target.value })} />
      </Labelled>
      <Labelled label="收费" id="quick-fee">
        <Select id="quick-fee" options={optionsOf(fees)} value={typed.fee} onChange={(event) => put({ fee: event.target.value })} />
      </Labelled>
      <Labelled label="人次" id="quick-persons">
        <Input
          id="quick-persons"
          num
          inputMode="numeric"
          value={typed.persons}
          onChange={(event) => put({ persons: event.target.value })}
        />
      </Labelled>
      <Button look="primary" type="submit" title="Enter 记下；Ctrl+D 重复上一行">
        记下
      </Button>
      {fault ? (
        <p className="quick__fault field__err" role="alert">
          {fault}
        </p>
      ) : null}
    </form>
  );
}

const Labelled = ({ label, id, children }: { label: string; id: string; children: React.ReactNode }) => (
  <div>
    <label className="field__label" htmlFor={id}>
      {label}
    </label>
    {children}
  </div>
);
