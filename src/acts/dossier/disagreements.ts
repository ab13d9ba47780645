import type { Content } from '../../core/annexes/field.ts';
import type { Finding } from '../../core/consistency/finding.ts';
import { findings } from '../../core/consistency/findings.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';

const known = new WeakMap<Content, { readonly scheme: Scheme; readonly found: readonly Finding[] }>();

/** `findings` of a content as it was read: a submission asks twice of the same one, for the checks and for the reasons frozen with it. */
export function disagreementsIn(content: Content, scheme: Scheme): readonly Finding[] {
  const before = known.get(content);
  if (before?.scheme === scheme) return before.found;
  const found = findings(content, scheme);
  known.set(content, { scheme, found });
  return found;
}
