import type { World } from './acts/context.ts';
import { comingWith } from './acts/directory/sign-in.ts';
import type { SignedIn } from './acts/directory/signed-in.ts';
import type { Visitor } from './api/visit.ts';
import type { Coming } from './store/enter.ts';
import type { Worlds } from './world.ts';

/** The database says another thing of this session than it did before: a role came or went, or the session is over. */
class Otherwise extends Error {}

/** How many sessions the process remembers. */
const MOST = 2_000;

/**
 * Who comes with a token. Whoever came before is believed to be the same until the first transaction of the request, which asks the database in its own first
 * statement whether it is (store/viewer.ts); before that nothing is read or written with this context, and what is refused before it must be asked `anew`.
 * So a request asks for its session once, and a session that is over or a role that was taken away is over with the next statement.
 */
export function visitorsOf(worlds: Worlds, world: () => Promise<World>) {
  const known = remembering();
  return async (token: string, { anew }: { anew: boolean }): Promise<Visitor | null> => {
    const coming = comingWith(await world(), token);
    const believed = anew ? undefined : known.of(coming.tokenHash);
    const actor = believed ?? (await worlds.enter(coming));
    known.note(coming.tokenHash, actor);
    return actor === null
      ? null
      : visitorOf(worlds, coming, { actor, proven: believed === undefined, forget: () => known.note(coming.tokenHash, null) });
  };
}

type Believed = { readonly actor: SignedIn; readonly proven: boolean; forget(): void };

async function visitorOf(worlds: Worlds, coming: Coming, believed: Believed): Promise<Visitor> {
  const { actor, forget } = believed;
  let { proven } = believed;
  const found = (who: SignedIn | null): void => {
    if (!proven && !isSame(who, actor)) {
      forget();
      throw new Otherwise('the session says another thing than before');
    }
    proven = true;
  };
  const prove = async () => {
    if (!proven) found(await worlds.enter(coming));
  };
  return { ctx: { ...(await worlds.of({ ...coming, found }, prove)), actor }, proven: () => proven, prove };
}

/** Sessions by their digest; who was not seen for longest is forgotten first. */
function remembering() {
  const known = new Map<string, SignedIn>();
  return {
    of: (tokenHash: string): SignedIn | undefined => known.get(tokenHash),
    note(tokenHash: string, actor: SignedIn | null): void {
      known.delete(tokenHash);
      if (actor === null) return;
      known.set(tokenHash, actor);
      const [oldest] = known.keys();
      if (known.size > MOST && oldest !== undefined) known.delete(oldest);
    },
  };
}

const isSame = (one: SignedIn | null, other: SignedIn): boolean => JSON.stringify(one) === JSON.stringify(other);
