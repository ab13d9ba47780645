import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { clock } from '../ui/dates.tsx';
import { type Done, doneByOthers } from './news.ts';
import type { AtWork } from './use-at-work.ts';

const places: Readonly<Record<string, string>> = {
  review: '初审',
  assessment: '抽样与测评',
  recommendation: '推荐表',
  dossier: '申报详情',
  panel: '专家组',
  report: '调度表',
  summary: '汇总表',
};

/** Who else of the office has this case open, and where. */
export function OthersAtWork({ others }: Pick<AtWork, 'others'>) {
  const named = others
    .slice(0, 2)
    .map(({ name, place, own }) => `${own ? '您在另一个窗口' : name}也打开着本件（${places[place] ?? '办理中'}）`);
  const text = `${named.join('，')}${others.length > named.length ? `，另有 ${others.length - named.length} 人` : ''}`;
  return (
    <span role="status" className="small" title={text || undefined}>
      {text}
    </span>
  );
}

type Props = AtWork & {
  /** What was done with the case, where its page tells that by name. */
  timeline: readonly Done[];
  /** How it stands now. */
  state: string;
  /** Where to go on from here, once it stands elsewhere. */
  children?: ReactNode;
};

/** What others did while the page is open: said until it was read, above what one is at. The page has it already; what is typed stays. */
export function News({ changes, timeline, state, children }: Props) {
  const { account } = useSession();
  const [news, setNews] = useState<readonly string[]>([]);
  const [seen, setSeen] = useState(0);
  const before = useRef(timeline);
  useEffect(() => {
    const done = doneByOthers(before.current, timeline, account.name);
    before.current = timeline;
    if (done.length > 0) setNews((said) => [...said, ...done.map(({ at, who, action }) => `${who} ${clock(at)} ${action}`)]);
  }, [timeline, account.name]);
  const close = (): void => {
    setNews([]);
    setSeen(changes);
  };
  if (news.length === 0 && changes === seen) return null;
  return (
    <Alert tone="amber" live title={news.length > 0 ? `${news.join('；')}，本件现为“${state}”` : '本件刚有改动'}>
      <div className="row">
        <span>本页已是最新内容；您正在填写的没有动。</span>
        {children}
        <Button small look="quiet" onClick={close}>
          知道了
        </Button>
      </div>
    </Alert>
  );
}
