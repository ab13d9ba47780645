import { guard, S } from './access.ts';

/**
 * Which forms are open where: one row a process, written and read every half minute, so that two processes behind one address tell one another's people who
 * else fills in the same form. A courtesy; lost with a crash, so it is not logged.
 */
export const presence = `
create unlogged table presence (process uuid primary key, at timestamptz not null, windows jsonb not null);
${guard(['presence', [S, S]])}
`;
