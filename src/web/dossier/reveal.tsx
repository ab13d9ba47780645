import { createContext, useContext, useState } from 'react';
import { call, problemIn } from '../client.ts';
import { masked } from '../form/shown.ts';
import { useToast } from '../ui/toast.tsx';

/**
 * Whose personal values may be shown on purpose here: of a case that one works on, by the server, noted in the journal; one's own, which are here
 * already and only covered from other people's eyes. Null: they stay masked.
 */
export const RevealContext = createContext<{ readonly dossierId: string; readonly own: boolean } | null>(null);

/** A masked personal value with 显示 beside it, one at a time. */
export function Masked({ path, label, text }: { path: string; label: string; text: string }) {
  const reveal = useContext(RevealContext);
  const [shown, setShown] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  if (reveal === null || text === '') return text;
  const { dossierId, own } = reveal;
  const show = async (): Promise<void> => {
    if (own) return setShown(text);
    setBusy(true);
    await call('POST /api/dossiers/{id}/reveal', { params: { id: dossierId }, body: { path } })
      .then(({ value }) => setShown(value))
      .catch((error: unknown) => toast(problemIn(error).detail, { tone: 'red' }));
    setBusy(false);
  };
  return (
    <>
      {shown ?? (own ? masked(text) : text)}
      <button
        type="button"
        className="reveal"
        aria-label={`${shown === null ? '显示' : '遮蔽'}${label}`}
        title={shown === null && !own ? '显示完整内容，并记入日志' : undefined}
        disabled={busy}
        onClick={() => (shown === null ? void show() : setShown(null))}
      >
        {shown === null ? '显示' : '遮蔽'}
      </button>
    </>
  );
}
