import { columnsWith } from '../../core/annexes/extra.ts';
import type { Row, Value } from '../../core/annexes/field.ts';
import type { Form } from '../../core/annexes/form-of.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { Autosave } from './autosave.ts';
import { type Conflict, isOwn, nameOf } from './conflicts.ts';
import { same } from './merge.ts';
import { placeLabel } from './place-label.ts';
import { readable } from './shown.ts';
import { useForm } from './which-form.ts';

type Labelled = { saving: Autosave; labelOf: ((path: string) => string | undefined) | undefined };

/** Both versions of every place, field by field; each is settled by itself. */
export function ConflictDialog({ saving, labelOf, open, onClose }: Labelled & { open: boolean; onClose: () => void }) {
  const form = useForm();
  return (
    <Dialog
      open={open}
      title={isOwn(saving.conflicts) ? '您在两个窗口改了同一处' : '您和他人同时改了同一处'}
      onClose={onClose}
      wide
      foot={<Button onClick={onClose}>以后再选</Button>}
    >
      {saving.conflicts.map((conflict) => (
        <div className="versus" key={conflict.path}>
          <h3>{labelOf?.(conflict.path) ?? placeLabel(form, saving, conflict.path)}</h3>
          <Version title="您填写的" conflict={conflict} side="mine" onUse={() => saving.resolve(conflict.path, 'mine')} />
          <Version
            title={`${nameOf(conflict)}已保存的`}
            conflict={conflict}
            side="theirs"
            onUse={() => saving.resolve(conflict.path, 'theirs')}
          />
        </div>
      ))}
    </Dialog>
  );
}

type Side = { title: string; conflict: Conflict; side: 'mine' | 'theirs'; onUse: () => void };

function Version({ title, conflict, side, onUse }: Side) {
  const form = useForm();
  return (
    <div>
      <small>{title}</small>
      {linesOf(form, conflict, side).map(([label, text]) => (
        <p key={label}>
          {label === '' ? null : <span className="muted">{label}：</span>}
          {text}
        </p>
      ))}
      <Button small onClick={onUse}>
        采用这个
      </Button>
    </div>
  );
}

/** A value, or of a row the cells that differ. */
function linesOf(form: Form, { path, mine, theirs }: Conflict, side: 'mine' | 'theirs'): [string, string][] {
  const shown = side === 'mine' ? mine : theirs;
  const [table = '', rowId, column] = path.split('/');
  if (rowId === undefined) return [['', readable(form.fieldAt(path), shown as Value)]];
  if (column !== undefined) return [['', readable(form.fieldAt(path), shown as Value)]];
  if (shown === null) return [['', '这一行已删除']];
  const [a, b] = [(mine ?? {}) as Row['cells'], (theirs ?? {}) as Row['cells']];
  return columnsWith(form.tableAt(table), a, b)
    .filter((key) => !same(a[key], b[key]))
    .map((key) => {
      const field = form.fieldAt(`${table}/${key}`);
      return [field?.label ?? key, readable(field, (shown as Row['cells'])[key])];
    });
}
