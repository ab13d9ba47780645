import { useCallback, useMemo, useRef } from 'react';
import { useLocation, useSearch } from 'wouter';
import { useSource } from '../query.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { useToast } from '../ui/toast.tsx';
import { type Ahead, aheadIn, type Next } from './ahead.ts';
import { NEXT_KEY, useNextKey } from './next-key.ts';

/** On the page of a case that was opened from a list: on to the next one of that list, also once the present one has left it. */
export function NextCase() {
  const [path] = useLocation();
  const search = useSearch();
  const ahead = useMemo(() => aheadIn(path, search), [path, search]);
  return ahead ? <Onwards key={ahead.caseId} ahead={ahead} /> : null;
}

function Onwards({ ahead }: { ahead: Ahead }) {
  const [, navigate] = useLocation();
  const toast = useToast();
  const { back, source } = ahead;
  const found = useSource<Next>(source).data;
  const going = useRef(false);
  const go = useCallback(async (): Promise<void> => {
    if (going.current) return;
    going.current = true;
    // Asked anew: a colleague may have done the one that was read ahead.
    const next = await source.read(new AbortController().signal).catch(() => null);
    going.current = false;
    if (next?.link) navigate(next.link);
    else toast(next ? END : '没有读到名单，请再试一次', next ? {} : { tone: 'red' });
  }, [source, navigate, toast]);
  useNextKey(go);
  if (found === undefined) return null;
  if (found.link === null)
    return (
      <ButtonLink look="quiet" href={back}>
        {found.left > 0 ? `名单到末尾，回到名单（还有 ${found.left} 件）` : '名单办完，回到名单'}
      </ButtonLink>
    );
  return (
    <>
      <ButtonLink look="quiet" href={back}>
        回到名单
      </ButtonLink>
      <Button title={`下一件：${found.title}`} aria-keyshortcuts={NEXT_KEY} onClick={() => void go()}>
        下一件 <kbd className="kbd kbd--btn">{NEXT_KEY}</kbd>
      </Button>
    </>
  );
}

const END = '名单到这里为止，后面没有了';
