import type { Verdict } from './verdict.ts';

/**
 * A condition that rests on what an earlier year brought and nobody has looked at is not met yet: its figure is said, and that it waits. `unseen`: fields,
 * tables and materials of which something waits. What fails fails all the same.
 */
export const heldBack = <V extends Pick<Verdict, 'status' | 'message' | 'evidence'>>(
  all: readonly V[],
  unseen: readonly string[],
): (V & { readonly waits?: boolean })[] => {
  const waits = new Set(unseen);
  return all.map((one) =>
    one.status === 'met' && one.evidence.some((path) => waits.has(path))
      ? { ...one, status: 'unknown', waits: true, message: `${one.message}所依据的内容是带入的，核对后才算。` }
      : one,
  );
};
