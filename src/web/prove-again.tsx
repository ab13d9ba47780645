import { useState } from 'react';
import type { Problem } from '../api/problem.ts';
import { call } from './client.ts';
import { CodeField } from './directory/code-field.tsx';
import { PasswordField, SendingForm, useSending } from './directory/factor-form.tsx';
import { Button } from './ui/button.tsx';
import { Dialog } from './ui/dialog.tsx';

/** It is too long since the last password or code: asked once more over the page, and what was pressed goes on by itself. */
export function ProveAgain({ problem: { title, detail, by }, answer }: { problem: Problem; answer: (shown: boolean) => void }) {
  const [password, setPassword] = useState('');
  const [code, setCode] = useState('');
  const sending = useSending(async () => {
    await call('POST /api/session/proof', { body: { password, code } });
    answer(true);
  });
  return (
    <Dialog open title={title} onClose={() => answer(false)} foot={<Button onClick={() => answer(false)}>不办了</Button>}>
      <p>{detail}</p>
      <SendingForm of={sending} failed="没有确认" act="确认并继续">
        {by === 'code' ? <CodeField value={code} onChange={setCode} /> : <PasswordField value={password} onChange={setPassword} />}
      </SendingForm>
    </Dialog>
  );
}
