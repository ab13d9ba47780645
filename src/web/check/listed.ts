import type { Row } from '../../core/annexes/field.ts';
import type { SheetFault, Skipped } from '../../core/sheet/intake.ts';

/** A list of served enterprises as it was read. */
export type Listed = {
  readonly from: string;
  readonly rows: readonly Row[];
  readonly faults: readonly SheetFault[];
  readonly skipped: readonly Skipped[];
};
