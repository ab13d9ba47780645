import type { Context } from '../acts/context.ts';
import { noteReading, type ReadKind } from '../acts/disclosure/supervision.ts';
import type { Route } from './contract/define.ts';

/**
 * Whether a supervisor's way through this route is a reading that the server itself notes: every reading route that names supervisors, and those that say
 * so. What has a name in the journal (`audit`) is noted by its act, with more.
 */
export const isSupervised = (key: string, { who, audit, supervised }: Route): boolean =>
  supervised ?? (key.startsWith('GET ') && who !== 'signedIn' && who.includes('supervisor') && audit === undefined);

const kinds: Readonly<Record<string, ReadKind>> = {
  dossiers: 'dossier',
  draws: 'dossier',
  reports: 'report',
  reporting: 'report',
  summaries: 'summary',
  journal: 'journal',
  platforms: 'platform',
  recognised: 'platform',
  'earlier-platforms': 'platform',
  interpretations: 'interpretation',
  rounds: 'round',
  statistics: 'round',
  notices: 'notice',
  objections: 'objection',
  revocations: 'revocation',
  rewards: 'reward',
  'reward-lists': 'reward',
  showcases: 'showcase',
  policies: 'policy',
  'platform-changes': 'platformChange',
  complaints: 'complaint',
};

/** What the first word of a route's path is about; a test finds a route of which the journal would not know. */
export const kindOfRoute = (key: string): ReadKind | undefined => kinds[key.split('/')[2] ?? ''];

/** Notes it before anything is handed out: what could not be noted is not shown. */
export async function noteSupervised(ctx: Context, key: string, { route, params }: { route: Route; params: unknown }): Promise<void> {
  if (!ctx.actor.roles.includes('supervisor') || !isSupervised(key, route)) return;
  const kind = kindOfRoute(key);
  if (kind === undefined) throw new Error(`the journal has no word for what ${key} shows`);
  const given = new Map(Object.entries((params ?? {}) as Record<string, string>));
  const id = given.get('id') ?? given.get('dossierId') ?? null;
  const uploaded = { materialId: given.get('materialId'), scanId: given.get('scanId') };
  await noteReading(ctx, { kind, id, what: route.summary, file: given.get('annex'), ...uploaded });
}
