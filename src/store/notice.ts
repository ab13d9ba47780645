import type { Notices } from '../acts/notice/port.ts';
import type { Sealer } from './crypto.ts';
import type { Tx } from './transaction.ts';

export function noticesIn(_tx: Tx, _sealer: Sealer): Notices {
  return {};
}
