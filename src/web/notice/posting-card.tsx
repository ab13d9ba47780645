import { useState } from 'react';
import { addressOf } from '../client.ts';
import { UploadOne } from '../directory/upload-one.tsx';
import { refresh } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { DateInput, Input } from '../ui/controls.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Field } from '../ui/field.tsx';
import { Card } from '../ui/page.tsx';
import { upload } from '../upload.ts';
import type { Notice } from './notices-page.tsx';

/** Where and when the notice stood on the department's own site, with its proof (第八条（四）). */
export function PostingCard({ notice: { id, posting, postingFault } }: { notice: Notice }) {
  const officer = hasRole(useSession(), 'officer');
  const [again, setAgain] = useState(false);
  return (
    <Card title="在本部门网站公示">
      <div className="stack">
        {posting === null ? null : (
          <p>
            <a href={posting.address} target="_blank" rel="noreferrer noopener">
              {posting.address}
            </a>
            ，{fullDate(posting.on)} {posting.time}登载，
            <a href={addressOf('GET /api/notices/{id}/posting', { params: { id } })} target="_blank" rel="noopener">
              凭据
            </a>
          </p>
        )}
        {postingFault === null ? null : <Alert tone="amber" title={postingFault} />}
        {officer && (posting === null || again) ? <Register id={id} onDone={() => setAgain(false)} /> : null}
        {officer && posting !== null && !again ? (
          <div className="row">
            <Button look="quiet" onClick={() => setAgain(true)}>
              重新登记
            </Button>
          </div>
        ) : null}
      </div>
    </Card>
  );
}

const blank = { address: '', on: '', time: '' };

function Register({ id, onDone }: { id: string; onDone: () => void }) {
  const [typed, setTyped] = useState(blank);
  const send = async (file: File): Promise<void> => {
    await upload('PUT /api/notices/{id}/posting', { params: { id }, query: { ...typed, name: file.name }, body: file });
    onDone();
    void refresh();
  };
  const set = (key: keyof typeof blank) => (value: string) => setTyped({ ...typed, [key]: value });
  return (
    <>
      <div className="form">
        <Field label="网址" span={12}>
          {(ids) => (
            <Input {...ids} maxLength={300} value={typed.address} onChange={(event) => set('address')(event.target.value.trim())} />
          )}
        </Field>
        <Field label="登载日期" span={6}>
          {(ids) => (
            <DateInput {...ids} value={typed.on} picked={typed.on} onPick={set('on')} onChange={(event) => set('on')(event.target.value)} />
          )}
        </Field>
        <Field label="登载时间" hint="如 09:30" span={6}>
          {(ids) => <Input {...ids} maxLength={5} value={typed.time} onChange={(event) => set('time')(event.target.value.trim())} />}
        </Field>
      </div>
      <UploadOne label="上传凭据并登记" hint="网页截图或者 PDF，看得见网址和时间" done="已登记在本部门网站公示" onSend={send} />
    </>
  );
}
