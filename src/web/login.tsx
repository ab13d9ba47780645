import { type FormEvent, useEffect, useState } from 'react';
import type { Problem } from '../api/problem.ts';
import { call, problemIn } from './client.ts';
import { CodeField } from './directory/code-field.tsx';
import { ProblemAlert } from './errors.tsx';
import { whenTypingRests } from './typing-rests.ts';
import { Button } from './ui/button.tsx';
import { Input } from './ui/controls.tsx';
import { Dialog } from './ui/dialog.tsx';
import { Field } from './ui/field.tsx';

/** Name and password; `onDone` once the server has opened a session. */
export function LoginForm({ onDone, name = '' }: { onDone: () => void; name?: string }) {
  const [login, setLogin] = useState(name);
  const [password, setPassword] = useState('');
  /** Asked for once the server says that this account has one. */
  const [code, setCode] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    if (login.trim() === '' || password === '') return setProblem(incomplete);
    setBusy(true);
    try {
      await call('POST /api/session', { body: { login: login.trim(), password, ...(code ? { code } : {}) } });
      onDone();
    } catch (error) {
      const said = problemIn(error);
      const asksCode = said.faults?.some(({ path }) => path === 'code') ?? false;
      // The first time nothing is wrong: there is one more thing to fill in.
      setProblem(asksCode && code === null ? null : said);
      setCode(asksCode ? '' : null);
      if (!asksCode) setPassword('');
    } finally {
      setBusy(false);
    }
  };
  // The dialog over a page gives the focus to what bears the attribute itself, which React's autoFocus does not set.
  const begin = (form: HTMLFormElement | null): void =>
    void form?.querySelector('input[type=password]')?.toggleAttribute('autofocus', name !== '');
  return (
    <form ref={begin} onSubmit={(event) => void submit(event)} noValidate>
      {problem ? <ProblemAlert problem={{ ...problem, title: '没有登录' }} /> : null}
      <div className="form">
        <Field label="登录名">
          {(ids) => (
            <Input
              {...ids}
              name="username"
              autoComplete="username"
              autoCapitalize="none"
              value={login}
              onChange={(event) => setLogin(event.target.value)}
            />
          )}
        </Field>
        <Field label="口令">
          {(ids) => (
            <Input
              {...ids}
              type="password"
              name="password"
              autoComplete="current-password"
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        {code === null ? null : <CodeField value={code} onChange={setCode} />}
      </div>
      <Button look="primary" block type="submit" busy={busy}>
        登录
      </Button>
    </form>
  );
}

const incomplete: Problem = { type: 'urn:shifan:problem:badInput', title: '没有登录', status: 400, detail: '请填写登录名和口令。' };

/** The first page of whoever is not signed in; the address stays, so that one arrives where one wanted to go. */
export function LoginPage({ onDone }: { onDone: () => void }) {
  return (
    <div className="pub">
      <header className="pubtop">
        <div className="pubtop__in">
          <a className="brand" href="/">
            <span className="brand__mark" aria-hidden="true">
              赣
            </span>
            江西省中小企业公共服务示范平台
          </a>
        </div>
      </header>
      <main className="page page--narrow login" id="main" tabIndex={-1}>
        <div>
          <h1>办理系统登录</h1>
          <p className="lead">申报、初审、评审、公示、认定和季度报送，都在这里办理。</p>
          <ul className="login__facts">
            <li>
              <b>申报单位</b>首次申报请先<a href="/register">注册本单位账号</a>
              ；本单位已经注册的，由本单位管理员增加账号。推荐部门、专家的账号由管理员开通。
            </li>
            <li>
              <b>忘记口令</b>请联系本单位管理员或系统管理员重置，凭收到的一次性链接自己设定新口令。
            </li>
            <li>
              <b>不用登录的</b>申报通知、条件自查、公示与异议、平台名录、证书查询，<a href="/">请从首页进入</a>。
            </li>
          </ul>
        </div>
        <section className="card" aria-label="登录">
          <div className="card__body">
            <h2>登录</h2>
            <LoginForm onDone={onDone} />
          </div>
        </section>
      </main>
    </div>
  );
}

/**
 * The session ended while one was at work: the page stays as it is under the dialog, and goes on afterwards. It waits for the typing to rest here, where it is
 * drawn at once, and not before it is fetched: whoever began again to type meanwhile would end their sentence in its box.
 */
export function SignInAgain({ open, name, onDone }: { open: boolean; name: string; onDone: () => void }) {
  const [rests, setRests] = useState(false);
  useEffect(() => {
    if (!open) return setRests(false);
    let gone = false;
    whenTypingRests(() => gone || setRests(true));
    return () => {
      gone = true;
    };
  }, [open]);
  return (
    <Dialog open={open && rests} title="登录已失效，请重新登录" onClose={() => undefined} firm>
      <p>您填写的内容还在，登录后从原处继续，未保存的改动自动上传。</p>
      <LoginForm name={name} onDone={onDone} />
    </Dialog>
  );
}
