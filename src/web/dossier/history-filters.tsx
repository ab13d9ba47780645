import { type FormEvent, type RefObject, useId } from 'react';
import type { Form } from '../../core/annexes/form-of.ts';
import { useForm } from '../form/which-form.ts';
import { Button } from '../ui/button.tsx';
import { Input, Select } from '../ui/controls.tsx';
import type { HistoryRequest } from './history-pages.ts';

type Query = NonNullable<HistoryRequest['query']>;
type Props = {
  section: string;
  people: readonly { id: string; name: string }[];
  query: Query;
  search: RefObject<HTMLInputElement | null>;
  typed: string;
  onType: (typed: string) => void;
  onAsk: (query: Query) => void;
};

/** Whose changes and where: the labels of the section's fields and tables are offered, the name of a row can be typed. */
export function HistoryFilters({ section, people, query, search, typed, onType, onAsk }: Props) {
  const list = useId();
  const form = useForm();
  const ask = (part: Query): void => {
    const { who, search: words } = { ...query, search: typed.trim(), ...part };
    onAsk({ ...(who ? { who } : {}), ...(words ? { search: words } : {}) });
  };
  const find = (event: FormEvent): void => {
    event.preventDefault();
    ask({});
  };
  return (
    <form className="filters" aria-label="查找修改记录" onSubmit={find}>
      <Select
        small
        aria-label="何人"
        empty="全部人员"
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={query.who ?? ''}
        onChange={(event) => ask({ who: event.target.value })}
      />
      <Input
        small
        ref={search}
        list={list}
        maxLength={100}
        aria-label="何处：项目、表格或行的名称"
        placeholder="项目、表格或行的名称"
        value={typed}
        onChange={(event) => onType(event.target.value)}
      />
      <datalist id={list}>
        {placesIn(form, section).map((label) => (
          <option key={label} value={label} />
        ))}
      </datalist>
      <Button small type="submit">
        查找
      </Button>
    </form>
  );
}

/** What can be changed in a section; what is computed never is. */
function placesIn({ sections }: Form, key: string): string[] {
  const section = sections.find((one) => one.key === key);
  const fields = Object.values(section?.fields ?? {}).filter((field) => !field.derived);
  return [...new Set([...fields, ...(section?.tables ?? [])].map(({ label }) => label))];
}
