import { mutant } from './mutants.ts';
import { type Dice, diceOf } from './values.ts';
import { type Bad, keyOf, note, type Report, type Route, type Send, spared, type Wire, wireOf } from './wire.ts';
import { moved, type Witness } from './witness.ts';

export type Meddled = {
  readonly send: Send;
  /** While on, each request that goes through is first sent with one thing changed, several times, and now and then twice at once. */
  readonly mode: { wild: boolean };
  readonly bad: readonly Bad[];
  /** By route: changed requests that were sent where the unchanged one succeeded, and how many of them succeeded too. */
  readonly inSuccess: ReadonlyMap<string, { sent: number; taken: number }>;
  /** Writes that were sent twice in the same moment, and both taken: to be read by a person, who knows where twice is once. */
  readonly bothTaken: ReadonlyMap<string, number>;
  /** Refused writes after which something stood otherwise in the database: route, status, tables. */
  readonly halfDone: ReadonlyMap<string, number>;
};

type Options = { routes: readonly Route[]; report: Report; seed: number; most: number; witness: Witness };

/** Changes one thing at a time of requests that succeed, in the state where they do, and then lets them go through. */
export function meddling(send: Send, { routes, report, seed, most, witness }: Options): Meddled {
  const dice = diceOf(seed);
  const mode = { wild: false };
  const bad: Bad[] = [];
  const inSuccess = new Map<string, { sent: number; taken: number }>();
  const halfDone = new Map<string, number>();
  const bothTaken = new Map<string, number>();
  let left = most;
  // Also where a scene's people act at the same time: what stands before and after a request is that request's doing.
  let turn: Promise<unknown> = Promise.resolve();
  const asked = async (wire: Wire, key: string): Promise<Response | null> => {
    const response = await send(wire.path, { method: wire.method, headers: wire.headers, ...bodyOf(wire) }).catch((error: unknown) =>
      error instanceof TypeError ? null : Promise.reject(error),
    );
    if (response === null) return null;
    note(report, key, response.status);
    if (response.status >= 500) bad.push({ key, status: response.status, path: wire.path, body: String(wire.body).slice(0, 400) });
    return response;
  };
  const tryMutants = async (wire: Wire, route: Route): Promise<{ sent: number; taken: Response[] }> => {
    const times = Math.min(left, few.has(route.key) ? 2 : timesFor(inSuccess.get(route.key)?.sent ?? 0, dice));
    left -= times;
    const taken: Response[] = [];
    for (let n = 0; n < times; n += 1) {
      const before = wire.method === 'GET' ? null : await witness.standing();
      const response = await asked(mutant(wire, route, dice), route.key);
      if (response?.ok) {
        taken.push(response);
        continue;
      }
      await response?.arrayBuffer();
      const wrote = before === null ? [] : moved(before, await witness.standing());
      const what = `${route.key} ${response?.status}: ${wrote.join(', ')}`;
      if (wrote.length > 0) halfDone.set(what, (halfDone.get(what) ?? 0) + 1);
    }
    return { sent: times, taken };
  };
  return {
    mode,
    bad,
    inSuccess,
    halfDone,
    bothTaken,
    send: (path, init) => {
      const mine = turn.then(() => meddledWith(path, init));
      turn = mine.catch(() => undefined);
      return mine;
    },
  };

  async function meddledWith(path: string, init: RequestInit): Promise<Response> {
    const route = keyOf(routes, path, init.method ?? 'GET');
    if (!mode.wild || route === undefined || spared.has(route.key) || inOrder.has(route.key)) return send(path, init);
    const wire = await wireOf(path, init);
    const { sent, taken } = await tryMutants(wire, route);
    const answer = await goesThrough(wire, route.key, { asked, twice: !few.has(route.key) && dice.next() < 0.2, bothTaken });
    const ok = answer.ok ? answer : (taken.at(-1) ?? answer);
    if (ok.ok) {
      const before = inSuccess.get(route.key) ?? { sent: 0, taken: 0 };
      inSuccess.set(route.key, { sent: before.sent + sent, taken: before.taken + taken.length });
    }
    for (const one of [...taken, answer]) if (one !== ok) await one.arrayBuffer();
    return ok;
  }
}

/** A changed piece that is taken spoils the file, whose end would then never be reached. */
const inOrder = new Set(['PATCH /api/dossiers/{id}/uploads/{uploadId}']);
/** Routes that bear only so many wrong tries. */
const few = new Set(['POST /api/contact/confirm']);

/** Many at first, fewer for what is asked for over and over. */
const timesFor = (before: number, dice: Dice): number => (before < 16 ? 4 : before < 40 ? 2 : dice.next() < 0.15 ? 1 : 0);

const bodyOf = ({ body }: Wire): { body?: BodyInit } => (body === undefined ? {} : { body: body as BodyInit });

type Going = { asked(wire: Wire, key: string): Promise<Response | null>; twice: boolean; bothTaken: Map<string, number> };

/** The request as it was meant: now and then twice at once; where something came between, again with the version that stands. */
async function goesThrough(wire: Wire, key: string, { asked, twice, bothTaken }: Going): Promise<Response> {
  const [one, other] = await Promise.all(twice ? [asked(wire, key), asked(wire, key)] : [asked(wire, key)]);
  if (one?.ok && other?.ok && wire.method !== 'GET') bothTaken.set(key, (bothTaken.get(key) ?? 0) + 1);
  const answer = one?.ok ? one : (other ?? one);
  if (answer === null || answer === undefined) throw new Error(`${key}: no answer`);
  if (answer !== one) await one?.arrayBuffer();
  else await other?.arrayBuffer();
  if (answer.status !== 409 || typeof wire.body !== 'string') return answer;
  const { version } = (await answer.clone().json()) as { version?: number };
  const body = JSON.parse(wire.body) as { version?: number };
  if (version === undefined || body.version === undefined) return answer;
  return (await asked({ ...wire, body: JSON.stringify({ ...body, version }) }, key)) ?? answer;
}
