import { useState } from 'react';
import { type Narrowed, type ViewedList, viewOpened } from '../../core/list/view.ts';
import { type AnswerOf, problemIn } from '../client.ts';
import { useAct, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/controls.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { useToast } from '../ui/toast.tsx';
import { NameView } from './name-view.tsx';

export type View = AnswerOf<'GET /api/views'>['views'][number];

type Props = {
  list: ViewedList;
  /** What the list is asked for now. */
  filter: Narrowed;
  /** Whether a condition still means something here: a state that there is, a colleague who has not left. */
  knows: (name: string, value: string) => boolean;
  onOpen: (filter: Narrowed) => void;
};

/** Views of a list, for those who have an office: one is opened, what is asked for now is kept under a name, one's own is removed. */
export function Views(props: Props) {
  return hasRole(useSession(), 'officer', 'leader') ? <OfficeViews {...props} /> : null;
}

function OfficeViews({ list, filter, knows, onOpen }: Props) {
  const [chosen, setChosen] = useState('');
  const [asking, setAsking] = useState<'name' | 'remove' | null>(null);
  const views = (useRead('GET /api/views').data?.views ?? []).filter((view) => view.list === list);
  const now = viewOpened(list, filter, () => true).filter;
  const nothing = Object.keys(now).length === 0;
  const opened = (view: View) => viewOpened(list, view.filter, knows);
  const shown = (view: View): boolean => same(opened(view).filter, now) && (!nothing || view.id === chosen);
  const current = views.find((view) => view.id === chosen && shown(view)) ?? views.find(shown);
  const open = (id: string): void => {
    const view = views.find((one) => one.id === id);
    setChosen(id);
    onOpen(view ? opened(view).filter : {});
  };
  const { busy, remove } = useRemove(() => open(''));
  return (
    <>
      {views.length > 0 ? (
        <Select
          small
          aria-label="视图"
          empty="选择视图"
          options={views.map((view) => ({ value: view.id, label: nameOf(view) }))}
          value={current?.id ?? ''}
          onChange={(event) => open(event.target.value)}
        />
      ) : null}
      {current?.removable ? (
        <Button small look="quiet" busy={busy} onClick={() => (current.shared ? setAsking('remove') : void remove(current))}>
          删除视图
        </Button>
      ) : null}
      {current ? null : (
        <Button
          small
          look="quiet"
          reason={nothing ? '请先选条件或查找，再存为视图' : null}
          reasonAt="hidden"
          onClick={() => setAsking('name')}
        >
          存为视图
        </Button>
      )}
      {current && opened(current).lost.length > 0 ? <Lost words={opened(current).lost} own={current.own} /> : null}
      {asking === 'name' ? <NameView list={list} filter={now} views={views} onClose={() => setAsking(null)} onSaved={setChosen} /> : null}
      {asking === 'remove' && current ? (
        <Confirm
          open
          grave
          title={`删除共用视图“${current.name}”`}
          act="删除视图"
          onAct={() => remove(current).then(() => setAsking(null))}
          onClose={() => setAsking(null)}
        >
          <p>{current.own ? '您' : current.by}存的这个视图本部门共用，删除后同事也不再看到。名单里的事项不受影响。</p>
        </Confirm>
      ) : null}
    </>
  );
}

/** Whose it is stands beside the name, so that one's own and a shared one of the same name are told apart. */
const nameOf = ({ name, shared, own, by }: View): string => (shared ? `${name}（${own ? '已共用' : `${by}共用`}）` : name);

const same = (a: Narrowed, b: Narrowed): boolean => {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => a[name]?.trim() === b[name]?.trim());
};

const Lost = ({ words, own }: { words: readonly string[]; own: boolean }) => (
  <p className="filters__note soon" role="status">
    这个视图里的{words.join('、')}已不再使用，按其余条件列出。
    {own ? '请重新选好条件，用原来的名称再存一次。' : '请重新选好条件，存为自己的视图。'}
  </p>
);

/** Removes a view, and says so, or why not. */
function useRemove(onDone: () => void) {
  const act = useAct('DELETE /api/views/{id}');
  const toast = useToast();
  const remove = ({ id, name }: View): Promise<void> =>
    act.mutateAsync({ params: { id } }).then(
      () => {
        toast(`已删除视图“${name}”`);
        onDone();
      },
      (error) => toast(problemIn(error).detail, { tone: 'red' }),
    );
  return { busy: act.isPending, remove };
}
