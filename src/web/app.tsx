import { useEffect, useRef, useState } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import type { Problem } from '../api/problem.ts';
import type { Scheme } from '../core/scheme/scheme.ts';
import { BusyLine } from './busy-line.tsx';
import { holdAccount, onProofNeeded, onSignedOut, problemIn } from './client.ts';
import { useNumbersTold } from './disclosure/numbers-told.ts';
import { OpeningProvider } from './disclosure/opening.tsx';
import { ErrorBoundary, ProblemAlert } from './errors.tsx';
import { sessionBack } from './form/autosave.ts';
import { later, useOnce } from './later.tsx';
import { askBeforeLeaving } from './leave.ts';
import { Waiting } from './page-later.tsx';
import { refresh, useRead, useSettled } from './query.tsx';
import { type Page, pages } from './routes.tsx';
import { holdLaw } from './scheme/law.ts';
import { SessionContext } from './session.tsx';
import { Shell } from './shell.tsx';
import './typing-rests.ts'; // hears the keys from the first one on
import { Skeleton } from './ui/alert.tsx';
import { Button } from './ui/button.tsx';
import { TextRemark } from './ui/controls.tsx';
import { ToastProvider } from './ui/toast.tsx';

// Whoever has a session needs none of these.
const LoginPage = later(async () => (await import('./login.tsx')).LoginPage);
const SignInAgain = later(async () => (await import('./login.tsx')).SignInAgain);
const NotFound = later(async () => (await import('./not-found.tsx')).NotFound);
const ProveAgain = later(async () => (await import('./prove-again.tsx')).ProveAgain);
const FirstFactor = later(async () => (await import('./directory/first-factor.tsx')).FirstFactor);
const FirstPassword = later(async () => (await import('./password.tsx')).FirstPassword);

export const App = () => (
  <ToastProvider>
    <Router aroundNav={askBeforeLeaving}>
      <Door />
    </Router>
    <BusyLine />
  </ToastProvider>
);

/** Nobody comes in without a session; whoever loses it at work signs in again over the page. */
function Door() {
  const session = useRead('GET /api/session');
  const measure = useSettled('GET /api/scheme');
  const first = useRef<string | null>(null);
  const remark = useNumbersTold();
  if (session.data === undefined) {
    if (session.error?.status === 401) return <LoginPage onDone={() => void session.refetch()} />;
    return (
      <Waiting>
        {session.error ? (
          <Unreached detail={problemIn(session.error).detail} again={() => void session.refetch()} />
        ) : (
          <Skeleton lines={8} />
        )}
      </Waiting>
    );
  }
  if (measure.data === undefined)
    return (
      <Waiting>
        {measure.error ? (
          <Unreached detail={problemIn(measure.error).detail} again={() => void measure.refetch()} />
        ) : (
          <Skeleton lines={8} />
        )}
      </Waiting>
    );
  holdLaw(measure.data as Scheme);
  // Another person signed in over this one's page: nothing of the page may stay.
  first.current ??= session.data.account.id;
  holdAccount(first.current);
  if (first.current !== session.data.account.id) window.location.reload();
  return (
    <SessionContext value={session.data}>
      <TextRemark value={remark}>
        <Shell>{session.data.mustChangePassword ? <FirstPassword /> : session.data.mustSetFactor ? <FirstFactor /> : <Pages />}</Shell>
      </TextRemark>
      <Again name={session.data.account.login} />
      <Proof />
    </SessionContext>
  );
}

const Unreached = ({ detail, again }: { detail: string; again: () => void }) => (
  <ProblemAlert problem={{ type: 'about:blank', title: '没有连上系统', status: 0, detail }}>
    <Button small onClick={again}>
      再试一次
    </Button>
  </ProblemAlert>
);

function Again({ name }: { name: string }) {
  const [open, setOpen] = useState(false);
  const asked = useOnce(open);
  useEffect(() => onSignedOut(() => setOpen(true)), []);
  const done = async (): Promise<void> => {
    setOpen(false);
    await refresh('GET /api/session');
    sessionBack.dispatchEvent(new Event('back'));
    void refresh();
  };
  return asked ? <SignInAgain open={open} name={name} onDone={() => void done()} /> : null;
}

type Asking = { problem: Problem; answer: (shown: boolean) => void };

/** What signs or opens waits here until it was shown that it is really they; one question for all that wait. */
function Proof() {
  const [asking, setAsking] = useState<Asking | null>(null);
  const open = useRef<Promise<boolean> | null>(null);
  useEffect(
    () =>
      onProofNeeded((problem) => {
        open.current ??= new Promise<boolean>((answer) => setAsking({ problem, answer })).finally(() => {
          open.current = null;
          setAsking(null);
        });
        return open.current;
      }),
    [],
  );
  return asking ? <ProveAgain {...asking} /> : null;
}

function Pages() {
  const [location] = useLocation();
  return (
    <ErrorBoundary resetOn={location}>
      <OpeningProvider>
        <Switch>
          {pages.map((one) => (
            <Route key={one.path} path={one.path}>
              <Shown one={one} />
            </Route>
          ))}
          <Route>
            <NotFound />
          </Route>
        </Switch>
      </OpeningProvider>
    </ErrorBoundary>
  );
}

/** The page with its window title. */
function Shown({ one: { page: PageBody, title } }: { one: Page }) {
  useEffect(() => {
    document.title = `${title}｜江西省中小企业公共服务示范平台`;
  }, [title]);
  return <PageBody />;
}
