// npm run dev: the server from its sources, started again when one changes, and Vite in front of it with hot replacement; one data folder kept.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt, ensureInstalled, root } from './prepare.mjs';

ensureInstalled({ developing: true });
ensureBuilt(); // the public pages take their style, and books their worker, from dist/

const { createServer } = await import('vite'); // installed by now
const at = (...parts) => join(root, ...parts);
const vite = await createServer({ root: at('src', 'web'), configFile: at('vite.config.ts') });
await vite.listen();
const server = spawn(
  process.execPath,
  [at('node_modules', 'tsx', 'dist', 'cli.mjs'), 'watch', '--clear-screen=false', at('src', 'cli.ts'), 'serve'],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PUBLIC_URL: process.env.PUBLIC_URL ?? `http://127.0.0.1:${vite.config.server.port}` },
  },
);
process.stdout.write(`\n请打开 / open  http://127.0.0.1:${vite.config.server.port}/app/\n\n`);

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => server.kill(signal));
process.once('exit', () => server.kill());
server.once('exit', async (code) => {
  await vite.close();
  process.exit(code ?? 0);
});
