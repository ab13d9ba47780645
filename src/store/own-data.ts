import { sql } from 'kysely';
import type { Held, OwnDataPort, OwnEntry } from '../acts/directory/own-data-port.ts';
import type { Tx } from './transaction.ts';

/** The newest of each kind: more than anybody reads, and no answer without an end. */
const MOST = 5_000;

/** What is kept of one account, table by table; every one of them is asked by this account's id. */
export const ownDataIn = (tx: Tx): OwnDataPort => ({
  async of(accountId, unit) {
    const account = await tx
      .selectFrom('account')
      .innerJoin('organisation', 'organisation.id', 'account.organisationId')
      .select(['account.login', 'account.name', 'account.organisationId', 'organisation.name as organisation', 'account.roles'])
      .select(['account.active', 'account.createdAt', 'account.dormantAt'])
      .where('account.id', '=', accountId)
      .executeTakeFirst();
    if (!account) return null;
    return {
      ...account,
      ...(await signingIn(tx, accountId)),
      ...(await office(tx, accountId)),
      ...(await expertise(tx, accountId)),
      ...(await written(tx, accountId)),
      ...(await entries(tx, accountId, unit)),
    };
  },
});

const signingIn = async (tx: Tx, accountId: string) => ({
  sessions: await tx
    .selectFrom('session')
    .select(['browser', 'createdAt', 'seenAt', 'endsAt'])
    .where('accountId', '=', accountId)
    .orderBy('seenAt', 'desc')
    .execute(),
  links: await tx
    .selectFrom('passwordLink')
    .select(['reason', 'askedAt', 'usedAt', 'overAt', 'endsAt'])
    .where('accountId', '=', accountId)
    .orderBy('askedAt', 'desc')
    .execute(),
  mails: await tx
    .selectFrom('mail')
    .select(['channel', 'state', 'createdAt', 'sentAt'])
    .where('accountId', '=', accountId)
    .orderBy('createdAt', 'desc')
    .limit(MOST)
    .execute(),
  messages: await tx
    .selectFrom('message')
    .select(['createdAt', 'readAt'])
    .where('accountId', '=', accountId)
    .orderBy('createdAt', 'desc')
    .limit(MOST)
    .execute(),
});

const office = async (tx: Tx, accountId: string) => ({
  grants: await tx
    .selectFrom('roleGrant')
    .select(['roles', 'state', 'askedAt', 'decidedAt'])
    .where('accountId', '=', accountId)
    .orderBy('askedAt', 'desc')
    .execute(),
  absences: await tx
    .selectFrom('absence')
    .select((w) => [w('deputyId', '=', accountId).as('standsIn'), 'fromOn', 'toOn'])
    .where((w) => w.or([w('accountId', '=', accountId), w('deputyId', '=', accountId)]))
    .orderBy('fromOn', 'desc')
    .execute()
    .then((rows) => rows.map((row) => ({ ...row, standsIn: Boolean(row.standsIn) }))),
  views: await tx.selectFrom('savedView').select('name').where('accountId', '=', accountId).orderBy('name').execute(),
});

const expertise = async (tx: Tx, accountId: string) => ({
  expert:
    (await tx
      .selectFrom('expert')
      .select(['employer', 'formerEmployers', 'position', 'fields'])
      .where('accountId', '=', accountId)
      .executeTakeFirst()) ?? null,
  away: await tx
    .selectFrom('expertAway')
    .select(['fromOn', 'toOn', 'takenBackAt'])
    .where('accountId', '=', accountId)
    .orderBy('fromOn', 'desc')
    .execute(),
  seats: await tx
    .selectFrom('panelSeat')
    .innerJoin('dossier', 'dossier.id', 'panelSeat.dossierId')
    .select(['dossier.number', 'panelSeat.state', 'panelSeat.seatedAt', 'panelSeat.signedAt'])
    .where('panelSeat.accountId', '=', accountId)
    .orderBy('panelSeat.seatedAt', 'desc')
    .execute(),
});

const counted = ['assignment', 'recusal', 'panelInvitation', 'panelWord', 'reading', 'upload'] as const;

async function countOf(tx: Tx, table: (typeof counted)[number], accountId: string): Promise<number> {
  const row = await tx
    .selectFrom(table)
    .select((w) => w.fn.countAll<string>().as('n'))
    .where('accountId', '=', accountId)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

const written = async (tx: Tx, accountId: string) => ({
  counts: Object.fromEntries(
    await Promise.all(counted.map(async (table) => [table, await countOf(tx, table, accountId)] as const)),
  ) as Held['counts'],
  edits: await tx
    .selectFrom('dossierChange')
    .innerJoin('dossier', 'dossier.id', 'dossierChange.dossierId')
    .where('dossierChange.changedBy', '=', accountId)
    .groupBy(['dossier.id', 'dossier.number'])
    .select((w) => [
      'dossier.number',
      sql<number>`count(*)::int`.as('edits'),
      w.fn.min('dossierChange.changedAt').as('first'),
      w.fn.max('dossierChange.changedAt').as('last'),
    ])
    .execute(),
});

type Row = {
  at: string;
  action: string;
  article: string | null;
  actorName: string;
  organisation: string | null;
  detail: Record<string, unknown>;
};
const purposeOf = ({ detail }: Row): string | null => (typeof detail.purpose === 'string' ? detail.purpose : null);
const others = (row: Row): OwnEntry => ({
  ...{ at: row.at, action: row.action, article: row.article, purpose: purposeOf(row) },
  who: row.organisation === null ? row.actorName : `${row.organisation} ${row.actorName}`,
});

async function entries(tx: Tx, accountId: string, unit: string | null) {
  const lines = tx
    .selectFrom('journal')
    .leftJoin('organisation', 'organisation.id', 'journal.organisationId')
    .select(['journal.at', 'journal.action', 'journal.article', 'journal.actorName', 'organisation.name as organisation', 'journal.detail'])
    .orderBy('journal.seq', 'desc')
    .limit(MOST);
  const did = await lines.where('journal.actorId', '=', accountId).execute();
  const about = await lines
    .where('journal.subjectId', '=', accountId)
    .where((w) => w.or([w('journal.actorId', 'is', null), w('journal.actorId', '<>', accountId)]))
    .execute();
  // Which office, and by which article: neither the person nor the words of an inquiry; what supervision looks at is told to nobody whom it looks at.
  const opened =
    unit === null
      ? []
      : await lines
          .where('journal.applicantId', '=', unit)
          .where(sql<boolean>`coalesce((journal.detail ->> 'personal')::int, 0) > 0`)
          .where('journal.organisationId', '<>', unit)
          .where('organisation.kind', '<>', 'supervision')
          .execute();
  return {
    did: did.map((row) => ({ ...others(row), who: null })),
    about: about.map(others),
    opened: opened.map((row) => ({ ...others(row), who: row.organisation, purpose: null })),
  };
}
