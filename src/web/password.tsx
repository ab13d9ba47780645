import { type FormEvent, useState } from 'react';
import type { Problem } from '../api/problem.ts';
import { call, problemIn } from './client.ts';
import { ProblemAlert } from './errors.tsx';
import { refresh } from './query.tsx';
import { Button } from './ui/button.tsx';
import { Input } from './ui/controls.tsx';
import { Field } from './ui/field.tsx';
import { Card, PageHead } from './ui/page.tsx';

const LEAST = 10;
const blank = { current: '', next: '', again: '' };
type Typed = typeof blank;

function faultsOf({ current, next, again }: Typed): Partial<Typed> {
  return {
    ...(current === '' ? { current: '请填写现在的口令' } : {}),
    ...(next.length < LEAST
      ? { next: `现有 ${next.length} 位，至少 ${LEAST} 位` }
      : next === current
        ? { next: '新口令不能与现在的相同' }
        : {}),
    ...(again === next ? {} : { again: '两次填写的新口令不一致' }),
  };
}

/** The change of one's own password; `onDone` after it. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const [typed, setTyped] = useState(blank);
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const faults = tried ? faultsOf(typed) : {};
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faultsOf(typed)).length > 0) return;
    try {
      await call('POST /api/session/password', { body: { current: typed.current, next: typed.next } });
      setTyped(blank);
      setTried(false);
      setProblem(null);
      onDone();
    } catch (error) {
      setProblem(problemIn(error));
    }
  };
  const field = (name: keyof Typed, label: string, hint?: string) => (
    <Field label={label} hint={hint} error={faults[name]}>
      {(ids) => (
        <Input
          {...ids}
          type="password"
          autoComplete={name === 'current' ? 'current-password' : 'new-password'}
          value={typed[name]}
          onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <form onSubmit={(event) => void submit(event)} noValidate className="stack">
      {problem ? <ProblemAlert problem={{ ...problem, title: '口令没有改' }} /> : null}
      <div className="form">
        {field('current', '现在的口令')}
        {field('next', '新口令', `至少 ${LEAST} 位，不要与其他系统相同`)}
        {field('again', '再填一次新口令')}
      </div>
      <Button look="primary" type="submit">
        修改口令
      </Button>
    </form>
  );
}

/** Before anything else where the password was given by somebody else. */
export const FirstPassword = () => (
  <main className="page page--narrow" id="main" tabIndex={-1}>
    <PageHead title="请先修改口令" meta={['现在的口令由管理员设定，修改后才能办理业务']} />
    <Card>
      <div className="narrow">
        <PasswordForm onDone={() => void refresh()} />
      </div>
    </Card>
  </main>
);
