import { usePinned } from '../at-work/lasting.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { ReasonsDialog } from '../review/reasons-dialog.tsx';
import { useToast } from '../ui/toast.tsx';
import { citable } from './articles.ts';
import type { CaseView, Review } from './case.ts';

type Props = { view: CaseView; review: Review | undefined; gone: string | null; onClose: () => void };

/** 报请不予推荐: every reason with the article that it rests on, and whom the applicant may ask; a leader signs before the applicant hears of it. */
export function DeclineDialog({ view, review, gone, onClose }: Props) {
  const propose = useAct('PUT /api/dossiers/{id}/decline');
  const version = usePinned(view.version, propose.error);
  const toast = useToast();
  const onSuccess = (): void => {
    toast('已报请领导签发不予推荐，签发后才告知申报单位');
    onClose();
  };
  return (
    <ReasonsDialog
      title={`报请不予推荐：${view.applicant}`}
      act="报请领导签发"
      says="由本人以外的领导签发后本申报即告终结，理由逐条写进通知（第八条（二））。可以补正的，请退回补正。"
      articles={citable()}
      given={review?.decline?.reasons}
      contact={review?.decline?.contact ?? review?.lastContact ?? { office: '', phone: '' }}
      gone={gone}
      busy={propose.isPending}
      onSend={(reasons, contact) => propose.mutate({ params: { id: view.id }, body: { reasons, contact, version } }, { onSuccess })}
      onClose={onClose}
    >
      {propose.isError ? <ProblemAlert problem={problemIn(propose.error)} /> : null}
    </ReasonsDialog>
  );
}
