import type { Recognitions } from '../acts/recognition/port.ts';
import type { Tx } from './transaction.ts';

export function recognitionsIn(_tx: Tx): Recognitions {
  return {};
}
