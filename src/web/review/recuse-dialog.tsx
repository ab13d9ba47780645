import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Textarea } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';

type Props = { dossierId: string; seat: { accountId: string; name: string }; own?: boolean; onClose: () => void; onDone?: () => void };

/** 回避 with its reason: the next in the order of the draw takes the seat, never by choice. */
export function RecuseDialog({ dossierId, seat, own, onClose, onDone }: Props) {
  const [reason, setReason] = useState('');
  const recuse = useAct('POST /api/dossiers/{id}/panel/{accountId}/recuse');
  const toast = useToast();
  const send = () =>
    recuse.mutate(
      { params: { id: dossierId, accountId: seat.accountId }, body: { reason } },
      {
        onSuccess: ({ state, replaced }) => {
          toast(
            state === 'asked'
              ? '已提出，由分管领导决定；决定之前席位不变'
              : replaced
                ? '已回避，由抽取顺序中的下一位递补'
                : '已回避，抽取顺序已用完，须由分管领导补充抽取',
          );
          onClose();
          onDone?.();
        },
      },
    );
  return (
    <Dialog
      open
      title={own ? '申请回避' : `提出回避：${seat.name}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="danger" reason={reason.trim().length < 2 ? '请写明理由' : null} busy={recuse.isPending} onClick={send}>
            {own ? '回避' : '提出'}
          </Button>
        </>
      }
    >
      <p>
        与申报单位有利害关系的应当回避（第八条（四））。
        {own
          ? '尚未签署的，提出后即时生效；已经签署的，由分管领导决定，签署过的评审保留在案。'
          : '提出后由分管领导决定，您本人不能决定；已签署的评审保留在案，不删除。'}
        回避后不再看到这份申报，席位由抽取顺序中的下一位递补，不能指定。
      </p>
      <div className="form">
        <Field label="回避理由">
          {(ids) => <Textarea {...ids} rows={3} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
        </Field>
      </div>
      {recuse.isError ? <ProblemAlert problem={problemIn(recuse.error)} /> : null}
    </Dialog>
  );
}
