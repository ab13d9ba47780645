const CHUNK = 200;

/** Lists in parts that one statement can take: PostgreSQL counts at most 65 535 parameters. */
export const chunks = <T>(list: readonly T[]): T[][] =>
  Array.from({ length: Math.ceil(list.length / CHUNK) }, (_, i) => list.slice(i * CHUNK, (i + 1) * CHUNK));
