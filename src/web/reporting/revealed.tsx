import { useState } from 'react';
import { call } from '../client.ts';
import { useOpening } from '../disclosure/opening.tsx';

type Props = { id: string; path: string; label: string; text: string };

/** A masked contact with 显示 beside it: one at a time, each noted in the journal. */
export function Revealed({ id, path, label, text }: Props) {
  const [shown, setShown] = useState<string | null>(null);
  const open = useOpening();
  const show = () =>
    open({
      title: `显示${label}`,
      act: '显示',
      work: async (purpose) => setShown((await call('POST /api/reports/{id}/reveal', { params: { id }, body: { path, purpose } })).value),
    });
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
