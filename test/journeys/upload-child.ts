import { chmod, mkdir } from 'node:fs/promises';
import { readConfig } from '../../src/config.ts';
import { assemble, listen } from '../../src/main.ts';
import { seedDirectory } from '../../src/rehearsal/directory.ts';
import { createStage } from '../../src/rehearsal/stage.ts';
import { roundOf } from '../../src/rehearsal/year.ts';

/** The server on a folder and a free port, with one applicant whose round is open; prints its address. Killed and started again, it carries on. */
const folder = process.argv[2] as string;
await mkdir(folder, { recursive: true });
await chmod(folder, 0o755);
const system = await assemble(readConfig({ demonstration: true }, { DATA_DIR: `${folder}/data`, PORT: '0' }));
const world = await system.world();
const password = 'upload-test-word';
if ((await world.asSystem((tx) => tx.directory.accountByLogin('qiye01'))) === null) {
  await seedDirectory(world, { applicants: 1, experts: 3, password });
  const stage = createStage(
    async (path, init) => system.app.request(path, init),
    password,
    () => undefined,
  );
  await stage.day('2025-03-10');
  await (await stage.party('sheng-jb'))('POST /api/rounds', { body: roundOf(2025) });
}
const { url } = await listen(system);
process.stdout.write(`${url}\n`);
