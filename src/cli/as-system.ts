import type { Context } from '../acts/context.ts';
import type { System } from '../main.ts';

/** Acts that the command line does are the system's own. */
export const asSystem = (world: Awaited<ReturnType<System['world']>>): Context => ({
  ...world,
  inTransaction: world.asSystem,
  actor: {
    accountId: null as never,
    organisationId: null as never,
    roles: [],
    name: '命令行',
    login: 'cli',
    organisationName: '',
    organisationKind: 'operator',
    mustChangePassword: false,
    standsInFor: [],
  },
});
