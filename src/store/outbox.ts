import { sql } from 'kysely';
import { uuidv7 } from 'uuidv7';
import type { Letter } from '../acts/context.ts';
import { veiledText } from '../core/disclosure/in-text.ts';
import { recordset } from './bulk.ts';
import { held } from './closing.ts';
import type { Tx } from './transaction.ts';

/**
 * Lays letters into the outbox within the business transaction; the same key a second time changes nothing. Answers how many are new; of those that go
 * with the transaction's last statement, how many they are. Persons' numbers that
 * somebody wrote into a reason do not go along: letters become mails and messages of many.
 */
export async function postAll(tx: Tx, letters: readonly Letter[], now: string): Promise<number> {
  if (letters.length === 0) return 0;
  const laid = sql`insert into outbox (id, key, organisation_id, role, account_id, subject, body, link, created_at)
    select id, key, organisation, role, account, subject, body, link, ${now}
    from jsonb_to_recordset(${recordset(letters.map(kept))}) as l (id uuid, key text, organisation uuid, role text, account uuid, subject text, body text, link text)
    on conflict do nothing`;
  if (held(tx, laid)) return letters.length;
  const { numAffectedRows } = await laid.execute(tx);
  return Number(numAffectedRows ?? 0);
}

const kept = ({ key, to, subject, body, link }: Letter) => ({
  id: uuidv7(),
  key,
  ...('accountId' in to ? { account: to.accountId } : { organisation: to.organisationId, role: to.role ?? null }),
  subject: veiledText(subject),
  body: veiledText(body),
  link: link ?? null,
});
