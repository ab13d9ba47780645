import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Textarea } from '../ui/controls.tsx';
import { Confirm, Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { ActionBar } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { hindrance, offerOf, type ReportView } from './words.ts';

/** What may be done with a report that came in: the authority's return and acceptance, the platform's correction. */
export function ReviewBar({ view }: { view: ReportView }) {
  const [open, setOpen] = useState<'return' | 'reopen' | null>(null);
  const accept = useAct('POST /api/reports/{id}/accept');
  const toast = useToast();
  const offers = { return: offerOf(view.offers, 'return'), accept: offerOf(view.offers, 'accept'), reopen: offerOf(view.offers, 'reopen') };
  if (!offers.return && !offers.accept && !offers.reopen) return null;
  const close = () => setOpen(null);
  const take = () =>
    accept.mutate({ params: { id: view.id }, body: { version: view.version } }, { onSuccess: () => toast('已接收，计入季度汇总表') });
  return (
    <ActionBar state={accept.isError ? <ProblemAlert problem={problemIn(accept.error)} /> : `${view.period}，${view.state.label}`}>
      {offers.reopen ? (
        <Button reason={hindrance(offers.reopen)} onClick={() => setOpen('reopen')}>
          {offers.reopen.label}
        </Button>
      ) : null}
      {offers.return ? (
        <Button reason={hindrance(offers.return)} onClick={() => setOpen('return')}>
          {offers.return.label}
        </Button>
      ) : null}
      {offers.accept ? (
        <Button look="primary" reason={hindrance(offers.accept)} busy={accept.isPending} onClick={take}>
          {offers.accept.label}
        </Button>
      ) : null}
      {open === 'return' ? <ReturnDialog view={view} onClose={close} /> : null}
      {open === 'reopen' ? <ReopenDialog view={view} onClose={close} /> : null}
    </ActionBar>
  );
}

type Props = { view: ReportView; onClose: () => void };

function ReturnDialog({ view, onClose }: Props) {
  const [reason, setReason] = useState('');
  const act = useAct('POST /api/reports/{id}/return');
  const toast = useToast();
  const send = () =>
    act.mutate(
      { params: { id: view.id }, body: { reason: reason.trim(), version: view.version } },
      {
        onSuccess: () => {
          toast('已退回，理由已告知平台');
          onClose();
        },
      },
    );
  return (
    <Dialog
      open
      title={`退回${view.platform}的调度表`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" reason={reason.trim() === '' ? '请写明退回理由' : null} busy={act.isPending} onClick={send}>
            退回修改
          </Button>
        </>
      }
    >
      <div className="form">
        <Field label="退回理由" hint="哪一项、为什么、应如何修改；平台据此更正（第十五条）">
          {(ids) => <Textarea {...ids} rows={4} maxLength={2000} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      </div>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
    </Dialog>
  );
}

function ReopenDialog({ view, onClose }: Props) {
  const act = useAct('POST /api/reports/{id}/reopen');
  const run = () =>
    act
      .mutateAsync({ params: { id: view.id }, body: { version: view.version } })
      .then(onClose)
      .catch(() => undefined);
  return (
    <Confirm open title="更正已报数据？" act="打开更正" onAct={run} onClose={onClose}>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <p>已报送的内容留存为一个版本。更正后须重新报送；在此之前，{view.authority}的汇总表把贵单位列为未报。</p>
    </Confirm>
  );
}
