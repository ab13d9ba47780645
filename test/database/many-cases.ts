import type pg from 'pg';
import { type Databank, openDatabank } from '../../src/databank.ts';
import { refreshWaiting } from '../../src/jobs/watch-waiting.ts';
import { planOf } from '../../src/rehearsal/made-up.ts';
import { seedDossiers } from '../../src/store/made-up/seed.ts';
import { createPool } from '../../src/store/pool.ts';
import { type Place, startPlace } from '../journeys/system.ts';

export type ManyCases = { readonly place: Place; readonly owner: pg.Pool; readonly bank: Databank; close(): Promise<void> };

/** The assembled system in its ninth year: `total` made-up cases with what hangs on them, one in ten of them waiting for somebody. */
export async function startManyCases(total: number): Promise<ManyCases> {
  const place = await startPlace({ applicants: 2, experts: 3 });
  await place.stage.day('2026-03-18');
  const bank = await openDatabank(place.system.config, () => undefined);
  const owner = createPool(bank.owner, 1);
  await seedDossiers(owner, await planOf(await place.system.world(), total));
  await refreshWaiting(await place.system.world());
  return {
    place,
    owner,
    bank,
    async close() {
      await owner.end();
      await bank.leave();
      await place.close();
    },
  };
}
