import type { parts } from './parts.ts';

/** How a part of the form is fetched, by its name. */
export const part =
  <K extends keyof typeof parts>(name: K) =>
  async () =>
    (await import('./parts.ts')).parts[name]();
