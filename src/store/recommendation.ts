import type { Recommendations } from '../acts/recommendation/port.ts';
import type { Sealer } from './crypto.ts';
import type { Tx } from './transaction.ts';

export function recommendationsIn(_tx: Tx, _sealer: Sealer): Recommendations {
  return {};
}
