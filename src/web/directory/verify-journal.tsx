import { useState } from 'react';
import { type AnswerOf, call, problemIn } from '../client.ts';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';

/** Recomputes the whole chain on the server; the export can be verified without it. */
export function VerifyJournal() {
  const [busy, setBusy] = useState(false);
  const [result, setResult] = useState<AnswerOf<'GET /api/journal/verify'> | null>(null);
  const verify = async (): Promise<void> => {
    setBusy(true);
    setResult(
      await call('GET /api/journal/verify').catch((error: unknown) => ({ ok: false, entries: 0, message: problemIn(error).detail })),
    );
    setBusy(false);
  };
  return (
    <>
      <Button look="primary" busy={busy} onClick={() => void verify()}>
        核验日志
      </Button>
      <Dialog
        open={result !== null}
        title="核验结果"
        onClose={() => setResult(null)}
        foot={<Button onClick={() => setResult(null)}>关闭</Button>}
      >
        {result ? (
          <>
            <Alert tone={result.ok ? 'blue' : 'red'} title={result.ok ? '日志完整，未被改动' : '日志不完整'} live>
              <p>{result.message}</p>
            </Alert>
            <p>每条日志的摘要包含前一条的摘要，任何一条被改动、删除或插入，其后都对不上。也可以导出后用 verify log 命令在系统之外核验。</p>
          </>
        ) : null}
      </Dialog>
    </>
  );
}
