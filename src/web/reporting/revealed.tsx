import { useState } from 'react';
import { call, problemIn } from '../client.ts';
import { useToast } from '../ui/toast.tsx';

type Props = { id: string; path: string; label: string; text: string };

/** A masked contact with 显示 beside it: one at a time, each noted in the journal. */
export function Revealed({ id, path, label, text }: Props) {
  const [shown, setShown] = useState<string | null>(null);
  const toast = useToast();
  const show = (): Promise<void> =>
    call('POST /api/reports/{id}/reveal', { params: { id }, body: { path } })
      .then(({ value }) => setShown(value))
      .catch((error: unknown) => toast(problemIn(error).detail, { tone: 'red' }));
  return (
    <>
      {shown ?? text}{' '}
      <button
        type="button"
        className="linkish small"
        aria-label={`${shown === null ? '显示' : '遮蔽'}${label}`}
        onClick={() => (shown === null ? void show() : setShown(null))}
      >
        {shown === null ? '显示' : '遮蔽'}
      </button>
    </>
  );
}
