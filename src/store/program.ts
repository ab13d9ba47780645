import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sha256 } from './crypto.ts';

/** Digest of the program that derives a case's results anew, as it was built (docs/evidence.md, 4); null where nothing was built, as in a test of the sources. */
export function programDigest(appRoot: string): string | null {
  const file = join(appRoot, 'dist', 'evidence', 're-execute.mjs');
  return existsSync(file) ? sha256(readFileSync(file)) : null;
}
