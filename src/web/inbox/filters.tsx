import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Button } from '../ui/button.tsx';
import { Input, type Option, Select } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';
import { type Filter, filterFrom, noFilter, sameFilter, storedFilter, type Whose } from './list.ts';
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

/** Search, kind, whose, and one's own views: the filters of now kept under a name. */
export function Filters({ filter, onFilter, kinds, office, said }: Props) {
  const { account } = useSession();
  const [naming, setNaming] = useState(false);
  const put = (part: Partial<Filter>): void => onFilter({ ...filter, ...part });
  return (
    <>
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
            <Views filter={filter} onFilter={onFilter} views={office.views} onName={() => setNaming(true)} />
          </>
        ) : null}
        <span className="filters__end small muted" role="status">
          {said}
        </span>
      </div>
      {naming && office ? <NameView filter={filter} views={office.views} onClose={() => setNaming(false)} /> : null}
    </>
  );
}

type View = Office['views'][number];

type ViewsProps = { filter: Filter; onFilter: (filter: Filter) => void; views: readonly View[]; onName: () => void };

function Views({ filter, onFilter, views, onName }: ViewsProps) {
  const remove = useAct('DELETE /api/views/{name}');
  const toast = useToast();
  const current = views.find((view) => sameFilter(filterFrom(view.filter), filter));
  const empty = sameFilter(filter, noFilter);
  const drop = (name: string) =>
    remove.mutate(
      { params: { name } },
      {
        onSuccess: () => {
          toast(`已删除视图“${name}”`);
          onFilter(noFilter);
        },
        onError: (error) => toast(problemIn(error).detail, { tone: 'red' }),
      },
    );
  return (
    <>
      {views.length > 0 ? (
        <Select
          small
          aria-label="我的视图"
          empty="我的视图"
          options={views.map(({ name }) => ({ value: name, label: name }))}
          value={current?.name ?? ''}
          onChange={(event) => {
            const view = views.find(({ name }) => name === event.target.value);
            onFilter(view ? filterFrom(view.filter) : noFilter);
          }}
        />
      ) : null}
      {current ? (
        <Button small look="quiet" busy={remove.isPending} onClick={() => drop(current.name)}>
          删除视图
        </Button>
      ) : empty ? null : (
        <Button small look="quiet" onClick={onName}>
          存为视图
        </Button>
      )}
    </>
  );
}

function NameView({ filter, views, onClose }: { filter: Filter; views: readonly View[]; onClose: () => void }) {
  const [name, setName] = useState('');
  const save = useAct('PUT /api/views');
  const toast = useToast();
  // Taken as far as this window knows, or as the server has just said: another window may have saved it meanwhile.
  const said = save.variables?.body.name === name.trim() && save.error?.problem.status === 409;
  const taken = said || views.some((view) => view.name === name.trim());
  const send = () =>
    save.mutate(
      { body: { name: name.trim(), filter: storedFilter(filter), replace: taken } },
      {
        onSuccess: () => {
          toast(`已保存视图“${name.trim()}”`);
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      title="存为视图"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" reason={name.trim() === '' ? '请给视图起个名字' : null} busy={save.isPending} onClick={send}>
            {taken ? '替换同名视图' : '保存'}
          </Button>
        </>
      }
    >
      <p className="small">现在的状态、事项、经办人和查找词一起保存，只有您自己看得到。</p>
      <div className="form">
        <Field label="名称" error={save.error?.problem.faults?.[0]?.message}>
          {(ids) => (
            <Input {...ids} maxLength={30} value={name} placeholder="如：我的待初审" onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
      </div>
      {save.isError && !save.error.problem.faults ? <ProblemAlert problem={problemIn(save.error)} /> : null}
    </Dialog>
  );
}
