import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useSession } from '../session.tsx';
import { type StepOffer, useStep } from '../steps/use-step.ts';
import { Button } from '../ui/button.tsx';
import { Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';
import type { Panel } from './panel.ts';
import { goodScores, Rubric } from './rubric.tsx';
import { OPINION } from './use-review.ts';

const WHY = '修改的理由';

/** Changes one's own signed review in a discussion, with the reason; what was signed stays beside it. */
export function Rescore({ panel, offer }: { panel: Panel; offer: StepOffer }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small reason={offer.blockedBy.join('；') || null} onClick={() => setOpen(true)}>
        {offer.label}
      </Button>
      {open ? <RescoreDialog panel={panel} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function RescoreDialog({ panel, onClose }: { panel: Panel; onClose: () => void }) {
  const { rubric, seats, dossier } = panel;
  const { account } = useSession();
  const own = seats.find(({ accountId }) => accountId === account.id);
  const [texts, setTexts] = useState<Readonly<Record<string, string>>>(() => ({
    ...Object.fromEntries(rubric.map(({ key, label }) => [label, own?.scores?.[key] ?? ''])),
    [OPINION]: own?.opinion ?? '',
  }));
  const text = (label: string) => texts[label] ?? '';
  const change = (label: string, value: string) => setTexts((now) => ({ ...now, [label]: value }));
  const toast = useToast();
  const act = useStep('discussions');
  const scores = goodScores(rubric, text);
  const reason =
    Object.keys(scores).length < rubric.length
      ? '还有评分项没有填写或有误'
      : text(OPINION).trim().length < 2
        ? '请填写评审意见'
        : text(WHY).trim().length < 2
          ? '请写明为什么修改'
          : null;
  const send = () =>
    act.mutate(
      { id: dossier.id, step: 'rescore', brought: { scores, opinion: text(OPINION), text: text(WHY) }, version: undefined },
      {
        onSuccess: () => {
          toast('已修改，签署时的评分仍然保留');
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      wide
      title="修改评分"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" reason={reason} busy={act.isPending} onClick={send}>
            修改评分
          </Button>
        </>
      }
    >
      <Rubric rubric={rubric} text={text} change={change} />
      <div className="form">
        {[OPINION, WHY].map((label) => (
          <Field key={label} label={label}>
            {(ids) => (
              <Textarea
                {...ids}
                rows={3}
                maxLength={label === WHY ? 1000 : 4000}
                value={text(label)}
                onChange={(event) => change(label, event.target.value)}
              />
            )}
          </Field>
        ))}
      </div>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
    </Dialog>
  );
}
