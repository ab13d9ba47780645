import { link, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { codeOf } from '../../core/text/code-of.ts';
import { unless } from './refusal.ts';

/** A name for work in progress, finished by a rename. What a killed process leaves behind `sweep` finds by the pid in it. */
export function scratchName(finished: string): string {
  return `${finished}.new-${process.pid}-${Math.random().toString(36).slice(2, 8)}`;
}

/** What a file of ours alone holds (0600), made where there is none. Of several who make it at once all get the first one's; nobody meets half a file. */
export async function madeOnce(file: string, make: () => string): Promise<string> {
  const kept = await readFile(file, 'utf8').catch(unless('ENOENT'));
  if (kept !== undefined) return kept;
  const scratch = scratchName(file);
  await writeFile(scratch, make(), { mode: 0o600, flag: 'wx', flush: true });
  await link(scratch, file).catch(unless('EEXIST'));
  await rm(scratch);
  return readFile(file, 'utf8');
}

/** Removes abandoned scratch folders, and with `current` given, engines of other versions. */
export async function sweep(dir: string, current?: string): Promise<void> {
  for (const name of await readdir(dir)) {
    const pid = /\.new-(\d+)-\w+$/.exec(name)?.[1];
    const old = pid === undefined && current !== undefined && name.startsWith('engine-') && name !== current;
    if (old || (pid !== undefined && (await abandoned(path.join(dir, name), Number(pid))))) {
      await rm(path.join(dir, name), { recursive: true, force: true }).catch(() => {}); // tidying must not stop a start
    }
  }
}

/** Its maker is dead; or, since containers give the same pid again and again, it is ten minutes old. */
async function abandoned(folder: string, pid: number): Promise<boolean> {
  const found = await stat(folder).catch(unless('ENOENT'));
  return found !== undefined && (!isAlive(pid) || Date.now() - found.mtimeMs > 600_000);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}
