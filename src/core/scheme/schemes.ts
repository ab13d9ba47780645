import { jx2023 } from './jx-2023.ts';
import type { Scheme } from './scheme.ts';

/** The schemes that rounds may name; a round keeps the one that it opened under. */
const schemes: Readonly<Record<string, Scheme>> = { [jx2023.id]: jx2023 };

/** The scheme of a round. Throws for a name that no version of this program knows: data and program do not fit. */
export function schemeNamed(id: string): Scheme {
  const scheme = schemes[id];
  if (!scheme) throw new Error(`unknown scheme ${id}`);
  return scheme;
}

/** The twelve kinds of 第九条 as every scheme of this measure names them. */
export const materialKinds = jx2023.materials;
