import type { Recognitions } from '../acts/recognition/port.ts';
import { platformCasesIn } from './platform-cases.ts';
import { platformsKnownIn } from './platform-known.ts';
import { platformListsIn } from './platform-list.ts';
import { platformsIn } from './platforms.ts';
import { titlesIn } from './titles.ts';
import type { Tx } from './transaction.ts';

export const recognitionsIn = (tx: Tx): Recognitions => ({
  ...platformsIn(tx),
  ...platformListsIn(tx),
  ...platformCasesIn(tx),
  ...titlesIn(tx),
  ...platformsKnownIn(tx),
});
