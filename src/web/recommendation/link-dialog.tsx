import { useState } from 'react';
import { LINK_DAYS } from '../../core/deadlines/survey-link.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/controls.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { useToast } from '../ui/toast.tsx';
import type { SampleRow } from './case.ts';

/** Makes a one-time link for a drawn enterprise; it is shown this once, to be sent by whatever way the officer has. */
export function LinkDialog({ dossierId, row, onClose }: { dossierId: string; row: SampleRow; onClose: () => void }) {
  const make = useAct('POST /api/dossiers/{id}/sample/{rowId}/link');
  const toast = useToast();
  const [copied, setCopied] = useState(false);
  const { data } = make;
  const copy = async (url: string) => {
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
    } catch {
      toast('没有复制成功，请选中链接后复制', { tone: 'red' });
    }
  };
  const open = row.link !== null && row.link.answeredAt === null && row.link.revokedAt === null;
  return (
    <Dialog
      open
      title={`测评链接：${row.enterprise}`}
      onClose={onClose}
      foot={
        data ? (
          <>
            <Button onClick={onClose}>关闭</Button>
            <Button look="primary" onClick={() => void copy(data.url)}>
              {copied ? '已复制' : '复制链接'}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>取消</Button>
            <Button look="primary" busy={make.isPending} onClick={() => make.mutate({ params: { id: dossierId, rowId: row.rowId } })}>
              生成链接
            </Button>
          </>
        )
      }
    >
      {data ? (
        <>
          <Field label="一次性链接" hint={`${dateAndTime(data.expiresAt)} 前有效，只能填写一次`}>
            {(ids) => <Input {...ids} readOnly value={data.url} onFocus={(event) => event.target.select()} />}
          </Field>
          <p>请把链接发给该企业的联系人。链接只显示这一次，关闭后看不到；需要时可以重新生成，前一个随即作废。</p>
        </>
      ) : (
        <p>
          {`由企业自己在手机上填写：是否接受过服务、服务内容、满意与否、姓名职务。不用登录，${LINK_DAYS}日内有效，只能填写一次，答复按“网络互动”记入测评。`}
          {open && row.link ? `已有一个未填写的链接（${dateAndTime(row.link.expiresAt)} 前有效），重新生成后作废。` : ''}
        </p>
      )}
      {make.isError ? <ProblemAlert problem={problemIn(make.error)} /> : null}
    </Dialog>
  );
}
