import type { Content } from '../../core/annexes/field.ts';
import { rowsOf } from '../../core/annexes/rows.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Kv } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { HalfSent } from './half-sent.tsx';
import type { DossierView, Material } from './view.ts';
import { materialWord } from './words.ts';

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
  const submit = (): Promise<void> =>
    act.mutateAsync({ params: { id: view.id }, body: { version: view.version } }).then(
      ({ number }) => {
        toast(`已提交，编号 ${number}`);
        onClose();
        window.scrollTo(0, 0);
      },
      () => undefined,
    );
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
      <p>以下内容将送交{view.recommender}，提交后内容不能直接修改：推荐部门开始初审前可以收回修改，其后凭补正通知修改。</p>
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
