import { useState } from 'react';
import { brokenSentence } from '../../core/text/whole.ts';
import { later, useOnce } from '../later.tsx';
import { Button } from '../ui/button.tsx';
import { clock } from '../ui/dates.tsx';
import type { Autosave } from './autosave.ts';
import { type Conflict, isOwn, nameOf } from './conflicts.ts';
import type { NotSaved } from './not-saved.ts';
import { goToPlace } from './place.ts';
import { placeLabel } from './place-label.ts';
import { useForm } from './which-form.ts';

const ConflictDialog = later(async () => (await import('./conflict-dialog.tsx')).ConflictDialog);

/** 已保存 14:03, or what is wrong and what happens next; a conflict is settled from here. `labelOf`: what a form of its own calls a place. */
export function SaveLine({ saving, labelOf }: { saving: Autosave; labelOf?: ((path: string) => string | undefined) | undefined }) {
  const [open, setOpen] = useState(false);
  const asked = useOnce(open);
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
        {asked ? <ConflictDialog saving={saving} labelOf={labelOf} open={open} onClose={() => setOpen(false)} /> : null}
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
        {status === 'failed' ? `（正在自动再试，${keptHere ? '内容已存在本机' : '这台电脑不能暂存，保存成功前请不要关闭本页'}）` : null}{' '}
        <Button small onClick={() => void saving.flush()}>
          立即再试
        </Button>
      </span>
    );
  if (status === 'sending' || status === 'waiting') return <span className="save save--busy">正在保存…</span>;
  return (
    <span className="save">
      {savedAt === null ? <b className="ok">已保存</b> : <b className="ok">已保存 {clock(savedAt)}</b>}
      <span className="save__more">　每次改动自动保存</span>
    </span>
  );
}

const whyNot = ({ why }: NotSaved, label: string): string => (typeof why === 'string' ? why : brokenSentence(label, why));

const metBy = (conflicts: readonly Conflict[]): string =>
  isOwn(conflicts) ? '在您的两个窗口同时修改' : `与${[...new Set(conflicts.map(nameOf))].join('、')}同时修改`;
