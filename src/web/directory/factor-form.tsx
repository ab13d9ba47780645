import { type FormEvent, type ReactNode, useState } from 'react';
import type { Problem } from '../../api/problem.ts';
import { type AnswerOf, call, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Input } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';
import { CodeField } from './code-field.tsx';

type Begun = AnswerOf<'POST /api/session/factor'>;

/** Password, then the key in an app and its first code, then the recovery codes; `onDone` once they were taken down. Nothing is asked for before the first code came. */
export function SetFactor({ onDone }: { onDone: () => void }) {
  const [begun, setBegun] = useState<Begun | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  if (codes !== null) return <Codes codes={codes} onDone={onDone} />;
  return begun === null ? <Begin onBegun={setBegun} /> : <Confirm begun={begun} onSet={setCodes} />;
}

/** A form that sends one thing at a time and says what is wrong with it. */
export function useSending(send: () => Promise<void>) {
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const onSubmit = (event: FormEvent): void => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem(null);
    void send()
      .catch((error: unknown) => setProblem(problemIn(error)))
      .finally(() => setBusy(false));
  };
  return { problem, busy, onSubmit };
}

type SendingForm = { of: ReturnType<typeof useSending>; failed: string; act: string; above?: ReactNode; children: ReactNode };

export const SendingForm = ({ of: { problem, busy, onSubmit }, failed, act, above, children }: SendingForm) => (
  <form onSubmit={onSubmit} noValidate className="stack">
    {problem ? <ProblemAlert problem={{ ...problem, title: failed }} /> : null}
    {above}
    <div className="form">{children}</div>
    <Button look="primary" type="submit" busy={busy}>
      {act}
    </Button>
  </form>
);

export const PasswordField = ({ value, onChange }: { value: string; onChange: (password: string) => void }) => (
  <Field label="口令" hint="再填一次，确认是您本人">
    {(ids) => (
      <Input {...ids} type="password" autoComplete="current-password" value={value} onChange={(event) => onChange(event.target.value)} />
    )}
  </Field>
);

function Begin({ onBegun }: { onBegun: (begun: Begun) => void }) {
  const [password, setPassword] = useState('');
  const sending = useSending(async () => onBegun(await call('POST /api/session/factor', { body: { password } })));
  return (
    <SendingForm of={sending} failed="没有开始" act="设置动态口令">
      <PasswordField value={password} onChange={setPassword} />
    </SendingForm>
  );
}

function Confirm({ begun, onSet }: { begun: Begun; onSet: (codes: readonly string[]) => void }) {
  const [code, setCode] = useState('');
  const sending = useSending(async () => onSet((await call('POST /api/session/factor/confirm', { body: { code } })).codes));
  return (
    <SendingForm of={sending} failed="没有启用" act="启用" above={<Key begun={begun} />}>
      <CodeField value={code} onChange={setCode} hint="应用里现在显示的6位数字" />
    </SendingForm>
  );
}

const Key = ({ begun }: { begun: Begun }) => (
  <>
    <p>用手机上的动态口令应用扫描二维码；不能扫描的，在应用里手工输入密钥。</p>
    <img className="factor__qr" src={begun.qr} alt="动态口令密钥的二维码" width={200} height={200} />
    <p className="factor__key" translate="no">
      {begun.key}
    </p>
  </>
);

/** Shown once: whoever has lost the phone signs in with one of them. */
export const Codes = ({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) => (
  <div className="stack">
    <Alert tone="amber" title="请抄下或打印这些恢复码，只显示这一次">
      手机不在身边时，用一个恢复码代替动态口令登录，每个只能用一次。请与手机分开保管。
    </Alert>
    <ol className="factor__codes" aria-label="恢复码" translate="no">
      {codes.map((code) => (
        <li key={code}>{code}</li>
      ))}
    </ol>
    <Button look="primary" onClick={onDone}>
      已抄好
    </Button>
  </div>
);
