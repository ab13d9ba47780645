import { useState } from 'react';
import { columnsWith } from '../../core/annexes/extra.ts';
import type { Row, Value } from '../../core/annexes/field.ts';
import type { Form } from '../../core/annexes/form-of.ts';
import { brokenSentence } from '../../core/text/whole.ts';
import { Button } from '../ui/button.tsx';
import { clock } from '../ui/dates.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { Autosave } from './autosave.ts';
import type { Conflict } from './conflicts.ts';
import { same } from './merge.ts';
import type { NotSaved } from './not-saved.ts';
import { goToPlace } from './place.ts';
import { readable } from './shown.ts';
import { useForm } from './which-form.ts';

/** 已保存 14:03, or what is wrong and what happens next; a conflict is settled from here. `labelOf`: what a form of its own calls a place. */
export function SaveLine({ saving, labelOf }: { saving: Autosave; labelOf?: ((path: string) => string | undefined) | undefined }) {
  const [open, setOpen] = useState(false);
  const form = useForm();
  const { status, savedAt, message, conflicts, refused, keptHere } = saving;
  if (conflicts.length > 0)
    return (
      <>
        <span className="save save--bad" role="alert">
          {conflicts.length} 处{metBy(conflicts)}，两个版本都在{' '}
          <Button small onClick={() => setOpen(true)}>
            逐处选择
          </Button>
        </span>
        <ConflictDialog saving={saving} labelOf={labelOf} open={open} onClose={() => setOpen(false)} />
      </>
    );
  const [first] = refused;
  if (first && status !== 'failed' && message === null)
    return (
      <span className="save save--bad" role="alert">
        {refused.length} 处没有保存，其余已保存：{whyNot(first, labelOf?.(first.path) ?? placeLabel(form, saving, first.path))}
        {refused.length > 1 ? ' 等' : null}{' '}
        <Button small onClick={() => goToPlace(first.path)}>
          去改正
        </Button>
      </span>
    );
  if (status === 'failed' || status === 'refused')
    return (
      <span className="save save--bad" role="alert">
        保存失败：{message}
        {status === 'failed' ? `（正在自动重试，${keptHere ? '内容已存在本机' : '这台电脑不能暂存，保存成功前请不要关闭本页'}）` : null}{' '}
        <Button small onClick={() => void saving.flush()}>
          立即重试
        </Button>
      </span>
    );
  if (status === 'sending' || status === 'waiting') return <span className="save save--busy">正在保存…</span>;
  return (
    <span className="save">
      {savedAt === null ? <b className="ok">已保存</b> : <b className="ok">已保存 {clock(savedAt)}</b>}　每次改动自动保存
    </span>
  );
}

const whyNot = ({ why }: NotSaved, label: string): string => (typeof why === 'string' ? why : brokenSentence(label, why));

/** 涂小燕, or oneself in another window. */
const nameOf = ({ who }: Conflict): string => (who === null ? '您在别的窗口' : (who ?? '他人'));
const isOwn = (conflicts: readonly Conflict[]): boolean => conflicts.every(({ who }) => who === null);
const metBy = (conflicts: readonly Conflict[]): string =>
  isOwn(conflicts) ? '在您的两个窗口同时修改' : `与${[...new Set(conflicts.map(nameOf))].join('、')}同时修改`;

type Labelled = { saving: Autosave; labelOf: ((path: string) => string | undefined) | undefined };

/** Both versions of every place, field by field; each is settled by itself. */
function ConflictDialog({ saving, labelOf, open, onClose }: Labelled & { open: boolean; onClose: () => void }) {
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

function placeLabel({ fieldAt, tableAt }: Form, { content }: Autosave, path: string): string {
  const [table = '', rowId, column] = path.split('/');
  if (rowId === undefined) return fieldAt(path)?.label ?? path;
  const field = column === undefined ? '' : ` ${fieldAt(path)?.label ?? ''}`;
  const at = (content.tables[table] ?? []).findIndex((row) => row.id === rowId);
  return `${tableAt(table)?.label ?? table}${at < 0 ? '（已删除的行）' : ` 第 ${at + 1} 行`}${field}`;
}
