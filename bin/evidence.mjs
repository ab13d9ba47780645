// The program that derives a case anew from its evidence, in one file that both Node and a page take, and the page with that file in it (docs/evidence.md, 4).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

/** What the file does where it is a command; in a page it does nothing of that. */
const command = `import { told } from './entry.ts';
export { reExecute } from './entry.ts';
const [, self, file] = typeof document === 'undefined' ? process.argv : [];
if (self !== undefined && file !== undefined) {
  const [{ readFileSync, realpathSync }, { fileURLToPath }] = [await import('node:fs'), await import('node:url')];
  if (realpathSync(self) === fileURLToPath(import.meta.url)) {
    const { text, isSame } = told(readFileSync(file));
    console.log(text);
    process.exitCode = isSame ? 0 : 1;
  }
}`;

/** Writes both below `folder`; answers the program's text. */
export async function buildEvidence(root, folder) {
  const from = (name) => join(root, 'src', 'web', 'evidence', name);
  const made = await build({
    stdin: { contents: command, resolveDir: from('.'), sourcefile: 're-execute.mjs' },
    absWorkingDir: root,
    write: false,
    ...{ bundle: true, format: 'esm', platform: 'neutral', target: 'es2022', external: ['node:*'], charset: 'utf8', legalComments: 'none' },
    keepNames: true,
    logLevel: 'warning',
  });
  const program = made.outputFiles[0].text.replaceAll('</script', '<\\/script');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 're-execute.mjs'), program);
  writeFileSync(
    join(folder, 'evidence.html'),
    readFileSync(from('page.html'), 'utf8').replace('/*PROGRAM*/', () => program),
  );
  return program;
}
