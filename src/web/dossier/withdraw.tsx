import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { useToast } from '../ui/toast.tsx';
import { type DossierView, offerOf } from './view.ts';

/** Takes the whole application back; asked once more, since nothing follows it but a new start. */
export function Withdraw({ view }: { view: DossierView }) {
  const [asking, setAsking] = useState(false);
  const act = useAct('POST /api/dossiers/{id}/withdraw');
  const toast = useToast();
  const offer = offerOf(view, 'withdraw');
  if (!offer) return null;
  const withdraw = async (): Promise<void> => {
    await act
      .mutateAsync({ params: { id: view.id }, body: { version: view.version } })
      .then(() => {
        toast('已撤回申报');
        setAsking(false);
      })
      .catch(() => undefined);
  };
  return (
    <>
      <Button look="danger" reason={offer.blockedBy.join('；') || null} onClick={() => setAsking(true)}>
        {offer.label}
      </Button>
      <Confirm open={asking} title="撤回这份申报？" act="撤回申报" grave onAct={withdraw} onClose={() => setAsking(false)}>
        {act.error ? <ProblemAlert problem={problemIn(act.error)} /> : null}
        <p>撤回后这份申报不再办理，也不能恢复；在申报截止前可以重新开始申报。</p>
      </Confirm>
    </>
  );
}
