import { useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';
import { useToast } from './toast.tsx';
import type { Told } from './whole.ts';

type ReadingProps = {
  label: string;
  small?: boolean | undefined;
  reason?: string | null;
  /** What did not come of it, where reading failed. */
  failed: string;
  act: (told: Told, signal: AbortSignal) => Promise<void>;
};

/** A button behind which a list is read portion by portion: it says how far it is, and pressed again it stops. */
export function Reading({ label, small, reason, failed, act }: ReadingProps) {
  const [far, setFar] = useState<string | null>(null);
  const stop = useRef<AbortController | null>(null);
  const toast = useToast();
  useEffect(() => () => stop.current?.abort(), []);
  const press = async (): Promise<void> => {
    if (stop.current) return stop.current.abort();
    const run = new AbortController();
    stop.current = run;
    try {
      await act((done, total) => setFar(`已读 ${done} / ${total}，停止`), run.signal);
    } catch (error) {
      if (!run.signal.aborted) toast(`${failed}：${error instanceof Error ? error.message : String(error)}`, { tone: 'red' });
    }
    stop.current = null;
    setFar(null);
  };
  return (
    <Button small={small} reason={reason} onClick={() => void press()}>
      {far ?? label}
    </Button>
  );
}
