// The server that is fuzzed: its own process, on a folder of its own. Says `ready {…}`, then what it would write to its log.
import { readConfig } from '../../src/config.ts';
import { assemble, listen } from '../../src/main.ts';
import { seedDirectory } from '../../src/rehearsal/directory.ts';

const config = readConfig({ demonstration: true });
const system = await assemble(config, (line) => process.stdout.write(`log ${JSON.stringify(line)}\n`));
const password = (await system.world()).tools.newToken();
await seedDirectory(await system.world(), { applicants: 12, experts: 8, password });
const running = await listen(system);
process.stdout.write(`ready ${JSON.stringify({ url: running.url, password })}\n`);
process.once('SIGTERM', () => void running.close().then(() => process.exit(0)));
