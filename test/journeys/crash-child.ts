import { chmod, mkdir } from 'node:fs/promises';
import { readConfig } from '../../src/config.ts';
import { assemble } from '../../src/main.ts';
import { seedDirectory } from '../../src/rehearsal/directory.ts';
import { createStage } from '../../src/rehearsal/stage.ts';
import { roundOf } from '../../src/rehearsal/year.ts';

/** Saves one value after the other and prints each that the server acknowledged, until it is killed; a second run carries on. */
const folder = process.argv[2] as string;
await mkdir(folder, { recursive: true });
await chmod(folder, 0o755);
const system = await assemble(readConfig({ demonstration: true }, { DATA_DIR: `${folder}/data` }));
const world = await system.world();
const known = await world.asSystem((tx) => tx.directory.accountByLogin('qiye01'));
if (known === null) await seedDirectory(world, { applicants: 1, experts: 3, password: 'crash-test-word' });
const stage = createStage(
  async (path, init) => system.app.request(path, init),
  'crash-test-word',
  () => undefined,
);
await stage.day('2025-03-10');
const clerk = await stage.party('qiye01');
const { organisation } = await (await stage.party('nanchang-jb'))('GET /api/session');
const rounds = await clerk('GET /api/rounds');
const round = rounds.rounds[0] ?? (await (await stage.party('sheng-jb'))('POST /api/rounds', { body: roundOf(2025) }));
const { dossiers } = await clerk('GET /api/dossiers', { query: {} });
const id = dossiers[0]?.id ?? (await clerk('POST /api/dossiers', { body: { roundId: round.id, recommenderId: organisation.id } })).id;
const { values, versions } = await clerk('GET /api/dossiers/{id}/form', { params: { id } });
process.stdout.write(`standing ${values.issuer ?? '0'}\n`);
let base = versions.issuer ?? 0;
for (let n = Number(values.issuer ?? 0) + 1; ; n += 1) {
  const { results } = await clerk('PATCH /api/dossiers/{id}/form', {
    params: { id },
    body: { patches: [{ kind: 'value', key: 'issuer', value: String(n), base }] },
  });
  base = results[0]?.version ?? base;
  process.stdout.write(`saved ${n}\n`);
  if (process.argv[3] === 'verify') break;
}
const proof = await (await stage.party('jiancha'))('GET /api/journal/verify', { query: {} });
process.stdout.write(`journal ${proof.ok}\n`);
await system.close();
process.exit(0);
