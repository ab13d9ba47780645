import { useState } from 'react';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useToast } from '../ui/toast.tsx';
import type { DoneImport, Imports } from './imports.ts';

/** What was imported last, with the way back: the whole import and nothing else. */
export function ImportUndo({ one, onUndo }: { one: DoneImport; onUndo: Imports['undo'] }) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const toast = useToast();
  const close = (): void => {
    setAsking(false);
    setProblem(null);
  };
  const undo = async (): Promise<void> => {
    setBusy(true);
    const answer = await onUndo(one);
    setBusy(false);
    setProblem(answer);
    if (answer !== null) return;
    toast('已撤销导入，表中恢复为导入前的内容');
    setAsking(false);
  };
  return (
    <span className="imported">
      <span role="status">
        已导入 {one.rows} 行（{one.how === 'replace' ? '替换' : '追加'}）
        <small className="muted">
          {' '}
          {one.fileName}，{one.who}，{dateAndTime(one.at)}
        </small>
      </span>
      <Button small look="quiet" onClick={() => setAsking(true)}>
        撤销此次导入
      </Button>
      <Dialog
        open={asking}
        title="撤销此次导入？"
        onClose={close}
        foot={
          <>
            <Button onClick={close}>{problem ? '关闭' : '不撤销'}</Button>
            {problem ? null : (
              <Button look="danger" busy={busy} onClick={() => void undo()}>
                {busy ? '正在撤销…' : '撤销此次导入'}
              </Button>
            )}
          </>
        }
      >
        {problem ? (
          <Alert tone="red" title={problem} live />
        ) : (
          <p>
            从“{one.fileName}”导入的 {one.rows} 行将撤出
            {one.replaced > 0 ? `，被替换的 ${one.replaced} 行恢复为导入前的内容和次序` : '，其他行不变'}
            。导入后改过的行不会丢失：有这样的行时不撤销，并说明是谁何时改的。
          </p>
        )}
      </Dialog>
    </span>
  );
}
