import { readConfig } from '../config.ts';
import { openDatabank } from '../databank.ts';
import { refreshWaiting } from '../jobs/watch-waiting.ts';
import { assemble } from '../main.ts';
import { planOf } from '../rehearsal/made-up.ts';
import { seedDossiers } from '../store/made-up/seed.ts';
import { createPool } from '../store/pool.ts';
import { type Answer, Usage, yes } from './command.ts';

const MOST = 1_000_000;

/**
 * `seed dossiers N`: brings a demonstration to N made-up cases of nine years with what hangs on them, written in bulk; to see, and to measure, what the
 * lists are like in the tenth year. Their materials have no content.
 */
export async function seedDossiersCommand(words: readonly string[]): Promise<Answer> {
  const total = Number(words[0]);
  if (words.length !== 1 || !Number.isInteger(total) || total < 1 || total > MOST)
    throw new Usage('用法：seed dossiers 件数 / usage: seed dossiers N');
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  const config = readConfig({ demonstration: true });
  const system = await assemble(config, say);
  const bank = await openDatabank(config, say);
  const owner = createPool(bank.owner, 1);
  try {
    const added = await seedDossiers(owner, await planOf(await system.world(), total));
    await refreshWaiting(await system.world());
    return yes(String(added), `新增虚构申报 ${added} 件 / made-up cases added: ${added}`);
  } finally {
    await owner.end();
    await bank.leave();
    await system.leave();
  }
}
