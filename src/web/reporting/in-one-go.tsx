import { type ReactNode, useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { refresh, useAct } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { useToast } from '../ui/toast.tsx';
import type { SummaryView } from './words.ts';

/** What an officer does with many of the reports below a summary at once: urges those that are owed, accepts those about which nothing is asked. */
export function InOneGo({
  view: { id, period, plain, owed, notAccepted },
}: {
  view: Pick<SummaryView, 'id' | 'period' | 'plain' | 'owed' | 'notAccepted'>;
}) {
  const accepting = useAct('POST /api/summaries/{id}/accept-reports');
  const urging = useAct('POST /api/summaries/{id}/urge');
  const request = { params: { id }, body: {} };
  return (
    <>
      {owed > 0 ? (
        <Asked
          button={`催报 ${owed} 家`}
          title={`催报${period}调度表？`}
          act="催报"
          problem={urging.error}
          go={async () => `已催报 ${(await urging.mutateAsync(request)).urged} 家`}
        >
          还没有报送、退回后没有重报的 {owed} 家平台各收到一封催报；同一平台一天催报一次。
        </Asked>
      ) : null}
      {plain > 0 ? (
        <Asked
          button={`接收没有疑问的 ${plain} 家`}
          title={`接收 ${plain} 家的${period}调度表？`}
          act="接收"
          problem={accepting.error}
          go={async () => `已接收 ${(await accepting.mutateAsync(request)).accepted} 家的调度表`}
        >
          待审核的 {notAccepted} 家中，{plain} 家的数据没有疑问、不低于认定条件。
          {plain < notAccepted ? `其余 ${notAccepted - plain} 家请逐份审核。` : ''}
        </Asked>
      ) : null}
    </>
  );
}

type AskedProps = { button: string; title: string; act: string; problem: unknown; go: () => Promise<string>; children: ReactNode };

/** A button that asks before it goes; `go` answers what was done. */
function Asked({ button, title, act, problem, go, children }: AskedProps) {
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const done = async (): Promise<void> => {
    try {
      toast(await go());
      setAsking(false);
    } catch {
      void refresh('GET /api/summaries/{id}');
    }
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{button}</Button>
      {asking ? (
        <Confirm open title={title} act={act} onAct={done} onClose={() => setAsking(false)}>
          {problem ? <ProblemAlert problem={problemIn(problem)} /> : null}
          <p>{children}</p>
        </Confirm>
      ) : null}
    </>
  );
}
