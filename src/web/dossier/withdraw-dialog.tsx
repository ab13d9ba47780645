import { closingText } from '../../core/deadlines/round.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { useToast } from '../ui/toast.tsx';
import type { DossierView } from './view.ts';

/** Asks once more before the whole application is taken back, since nothing follows it but a new start. */
export function WithdrawDialog({ view, open, onClose }: { view: DossierView; open: boolean; onClose: () => void }) {
  const act = useAct('POST /api/dossiers/{id}/withdraw');
  const toast = useToast();
  const withdraw = async (): Promise<void> => {
    await act
      .mutateAsync({ params: { id: view.id }, body: { version: view.version } })
      .then(() => {
        toast('已撤回申报');
        onClose();
      })
      .catch(() => undefined);
  };
  return (
    <Confirm open={open} title="撤回这份申报？" act="撤回申报" grave onAct={withdraw} onClose={onClose}>
      {act.error ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <p>{view.number ? `申报编号 ${view.number} 的` : '这份'}申报不再办理，不能恢复；已提交的版本和提交回执留作记录。</p>
      <p>只想修改内容的，不要撤回：推荐部门开始初审前可以“收回修改”，其后请等退回补正。</p>
      <p>申报截止（{closingText(view.round)}）前可以重新开始申报，得到新的申报编号；新申报可以沿用这份的全部内容，由您确认后带入。</p>
    </Confirm>
  );
}
