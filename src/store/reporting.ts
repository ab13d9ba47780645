import type { Reporting } from '../acts/reporting/port.ts';
import type { Sealer } from './crypto.ts';
import type { Tx } from './transaction.ts';

export function reportingIn(_tx: Tx, _sealer: Sealer): Reporting {
  return {};
}
