import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** Another one after every change of what public pages show, in whichever process (0190-public-version.ts). Read by everybody, so without eyes. */
export const publicVersion = async (db: Kysely<Tables>): Promise<string> =>
  (await db.selectFrom('publicVersion').select('version').executeTakeFirstOrThrow()).version;
