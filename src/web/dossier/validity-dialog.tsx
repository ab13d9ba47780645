import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import type { Material } from './view.ts';

type Props = { dossierId: string; file: Material; onClose: () => void };

/** Until when a file is valid; of one that was taken over also the word that it still holds. */
export function ValidityDialog({ dossierId, file, onClose }: Props) {
  const [day, setDay] = useState(file.validUntil ?? '');
  const act = useAct('PUT /api/dossiers/{id}/materials/{materialId}/validity');
  // Only what is said here goes: the rest may have been changed by a colleague meanwhile.
  const said = day === (file.validUntil ?? '') ? {} : { validUntil: day === '' ? null : day };
  const put = (body: { validUntil?: string | null; seen?: boolean }) =>
    act.mutate({ params: { id: dossierId, materialId: file.id }, body }, { onSuccess: () => onClose() });
  return (
    <Dialog
      open
      title={`“${file.name}”的有效期`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          {file.source !== null && !file.unseen ? (
            <Button busy={act.isPending} onClick={() => put({ seen: false })}>
              收回核对
            </Button>
          ) : null}
          <Button look="primary" busy={act.isPending} onClick={() => put({ ...said, ...(file.unseen ? { seen: true } : {}) })}>
            {file.unseen ? '核对无误' : '保存'}
          </Button>
        </>
      }
    >
      <div className="form">
        {file.source === null ? null : <p className="f-12">{file.source}。请打开文件看过，确认仍然有效再核对。</p>}
        <Field label="有效期至" hint="写证书、合同、协议上的最后一天；没有期限的不填。过了这一天，这份材料不再有效">
          {(ids) => <Input {...ids} type="date" value={day} onChange={(event) => setDay(event.target.value)} />}
        </Field>
      </div>
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
    </Dialog>
  );
}
