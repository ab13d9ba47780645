import { useState } from 'react';
import { closingText } from '../../core/deadlines/round.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { useToast } from '../ui/toast.tsx';
import { type DossierView, offerOf } from './view.ts';

/** Back to a draft, as long as nobody has begun with it: says exactly what happens. */
export function TakeBack({ view }: { view: DossierView }) {
  const [asking, setAsking] = useState(false);
  const act = useAct('POST /api/dossiers/{id}/take-back');
  const toast = useToast();
  const offer = offerOf(view, 'takeBack');
  if (!offer) return null;
  const take = async (): Promise<void> => {
    await act
      .mutateAsync({ params: { id: view.id }, body: { version: view.version } })
      .then(() => {
        toast('已收回，可以继续修改');
        setAsking(false);
      })
      .catch(() => undefined);
  };
  return (
    <>
      <Button reason={offer.blockedBy.join('；') || null} reasonAt="after" onClick={() => setAsking(true)}>
        {offer.label}
      </Button>
      <Confirm open={asking} title="收回修改？" act="收回修改" onAct={take} onClose={() => setAsking(false)}>
        {act.error ? <ProblemAlert problem={problemIn(act.error)} /> : null}
        <p>申报回到填写中，全部内容都在，可以修改；{view.recommender}暂时看不到它。</p>
        <p>
          须在{closingText(view.round)}前重新确认声明函并提交，逾期没有提交的不再办理。申报编号 {view.number}{' '}
          不变，已提交的版本和提交回执留作记录，重新提交得到新的版本和回执。
        </p>
      </Confirm>
    </>
  );
}
