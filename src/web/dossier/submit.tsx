import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Scheme } from '../../core/scheme/scheme.ts';
import type { Autosave } from '../form/autosave.ts';
import { SaveLine } from '../form/save-line.tsx';
import { later, useOnce } from '../later.tsx';
import { paths, to } from '../paths.ts';
import { refresh } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { part } from './part.ts';
import { type DossierView, type Material, offerOf } from './view.ts';

const SubmitDialog = later(part('submitDialog'));

type BarProps = { view: DossierView; saving: Autosave; scheme: Scheme; materials: readonly Material[] };

/** The end of the head: what is saved, why it can't be submitted yet, and the submission with its last question. */
export function SubmitBar({ view, saving, scheme, materials }: BarProps) {
  const [asking, setAsking] = useState(false);
  const asked = useOnce(asking);
  const [waiting, setWaiting] = useState(false);
  const offer = offerOf(view, 'submit');
  const again = view.state.name === 'returned';
  const [, navigate] = useLocation();
  /** Everything is on the server first: what is looked through, and what is sent. */
  const afterSaving = async (then: () => void): Promise<void> => {
    setWaiting(true);
    const saved = await saving.flush();
    await refresh('GET /api/dossiers/{id}');
    setWaiting(false);
    if (saved) then();
  };
  const lookThrough = (): void => navigate(to(paths.submitCheck, { id: view.id }));
  return (
    <>
      <SaveLine saving={saving} />
      <Button busy={waiting} onClick={() => void afterSaving(lookThrough)}>
        提交前核对
      </Button>
      <Button
        look="primary"
        busy={waiting}
        reason={reasonOf(offer?.blockedBy ?? ['现在不能提交'], saving)}
        onClick={() => void afterSaving(() => setAsking(true))}
      >
        {again ? '重新提交' : '提交申报'}
      </Button>
      {asked ? (
        <SubmitDialog
          view={view}
          content={saving.content}
          scheme={scheme}
          materials={materials}
          open={asking}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

/** Why not yet, in one line; every single reason stands in the summary on top of the page. */
function reasonOf(blockedBy: readonly string[], saving: Autosave): string | null {
  if (saving.conflicts.length > 0) return '还不能提交：与他人同时修改的内容尚未选定';
  if (saving.status === 'failed' || saving.status === 'refused') return '还不能提交：有改动没有保存';
  return blockedBy.length === 0 ? null : `还不能提交：${blockedBy.map(brief).join('，')}`;
}

/** The server's sentences in the few words that one line has room for. */
const briefs: readonly [RegExp, string][] = [
  [/^申请表及附件还有 (\d+) 处未填或有误.*$/, '$1 处未填好'],
  [/^有 (\d+) 项申报条件不符合.*$/, '$1 项条件未满足'],
  [/^补正通知还有 (\d+) 处没有改动.*$/, '补正通知 $1 项未改未说明'],
  [/^往年带入.*$/, '往年带入的内容待核对'],
  [/^请先确认.*声明函.*$/, '附件6未确认'],
];

function brief(reason: string): string {
  if (reason.startsWith('申报材料还缺')) return `材料缺 ${reason.split('；').length} 类`;
  const [pattern, words] = briefs.find(([one]) => one.test(reason)) ?? [];
  return pattern && words ? reason.replace(pattern, words) : reason;
}
