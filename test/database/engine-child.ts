// A process that opens an engine and reports it as one line of JSON: node engine-child.mjs <dataDir> <appRoot> <exit|hang|stop>
import { openEngine } from '../../src/store/engine/supervisor.ts';

const [dataDir, appRoot, ending] = process.argv.slice(2) as [string, string, string];
const log = (line: string) => process.stderr.write(`${line}\n`);
try {
  const engine = await openEngine({ dataDir, appRoot, log });
  if (ending === 'stop') await engine.stop();
  process.stdout.write(`${JSON.stringify(engine)}\n`);
  if (ending === 'hang') setInterval(() => {}, 60_000);
} catch (error) {
  log(String(error));
  process.exitCode = 1;
}
