import { type JSXElementConstructor, type ReactNode, startTransition, useEffect, useRef, useState } from 'react';
import { pageStyles } from './page-styles.ts';
import { Alert } from './ui/alert.tsx';
import { Button } from './ui/button.tsx';

type Options<P> = {
  /** What holds its place meanwhile. */
  Waiting?: (props: P) => ReactNode;
  /** When it is fetched once it stands in the page: at once, or in the browser's next pause. Returns how to stop. */
  when?: (run: () => void) => () => void;
  /** Its styles are those that the workspace begins with. */
  styled?: boolean;
  /** What says that it could not be fetched, with another try. */
  Failed?: (props: { again: () => void }) => ReactNode;
};

/**
 * A part of a page that is fetched when it is first shown, so that the page itself is there sooner. From then on it is drawn at once. Where it could
 * not be fetched, it says so in its place, with another try, and tries again by itself when the network is back; the rest of the page goes on, and what
 * was typed there stays.
 */
export function later<P extends object>(
  load: () => Promise<JSXElementConstructor<P>>,
  { Waiting = none, when = atOnce, Failed = PartFailed, styled = false }: Options<P> = {},
) {
  let Part: JSXElementConstructor<P> | null = null;
  // biome-ignore lint/correctness/noComponentHookFactories: called once for each part, at the top of a module
  return function Later(props: P) {
    const [state, setState] = useState<'waiting' | 'ready' | 'failed'>('waiting');
    useEffect(() => {
      if (Part || state !== 'waiting') return;
      let gone = false;
      const show = (next: 'ready' | 'failed'): void => startTransition(() => (gone ? undefined : setState(next)));
      const stop = when(() => {
        Promise.all([load(), styled ? null : pageStyles()]).then(
          ([loaded]) => {
            Part = loaded;
            show('ready');
          },
          () => show('failed'),
        );
      });
      return () => {
        gone = true;
        stop();
      };
    }, [state]);
    useEffect(() => {
      if (state !== 'failed') return;
      const again = (): void => setState('waiting');
      window.addEventListener('online', again);
      return () => window.removeEventListener('online', again);
    }, [state]);
    if (Part) return <Part {...props} />;
    return state === 'failed' ? <Failed again={() => setState('waiting')} /> : <Waiting {...props} />;
  };
}

/** True from the first time on: a dialog that was opened once stays, so that closing it gives the focus back. */
export function useOnce(now: boolean): boolean {
  const was = useRef(now);
  was.current ||= now;
  return was.current;
}

const none = (): null => null;

function atOnce(run: () => void): () => void {
  run();
  return () => undefined;
}

/** The sentence for a part that could not be fetched. */
export const notFetched = '这一部分没有载入：网络不通，或系统刚刚更新。请再试一次；仍不成功时请重新载入本页，填写的内容已保存。';

const PartFailed = ({ again }: { again: () => void }) => (
  <Alert tone="amber" title="没有载入" live>
    <p>{notFetched}</p>
    <p>
      <Button small onClick={again}>
        再试一次
      </Button>
    </p>
  </Alert>
);
