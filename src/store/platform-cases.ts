import type { PlatformCases } from '../acts/recognition/cases-port.ts';
import type { Tx } from './transaction.ts';

export const platformCasesIn = (_tx: Tx): PlatformCases => ({});
