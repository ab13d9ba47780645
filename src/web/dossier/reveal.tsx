import { createContext, useContext, useState } from 'react';
import { call, problemIn } from '../client.ts';
import { useToast } from '../ui/toast.tsx';

/** The dossier whose personal values may be shown on purpose here; null where they are open or stay masked. */
export const RevealContext = createContext<string | null>(null);

/** A masked personal value with 显示 beside it: one at a time, each noted in the journal. */
export function Masked({ path, label, text }: { path: string; label: string; text: string }) {
  const dossierId = useContext(RevealContext);
  const [shown, setShown] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  if (dossierId === null || text === '') return <>{text}</>;
  const show = async (): Promise<void> => {
    setBusy(true);
    await call('POST /api/dossiers/{id}/reveal', { params: { id: dossierId }, body: { path } })
      .then(({ value }) => setShown(value))
      .catch((error: unknown) => toast(problemIn(error).detail, { tone: 'red' }));
    setBusy(false);
  };
  return (
    <>
      {shown ?? text}
      <button
        type="button"
        className="reveal"
        aria-label={`${shown === null ? '显示' : '遮蔽'}${label}`}
        title={shown === null ? '显示完整内容，并记入日志' : undefined}
        disabled={busy}
        onClick={() => (shown === null ? void show() : setShown(null))}
      >
        {shown === null ? '显示' : '遮蔽'}
      </button>
    </>
  );
}
