import type { ClipboardEvent, KeyboardEvent } from 'react';
import { useToast } from '../ui/toast.tsx';
import { whyLocked } from './permitted.ts';

/** A locked field takes no key and no paste; it says so, instead of seeming dead. The sheets say it themselves. */
export function useLockedKeys(): { onKeyDown: (event: KeyboardEvent) => void; onPaste: (event: ClipboardEvent) => void } {
  const toast = useToast();
  const say = (target: EventTarget): void => {
    if (isLockedField(target)) toast(`这一栏已锁定，保持原样：${whyLocked}`, { tone: 'red' });
  };
  return {
    onKeyDown: (event) => {
      const types = event.key.length === 1 || event.key === 'Backspace' || event.key === 'Delete';
      if (types && !event.ctrlKey && !event.metaKey && !event.altKey) say(event.target);
    },
    onPaste: (event) => say(event.target),
  };
}

const isLockedField = (target: EventTarget): boolean =>
  target instanceof HTMLElement && target.matches('input[readonly], textarea[readonly]') && !target.matches('.sheet__box');
