import { createContext, useContext, useState } from 'react';
import { call } from '../client.ts';
import { useOpening } from '../disclosure/opening.tsx';
import { masked } from '../form/shown.ts';

/**
 * Whose personal values may be shown on purpose here: of a case that one works on, by the server, noted in the journal; one's own, which are here
 * already and only covered from other people's eyes. Null: they stay masked.
 */
export const RevealContext = createContext<{ readonly dossierId: string; readonly own: boolean } | null>(null);

/** A masked personal value with 显示 beside it, one at a time. */
export function Masked({ path, label, text }: { path: string; label: string; text: string }) {
  const reveal = useContext(RevealContext);
  const [shown, setShown] = useState<string | null>(null);
  const open = useOpening();
  if (reveal === null || text === '') return text;
  const { dossierId, own } = reveal;
  const show = async (): Promise<void> => {
    if (own) return setShown(text);
    await open({
      title: `显示${label}`,
      act: '显示',
      work: async (purpose) => {
        const { value } = await call('POST /api/dossiers/{id}/reveal', { params: { id: dossierId }, body: { path, purpose } });
        setShown(value);
      },
    });
  };
  return (
    <>
      {shown ?? (own ? masked(text) : text)}
      <button
        type="button"
        className="reveal"
        aria-label={`${shown === null ? '显示' : '遮蔽'}${label}`}
        title={shown === null && !own ? '写明用途后显示，并记入日志' : undefined}
        onClick={() => (shown === null ? void show() : setShown(null))}
      >
        {shown === null ? '显示' : '遮蔽'}
      </button>
    </>
  );
}
