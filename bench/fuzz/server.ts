// The server that is fuzzed: its own process, on a folder of its own. Says `ready {…}`, then what it would write to its log. What no route can do it
// does when it is told so by its parent: an organisation becomes pending again, waiting letters are sent at once.
import { sendMail } from '../../src/acts/directory/send-mail.ts';
import { readConfig } from '../../src/config.ts';
import { assemble, listen } from '../../src/main.ts';
import { seedDirectory } from '../../src/rehearsal/directory.ts';
import { APPLICANTS } from './scenes/play.ts';

const config = readConfig({ demonstration: true });
const system = await assemble(config, (line) => process.stdout.write(`log ${JSON.stringify(line)}\n`));
const password = (await system.world()).tools.newToken();
await seedDirectory(await system.world(), { applicants: APPLICANTS, experts: 12, password });
const { asSystem, tools } = await system.world();
await asSystem(async (tx) => {
  const first = await tx.directory.accountByLogin('admin');
  if (first !== null) await tx.directory.addAccount({ ...first, id: tools.newId(), login: 'admin2', name: '第二管理员' });
});
const running = await listen(system);
process.on('message', async ({ pending }: { pending?: string }) => {
  const world = await system.world();
  if (pending === undefined) await sendMail(world);
  else await world.asSystem((tx) => tx.directory.changeOrganisation(pending, { pending: true }));
  process.send?.('done');
});
process.stdout.write(`ready ${JSON.stringify({ url: running.url, password })}\n`);
process.once('SIGTERM', () => void running.close().then(() => process.exit(0)));
