import { useState } from 'react';
import { type Narrowed, VIEW_NAME, type ViewedList, viewKey } from '../../core/list/view.ts';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';

type Props = {
  list: ViewedList;
  filter: Narrowed;
  views: AnswerOf<'GET /api/views'>['views'];
  onClose: () => void;
  onSaved: (id: string) => void;
};

/** The name under which what is asked for now is kept, for oneself or the office. */
export function NameView({ list, filter, views, onClose, onSaved }: Props) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<boolean | null>(null);
  const save = useAct('PUT /api/views');
  const toast = useToast();
  const name = typed.trim();
  const alike = views.filter((view) => viewKey(view.name) === viewKey(name));
  // One's own that is replaced stays as it was shared, until one says otherwise.
  const shared = chosen ?? alike.some((view) => view.own && view.shared);
  // As far as this window knows, or as the server has just said: another window may have saved it meanwhile.
  const said = save.variables?.body.name === name && save.error?.problem.status === 409;
  const replace = alike.some(({ own }) => own) || (said && alike.length === 0);
  const fault = save.error?.problem.faults?.find(({ path }) => path.endsWith('name'))?.message;
  const send = () =>
    save.mutate(
      { body: { list, name, filter: { ...filter }, shared, replace } },
      {
        onSuccess: ({ id }) => {
          toast(shared ? `已保存视图“${name}”，本部门共用` : `已保存视图“${name}”`);
          onSaved(id);
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
          <Button look="primary" reason={name === '' ? '请给视图起个名字' : null} busy={save.isPending} onClick={send}>
            {replace ? '替换同名视图' : '保存'}
          </Button>
        </>
      }
    >
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (name !== '' && !save.isPending) send();
        }}
      >
        <div className="form">
          <Field label="名称" hint="名单现在的条件和查找词一起保存" error={fault}>
            {(ids) => (
              <Input
                {...ids}
                maxLength={VIEW_NAME}
                value={typed}
                placeholder="如：我的待初审"
                onChange={(event) => setTyped(event.target.value)}
              />
            )}
          </Field>
        </div>
        <label className="choice">
          <input type="checkbox" checked={shared} onChange={(event) => setChosen(event.target.checked)} />
          本部门共用：同事也能选用，只有您和分管领导可以删除
        </label>
      </form>
      {save.isError && !fault ? <ProblemAlert problem={problemIn(save.error)} /> : null}
    </Dialog>
  );
}
