import { useRef, useState } from 'react';
import type { ProblemError } from '../client.ts';

/**
 * An offer as long as somebody is at it: where a colleague has taken the step meanwhile, what was begun stays on the page with what was typed, and says why it
 * can no longer be sent, before it is pressed.
 */
export function useLasting<O extends { readonly label: string }>(
  offer: O | null,
  open: boolean,
  state: string,
): { offer: O | null; gone: string | null } {
  const last = useRef(offer);
  if (offer !== null || !open) last.current = offer;
  const gone = offer === null && last.current !== null ? goneSentence(last.current.label, state) : null;
  return { offer: last.current, gone };
}

/** Why a step that was offered can't be taken any more. */
const noLonger = (label: string, state: string | null): string =>
  `${state === null ? '本件已由他人办理' : `本件现为“${state}”`}，不能再办理“${label}”`;

/** The same where something was written for it. */
export const goneSentence = (label: string, state: string | null): string => `${noLonger(label, state)}；您写的内容还在，可以复制后关闭`;

/** The same of a line of the inbox. */
export const goneFromInbox = (label: string, state: string): string => `${noLonger(label, state)}，请关闭后看最新的待办`;

/** The same of several offers: which of them is asked about, as long as somebody is at it. */
export function useAsked<O extends { readonly step: string; readonly label: string }>(offers: readonly O[], state: string | null) {
  const [begun, setBegun] = useState<O | null>(null);
  const now = begun && (offers.find(({ step }) => step === begun.step) ?? null);
  return {
    asked: now ?? begun,
    gone: begun !== null && now === null ? goneSentence(begun.label, state) : null,
    ask: setBegun,
    close: () => setBegun(null),
  };
}

/**
 * What a dialog is sent over: the versions that stood before the eyes when it was opened, although the page behind it follows what others do. Once the server
 * has said that somebody was first, the page says what, and whoever sends it once more means it over that, and over nothing that came later still.
 * `undefined`: not read yet.
 */
export function usePinned<V>(now: V, error: ProblemError | null): V {
  const pinned = useRef(now);
  const told = useRef(error);
  const anew = error !== told.current && error?.status === 409;
  told.current = error;
  if (pinned.current === undefined || anew) pinned.current = now;
  return pinned.current;
}
