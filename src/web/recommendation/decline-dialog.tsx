import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { ReasonsDialog } from '../review/reasons-dialog.tsx';
import { useToast } from '../ui/toast.tsx';
import { citable } from './articles.ts';
import type { CaseView } from './case.ts';

/** 不予推荐: every reason with the article that it rests on; what is written goes to the applicant. */
export function DeclineDialog({ view, onClose }: { view: CaseView; onClose: () => void }) {
  const decline = useAct('POST /api/dossiers/{id}/decline');
  const toast = useToast();
  const onSuccess = (): void => {
    toast('已决定不予推荐，理由已告知申报单位');
    onClose();
  };
  return (
    <ReasonsDialog
      title={`不予推荐：${view.applicant}`}
      act="不予推荐"
      says="作出后本申报即告终结，理由逐条告知申报单位（第八条（二））。可以补正的，请退回补正。"
      articles={citable}
      busy={decline.isPending}
      onSend={(reasons) => decline.mutate({ params: { id: view.id }, body: { reasons, version: view.version } }, { onSuccess })}
      onClose={onClose}
    >
      {decline.isError ? <ProblemAlert problem={problemIn(decline.error)} /> : null}
    </ReasonsDialog>
  );
}
