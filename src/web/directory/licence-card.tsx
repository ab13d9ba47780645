import { useRef, useState } from 'react';
import { href, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { refresh, useRead } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Card } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { upload } from '../upload.ts';

/** While no authority has seen its certificate: what that means, what became of the file, and where to bring one (第八条（三）). */
export function LicenceCard() {
  const read = useRead('GET /api/licences');
  const last = read.data?.licences[0];
  return (
    <Card title="登记待核对">
      <div className="stack">
        <Alert tone="amber">
          <p>
            主管部门还没有查验贵单位的证照（第八条（三））。可以照常填写、提交申报，不影响期限；初审时查验证照，现在上传证照的，主管部门可以先行核对。
          </p>
        </Alert>
        {last ? (
          <p>
            {dateAndTime(last.addedAt)} 上传{' '}
            <a href={href('GET /api/licences/{id}/file', { params: { id: last.id } })} target="_blank" rel="noopener">
              {last.name}
            </a>
            ：{last.outcome === 'returned' ? `已退回。${last.word ?? ''}` : '等待主管部门核对'}
          </p>
        ) : null}
        <Bring again={last !== undefined} />
      </div>
    </Card>
  );
}

function Bring({ again }: { again: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const send = async (file: File): Promise<void> => {
    setBusy(true);
    setFailed(null);
    await upload('PUT /api/organisation/licence', { query: { name: file.name }, body: file })
      .then(() => refresh('GET /api/licences'))
      .then(() => toast('证照已上传，等待主管部门核对'))
      .catch(setFailed);
    setBusy(false);
  };
  return (
    <div>
      {failed ? <ProblemAlert problem={problemIn(failed)} /> : null}
      <input
        ref={input}
        className="sr"
        type="file"
        tabIndex={-1}
        accept=".pdf,.jpg,.jpeg,.png"
        aria-label="上传证照"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void send(file);
        }}
      />
      <Button busy={busy} onClick={() => input.current?.click()}>
        {again ? '重新上传证照' : '上传证照'}
      </Button>
      <p className="small muted">营业执照、事业单位法人证书等的照片或扫描件，PDF、JPG、PNG，不超过 50 MB</p>
    </div>
  );
}
