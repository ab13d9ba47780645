import type { Reviews } from '../acts/review/port.ts';
import type { Tx } from './transaction.ts';

export function reviewsIn(_tx: Tx): Reviews {
  return {};
}
