import type { Flawed } from '../door/protocol.ts';

const MOST = 1000;
/** One that took too long may have met a busy machine: it is tried again after so many milliseconds. */
const TRY_AGAIN = 10 * 60_000;

/** Which files can't be opened, by the digest of their bytes, so that each is tried once. */
export class Flaws {
  private readonly known = new Map<string, { readonly flawed: Flawed; readonly at: number }>();

  of(hash: string): Flawed | null {
    const found = this.known.get(hash);
    if (!found || (found.flawed.flaw === 'tooSlow' && Date.now() - found.at > TRY_AGAIN)) return null;
    return found.flawed;
  }

  note(hash: string, flawed: Flawed): void {
    this.known.set(hash, { flawed, at: Date.now() });
    const [oldest] = this.known.keys();
    if (this.known.size > MOST && oldest !== undefined) this.known.delete(oldest);
  }
}
