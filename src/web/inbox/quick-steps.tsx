import { useLasting, usePinned } from '../at-work/lasting.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { Alerts } from '../reporting/report-facts.tsx';
import type { ReportView } from '../reporting/words.ts';
import { StepDialog } from '../review/steps.tsx';
import { useStep } from '../steps/use-step.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Kv } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';

type Props = { id: string; onClose: () => void };

/** 受理 without leaving the inbox: its step as the case's page offers it, or why it can't be taken any more. */
export function QuickAdmit({ id, onClose }: Props) {
  const view = useRead('GET /api/dossiers/{id}', { params: { id } });
  const offer = view.data?.offers.find(({ step }) => step === 'admit') ?? null;
  const { offer: begun, gone } = useLasting(offer, true, view.data?.state.label ?? '');
  if (!view.data || !begun) return null;
  const blocked = begun.blockedBy.join('；') || null;
  return <StepDialog of={view.data} offer={begun} step="admit" gone={gone ?? blocked} onClose={onClose} />;
}

/** A quarterly report accepted without leaving the inbox: what its page warns of stands above the button. */
export const QuickAccept = ({ id, onClose }: Props) => {
  const report = useRead('GET /api/reports/{id}', { params: { id } });
  return report.data ? (
    <Accept view={report.data} onClose={onClose} />
  ) : (
    <Dialog open title="接收" onClose={onClose} foot={<Button onClick={onClose}>关闭</Button>}>
      <Loaded read={report} lines={6}>
        {() => null}
      </Loaded>
    </Dialog>
  );
};

function Accept({ view, onClose }: { view: ReportView; onClose: () => void }) {
  const act = useStep('reports');
  const toast = useToast();
  const version = usePinned(view.version, act.error);
  const { offer, gone } = useLasting(view.offers.find(({ step }) => step === 'accept') ?? null, true, view.state.label);
  const accept = () =>
    act.mutate(
      { id: view.id, step: 'accept', brought: {}, version },
      {
        onSuccess: () => {
          toast(`已接收${view.platform}的调度表，计入季度汇总表`);
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      wide
      title={`接收：${view.platform}　${view.period}调度表`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>关闭</Button>
          <ButtonLink href={to(paths.report, { id: view.id })}>打开调度表</ButtonLink>
          {offer ? (
            <Button look="primary" reason={gone ?? (offer.blockedBy.join('；') || null)} busy={act.isPending} onClick={accept}>
              {offer.label}
            </Button>
          ) : null}
        </>
      }
    >
      <Kv
        items={[
          ['状态', view.state.label],
          ['报送', view.versions.length > 0 ? `共 ${view.versions.length} 次` : null],
        ]}
      />
      <Alerts alerts={view.alerts} />
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
    </Dialog>
  );
}
