import { type ComponentType, type ReactNode, useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { later } from './later.tsx';
import { paths } from './paths.ts';
import { Alert, Skeleton } from './ui/alert.tsx';
import { Button, ButtonLink } from './ui/button.tsx';

/** Where a page will be. */
export const Waiting = ({ children }: { children: ReactNode }) => <main className="page page--narrow page--wait">{children}</main>;

const PageWaiting = () => (
  <Waiting>
    <Skeleton lines={8} />
  </Waiting>
);

/** A page that could not be fetched: the line was cut, or a newer version was installed meanwhile. */
const PageFailed = ({ again }: { again: () => void }) => (
  <main className="page" id="main" tabIndex={-1}>
    <Alert tone="amber" title="这一页没有载入" live>
      <p>网络不通，或系统刚刚更新。网络恢复后会自动再试；仍不成功时请重新载入。已保存的内容没有改动。</p>
      <p className="row">
        <Button small onClick={again}>
          再试一次
        </Button>
        <Button small onClick={() => window.location.reload()}>
          重新载入
        </Button>
        <ButtonLink small href={paths.inbox}>
          回到待办
        </ButtonLink>
      </p>
    </Alert>
  </main>
);

/** A page that is fetched when one first comes to it. `styled`: with the styles that the workspace begins with. */
export const pageLater = (load: () => Promise<ComponentType>, styled = false) =>
  later(async () => arriving(await load()), { Waiting: PageWaiting, Failed: PageFailed, styled });

/** On arrival the view starts at the top and the reader at the content. */
const arriving = (Body: ComponentType): ComponentType =>
  function Arriving() {
    const [location] = useLocation();
    const firstTime = useRef(true);
    // biome-ignore lint/correctness/useExhaustiveDependencies: at every new address
    useEffect(() => {
      if (firstTime.current && window.history.length <= 1) return;
      firstTime.current = false;
      window.scrollTo(0, 0);
      document.getElementById('main')?.focus({ preventScroll: true });
    }, [location]);
    return <Body />;
  };
