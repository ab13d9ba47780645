import { Component, type ReactNode, useEffect, useState } from 'react';
import type { Problem } from '../api/problem.ts';
import { problemIn } from './client.ts';
import { paths } from './paths.ts';
import { Alert } from './ui/alert.tsx';
import { Button, ButtonLink } from './ui/button.tsx';

/** A refusal as the person reads it: what, why with its article, each fault, what to do. */
export function ProblemAlert({ problem, children }: { problem: Problem; children?: ReactNode }) {
  const lines = problem.faults?.map((fault) => fault.message) ?? problem.reasons ?? [];
  return (
    <Alert tone={problem.status === 0 || problem.status === 409 ? 'amber' : 'red'} title={problem.title} live>
      {lines.length > 1 ? (
        <ul>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : (
        <p>{problem.detail}</p>
      )}
      {problem.article ? <p className="muted">依据：{problem.article}</p> : null}
      {problem.status >= 500 && problem.request ? <p className="muted">请求编号：{problem.request}（联系管理员时请一并说明）</p> : null}
      {children}
    </Alert>
  );
}

/** Keeps an error of one page inside that page; `resetOn` changes when one goes elsewhere. */
export class ErrorBoundary extends Component<{ resetOn: string; children: ReactNode }, { error: unknown; at: string }> {
  constructor(props: { resetOn: string; children: ReactNode }) {
    super(props);
    this.state = { error: null, at: props.resetOn };
  }

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  static getDerivedStateFromProps(props: { resetOn: string }, state: { at: string }) {
    return props.resetOn === state.at ? null : { error: null, at: props.resetOn };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === null) return this.props.children;
    return (
      <main className="page" id="main" tabIndex={-1}>
        <ProblemAlert problem={{ ...problemIn(error), title: '这一页出错了', detail: explained(error) }}>
          <Button small onClick={() => window.location.reload()}>
            重新载入
          </Button>{' '}
          <ButtonLink small href={paths.inbox}>
            回到待办
          </ButtonLink>
        </ProblemAlert>
      </main>
    );
  }
}

/** A chunk that is gone means that a newer version was installed meanwhile. */
const explained = (error: unknown): string =>
  /dynamically imported module|module script|style sheet not fetched/i.test(String(error))
    ? '系统刚刚更新，请重新载入本页。填写的内容已保存。'
    : `已保存的内容没有改动。请重新载入；仍不成功时，请把这句话告诉管理员：${problemIn(error).detail}`;

/** Says when the network is gone, until it is back. */
export function OfflineLine() {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = (): void => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return online ? null : (
    <p className="line line--amber" role="status">
      网络已断开：可以继续填写，改动先保存在本机，网络恢复后自动上传。
    </p>
  );
}
