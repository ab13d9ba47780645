import { useState } from 'react';
import { type AnswerOf, call, problemIn } from '../client.ts';
import { refresh, useRead } from '../query.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** Beyond every number: asks for the head alone. */
export const BEYOND = 2_000_000_000;

type Which = 'all' | 'new';
type Result = AnswerOf<'GET /api/journal/verify'>;

/** Recomputes the chain on the server, all of it or what came after the last verification; the export can be verified without it. */
export function VerifyJournal() {
  const last = useRead('GET /api/journal', { query: { after: BEYOND } }).data?.verified ?? null;
  const [busy, setBusy] = useState<Which | null>(null);
  const [result, setResult] = useState<Result | null>(null);
  const verify = async (which: Which): Promise<void> => {
    setBusy(which);
    const query = which === 'new' ? { only: which } : {};
    const failed = (error: unknown): Result => ({ ok: false, entries: 0, message: problemIn(error).detail });
    setResult(await call('GET /api/journal/verify', { query }).catch(failed));
    setBusy(null);
  };
  const close = (): void => {
    setResult(null);
    void refresh('GET /api/journal');
  };
  return (
    <>
      <Button look="primary" busy={busy === 'all'} onClick={() => void verify('all')}>
        核验日志
      </Button>
      {last ? (
        <Button
          busy={busy === 'new'}
          title={`前 ${last.seq} 条由${last.by}于${dateAndTime(last.at)} 核验过`}
          onClick={() => void verify('new')}
        >
          只核验新增的
        </Button>
      ) : null}
      <Dialog open={result !== null} title="核验结果" onClose={close} foot={<Button onClick={close}>关闭</Button>}>
        {result ? <Outcome result={result} /> : null}
      </Dialog>
    </>
  );
}

const Outcome = ({ result }: { result: Result }) => (
  <>
    <Alert tone={result.ok ? 'blue' : 'red'} title={result.ok ? '日志完整，未被改动' : '日志不完整'} live>
      <p>{result.message}</p>
    </Alert>
    <p>每条日志的摘要包含前一条的摘要，任何一条被改动、删除或插入，其后都对不上。也可以导出后用 verify log 命令在系统之外核验。</p>
    <p>每次核验都记入日志；以后可以只核验新增的，需要时仍可全部重新核验。</p>
  </>
);
