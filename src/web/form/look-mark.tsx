import { createContext, useContext } from 'react';
import { Button } from '../ui/button.tsx';

/** Says of places (fields, tables, single rows of one) that somebody has looked at them, or takes it back. */
export type Look = (heads: readonly string[], seen: boolean) => void;
export const LookContext = createContext<Look>(() => undefined);

/** `waits`: an earlier year brought it, and nobody has looked at it; `seen`: somebody has. */
export type LookState = 'waits' | 'seen' | undefined;

type Props = { path: string; label: string; look: NonNullable<LookState> };

/** The mark beside a field that was brought, and the word that it still holds. The key for both is the form's own (F9), so neither stands in the way of Tab. */
export function LookMark({ path, label, look }: Props) {
  const say = useContext(LookContext);
  const waits = look === 'waits';
  return (
    <Button
      small
      tabIndex={-1}
      className={waits ? 'look look--waits' : 'look'}
      title={waits ? '往年带入，待核对（F9）' : '收回后重新待核对（Shift+F9）'}
      aria-label={`${waits ? '核对无误' : '收回核对'}：${label}`}
      onClick={() => say([path], waits)}
    >
      {waits ? '核对无误' : '收回核对'}
    </Button>
  );
}

/** What the field is described by, and what stands beside it under the pointer and with the focus. */
export const lookWords = (source: string, look: LookState): string =>
  look === 'waits' ? `${source}，待核对，按 F9 核对无误` : look === 'seen' ? `${source}，已核对` : source;
