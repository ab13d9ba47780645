import type { Fault } from '../annexes/field.ts';
import type { Finding } from '../consistency/finding.ts';
import { isOpen, isPartlyOpen, type Opened } from './opened.ts';

/**
 * The faults that whoever fills the form in can mend. In a returned dossier only what the correction opened may change (第八条（三）): what stands wrong
 * elsewhere was handed in under the rules of its day, and a rule that came since does not hold it back.
 */
export const mendable = <F extends Pick<Fault, 'path'>>(faults: readonly F[], opened: Opened): readonly F[] =>
  opened === 'all' ? faults : faults.filter(({ path }) => isPartlyOpen(opened, path));

/** Disagreements without the errors whose places are all closed; what asks to be looked at stays, it holds nothing back. */
export const mendableFindings = <F extends Pick<Finding, 'severity' | 'paths'>>(found: readonly F[], opened: Opened): readonly F[] =>
  opened === 'all'
    ? found
    : found.filter(({ severity, paths }) => severity !== 'error' || paths.length === 0 || paths.some((path) => isPartlyOpen(opened, path)));

/** Materials that can be brought. What the system held for one at the submission may have ended since (第六条（七）): closed, it is not asked now. */
export const mendableMissing = <F extends { readonly key: string }>(missing: readonly F[], opened: Opened): readonly F[] =>
  missing.filter(({ key }) => isOpen(opened, `materials/${key}`));
