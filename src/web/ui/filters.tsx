import { type FormEvent, type ReactNode, useState } from 'react';
import { ASKED, type Asked } from './asked.ts';
import { Button } from './button.tsx';
import { Input, type Option, Select } from './controls.tsx';

/** A choice of a list: its name in the address, what it is called, and what may be chosen. */
type Choice<K> = { readonly name: K; readonly label: string; readonly options: readonly Option[] };

type Props<K extends string> = {
  asked: Asked<K>;
  choices: readonly Choice<NoInfer<K>>[];
  /** What one may search by, as it stands in the empty field; absent where there is no search. */
  search?: { readonly name: NoInfer<K>; readonly by: string } | undefined;
  /** What the list says of itself, at the end of the line. */
  said?: ReactNode;
  /** What else stands in the line. */
  children?: ReactNode;
};

/** 筛选: what a list is narrowed by, each choice at once, a search with 查找 or Enter. */
export function Filters<K extends string>({ asked, choices, search, said, children }: Props<K>) {
  return (
    <search className="filters" aria-label="筛选">
      {search ? (
        <Search
          key={asked.filter[search.name]}
          by={search.by}
          found={asked.filter[search.name]}
          onFind={(words) => asked.ask(search.name, words)}
        />
      ) : null}
      {choices.map(({ name, label, options }) => (
        <Select
          key={name}
          small
          aria-label={label}
          empty={`全部${label}`}
          options={options}
          value={asked.filter[name]}
          onChange={(event) => asked.ask(name, event.target.value)}
        />
      ))}
      {children}
      {said === undefined ? null : (
        <span className="filters__end small muted" role="status">
          {said}
        </span>
      )}
    </search>
  );
}

function Search({ by, found, onFind }: { by: string; found: string; onFind: (words: string) => void }) {
  const [typed, setTyped] = useState(found);
  const find = (event: FormEvent): void => {
    event.preventDefault();
    onFind(typed);
  };
  return (
    <form className="filters__search" onSubmit={find}>
      <Input
        small
        type="search"
        maxLength={ASKED}
        aria-label={by}
        placeholder={by}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Button small type="submit">
        查找
      </Button>
    </form>
  );
}
