import { type Source, target } from './sources.ts';

/**
 * The engine is no noun: as context, hands, refusal and throttle beside it, it is the ground on which all of them stand; so are the one door by which every file
 * comes in, and the one by which personal data is opened. What stands there needs no noun (a test).
 */
const ground: readonly string[] = ['procedure', 'files', 'disclosure'];

const nounOf = (path: string): string | null => {
  const noun = /^acts\/([\w-]+)\//.exec(path)?.[1];
  return noun === undefined || ground.includes(noun) ? null : noun;
};

/** `a → b` with the imports that make it so, for each noun of acts of which a file imports one of another's, be it a type. */
export function arrowsBetweenNouns(of: readonly Source[]): ReadonlyMap<string, readonly string[]> {
  const arrows = new Map<string, string[]>();
  for (const source of of)
    for (const one of source.imports) {
      const path = target(source, one) ?? '';
      const [from, to] = [nounOf(source.path), nounOf(path)];
      if (from === null || to === null || from === to) continue;
      const arrow = `${from} → ${to}`;
      arrows.set(arrow, [...(arrows.get(arrow) ?? []), `${source.path} → ${path}`]);
    }
  return arrows;
}

/** Imports by which what all nouns stand on would need one of them. */
export const leadsFromGround = (of: readonly Source[]): string[] =>
  of
    .filter(({ path }) => ground.some((one) => path.startsWith(`acts/${one}/`)))
    .flatMap((source) => source.imports.map((one) => target(source, one) ?? '').filter((path) => nounOf(path) !== null));
