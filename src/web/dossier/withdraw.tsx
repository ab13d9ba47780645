import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
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
          须在 {fullDate(view.round.closesOn)} 24时前重新确认声明函并提交，逾期没有提交的不再办理。申报编号 {view.number}{' '}
          不变，已提交的版本和提交回执留作记录，重新提交得到新的版本和回执。
        </p>
      </Confirm>
    </>
  );
}

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
        <p>{view.number ? `申报编号 ${view.number} 的` : '这份'}申报不再办理，不能恢复；已提交的版本和提交回执留作记录。</p>
        <p>只想修改内容的，不要撤回：推荐部门开始初审前可以“收回修改”，其后请等退回补正。</p>
        <p>
          申报截止（{fullDate(view.round.closesOn)}{' '}
          24时）前可以重新开始申报，得到新的申报编号；新申报可以沿用这份的全部内容，由您确认后带入。
        </p>
      </Confirm>
    </>
  );
}
