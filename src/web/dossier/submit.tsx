import { useState } from 'react';
import { useLocation } from 'wouter';
import type { Content } from '../../core/annexes/field.ts';
import { rowsOf } from '../../core/annexes/rows.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import type { Autosave } from '../form/autosave.ts';
import { SaveLine } from '../form/save-line.tsx';
import { paths, to } from '../paths.ts';
import { refresh, useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { ActionBar, Kv } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { HalfSent } from './half-sent.tsx';
import { type DossierView, type Material, offerOf } from './view.ts';
import { materialWord } from './words.ts';

type BarProps = { view: DossierView; saving: Autosave; scheme: Scheme; materials: readonly Material[] };

/** The bar at the bottom: what is saved, why it can't be submitted yet, and the submission with its last question. */
export function SubmitBar({ view, saving, scheme, materials }: BarProps) {
  const [asking, setAsking] = useState(false);
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
    <ActionBar state={<SaveLine saving={saving} />}>
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
      <SubmitDialog
        view={view}
        content={saving.content}
        scheme={scheme}
        materials={materials}
        open={asking}
        onClose={() => setAsking(false)}
      />
    </ActionBar>
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
  [/^请先确认.*声明函.*$/, '附件6未确认'],
];

function brief(reason: string): string {
  if (reason.startsWith('申报材料还缺')) return `材料缺${reason.split('；').length} 类`;
  const [pattern, words] = briefs.find(([one]) => one.test(reason)) ?? [];
  return pattern && words ? reason.replace(pattern, words) : reason;
}

type DialogProps = {
  view: DossierView;
  content: Content;
  scheme: Scheme;
  materials: readonly Material[];
  open: boolean;
  onClose: () => void;
};

/** The last question, with everything that goes out under the applicant's name. */
export function SubmitDialog({ view, content, scheme, materials, open, onClose }: DialogProps) {
  const act = useAct('POST /api/dossiers/{id}/submit');
  const toast = useToast();
  const rows = (table: string): number => rowsOf(content, table).length;
  const kinds = scheme.materials.filter((kind) => materials.some((one) => one.kind === kind.key));
  const submit = async (): Promise<void> => {
    try {
      const { number } = await act.mutateAsync({ params: { id: view.id }, body: { version: view.version } });
      toast(`已提交，编号 ${number}`);
      onClose();
      window.scrollTo(0, 0);
    } catch (error) {
      if (problemIn(error).status === 409) void refresh('GET /api/dossiers/{id}');
    }
  };
  return (
    <Confirm
      open={open}
      title={view.state.name === 'returned' ? '重新提交申报？' : '提交申报？'}
      act="确认提交"
      onAct={submit}
      onClose={onClose}
    >
      {act.error ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      {open ? <HalfSent dossierId={view.id} /> : null}
      <p>以下内容将送交{view.recommender}，提交后不能再改，除非退回补正或撤回。</p>
      <Kv
        items={[
          ['申报单位', view.applicant],
          ['统一社会信用代码', view.creditCode],
          ['推荐部门', view.recommender],
          ['附件2', '申请表一至七、申请报告二至八'],
          ['附件3', `${rows('equipment')} 行`],
          ['附件4', `${rows('staff')} 人`],
          ['附件5', `${rows('served')} 家企业`],
          ['申报材料', `${materials.length} 个文件：${kinds.map((kind) => `${materialWord(kind.key).replace('材料', '')}`).join('')}`],
          ['附件6', view.declarationConfirmed ? '声明函已确认' : '声明函未确认'],
        ]}
      />
    </Confirm>
  );
}
