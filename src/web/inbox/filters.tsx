import { useSession } from '../session.tsx';
import { Input, type Option, Select } from '../ui/controls.tsx';
import { Views } from '../views/views.tsx';
import { type Filter, filterFrom, type Whose } from './list.ts';
import { nameIn, type Office, staffOf } from './office.ts';

/** One's own, nobody's, and the colleagues by name; one who has left stands there while asked for. */
function whoseOptions(office: Office, me: string, asked: Whose): Option[] {
  const named = [{ value: 'mine', label: '我的' }, { value: 'nobody', label: '未分办' }, ...colleaguesOf(office, me)];
  return asked === '' || named.some(({ value }) => value === asked) ? named : [...named, { value: asked, label: nameIn(office, asked) }];
}

const colleaguesOf = (office: Office, me: string): Option[] =>
  staffOf(office)
    .filter(({ id }) => id !== me)
    .map(({ id, name }) => ({ value: id, label: name }));

type Props = {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  /** Null where the kinds stand as tabs. */
  kinds: readonly Option[] | null;
  /** Absent for those who have no office. */
  office: Office | undefined;
  /** What the list says of itself at the right. */
  said: string;
};

/** A view may speak of a colleague who has left; a state or kind of which nothing waits just now stands. */
const knownIn =
  (office: Office) =>
  (name: string, value: string): boolean =>
    name === 'whose'
      ? value === 'mine' || value === 'nobody' || staffOf(office).some(({ id }) => id === value)
      : name !== 'side' || value === 'elsewhere';

/** Search, kind, whose, and the views that were saved of them. */
export function Filters({ filter, onFilter, kinds, office, said }: Props) {
  const { account } = useSession();
  const put = (part: Partial<Filter>): void => onFilter({ ...filter, ...part });
  return (
    <div className="filters">
      <Input
        small
        type="search"
        aria-label="查找"
        placeholder="单位名称、编号或信用代码"
        value={filter.search}
        onChange={(event) => put({ search: event.target.value })}
      />
      {kinds !== null && (kinds.length > 1 || filter.kind !== '') ? (
        <Select
          small
          aria-label="事项"
          empty="全部事项"
          options={kinds}
          value={filter.kind}
          onChange={(event) => put({ kind: event.target.value })}
        />
      ) : null}
      {office ? (
        <>
          <Select
            small
            aria-label="经办人"
            empty="全部经办人"
            options={whoseOptions(office, account.id, filter.whose)}
            value={filter.whose}
            onChange={(event) => put({ whose: event.target.value })}
          />
          <Views list="inbox" filter={filter} knows={knownIn(office)} onOpen={(stored) => onFilter(filterFrom(stored))} />
        </>
      ) : null}
      <span className="filters__end small muted" role="status">
        {said}
      </span>
    </div>
  );
}
