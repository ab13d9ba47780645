import { type ReactNode, useEffect } from 'react';
import { goneFromInbox, usePinned } from '../at-work/lasting.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { refresh } from '../query.tsx';
import { useStep } from '../steps/use-step.ts';
import { Alert } from '../ui/alert.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useToast } from '../ui/toast.tsx';
import type { Desk } from './row.tsx';

type Of = {
  readonly id: string;
  readonly version: number;
  readonly state: { readonly label: string };
  readonly offers: readonly { readonly step: string; readonly blockedBy: readonly string[] }[];
};
type Props = {
  kind: 'dossiers' | 'reports' | 'summaries';
  desk: Desk;
  of: Of;
  title: string;
  onClose: () => void;
  children: ReactNode;
};

/** Why the step of a line can't be taken any more, above what is shown; the list behind is read again. */
export function Gone({ says }: { says: string }) {
  useEffect(() => void refresh('GET /api/inbox'), []);
  return <Alert tone="amber" title={says} live />;
}

/** A step that asks for nothing, from its line in the inbox; where the case has changed since the line was read, it says so instead. */
export function QuickStep({ kind, desk: { step, says, item }, of, title, onClose, children }: Props) {
  const act = useStep(kind);
  const toast = useToast();
  const version = usePinned(of.version, act.error);
  const offer = of.offers.find((one) => one.step === step);
  const gone = offer ? null : goneFromInbox(says, of.state.label);
  const send = (): void =>
    act.mutate(
      { id: of.id, step, brought: {}, version },
      {
        onSuccess: () => {
          toast(`${title}：${says}，已办理`);
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      wide
      title={`${says}：${title}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>关闭</Button>
          <ButtonLink href={item.link}>打开办理页</ButtonLink>
          <Button
            look="primary"
            reason={gone ?? (offer?.blockedBy.join('；') || null)}
            reasonAt={gone ? 'hidden' : 'before'}
            busy={act.isPending}
            onClick={send}
          >
            {says}
          </Button>
        </>
      }
    >
      <div className="stack">
        {gone && !act.isPending ? <Gone says={gone} /> : children}
        {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      </div>
    </Dialog>
  );
}
