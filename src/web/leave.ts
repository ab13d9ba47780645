import type { AroundNavHandler } from 'wouter';

const reasons = new Map<string, string>();
/** What goes on while one walks about inside the workspace, and stops only with the window. */
const underWay = new Set<string>();
const question = (): string => [...reasons.values()].join('\n');

/** Says why this page should not be left now; null takes it back. */
export function holdPage(key: string, reason: string | null): void {
  if (reason === null) reasons.delete(key);
  else reasons.set(key, reason);
}

/** Says that something is being sent, which closing the window would cut off. */
export function holdWindow(key: string, sending: boolean): void {
  if (sending) underWay.add(key);
  else underWay.delete(key);
}

/** Asks before one goes elsewhere inside the workspace while something is not saved. */
export const askBeforeLeaving: AroundNavHandler = (navigate, to, options) => {
  if (reasons.size === 0 || window.confirm(`${question()}\n\n仍要离开本页吗？`)) navigate(to, options);
};

/** The same before the window is closed; the words are the browser's. */
export const watchWindow = (): void =>
  window.addEventListener('beforeunload', (event) => {
    if (reasons.size + underWay.size > 0) event.preventDefault();
  });
