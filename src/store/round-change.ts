import { sql } from 'kysely';
import type { GoingBy, RoundChange, RoundChanges } from '../acts/scheme/round-change-port.ts';
import type { Relied } from '../core/scheme/round-change.ts';
import { isOpen } from './others-open.ts';
import type { Tx } from './transaction.ts';
import { live } from './waiting-case.ts';
import { wholesIn } from './wholes.ts';

export function roundChangesIn(tx: Tx): RoundChanges {
  return {
    all({ roundId, open }) {
      let query = tx.selectFrom('roundChange').selectAll().orderBy('preparedAt', 'desc').orderBy('id', 'desc');
      if (roundId) query = query.where('roundId', '=', roundId);
      if (open) query = query.where(isOpen.roundChanges);
      return query.execute();
    },
    ...wholesIn<RoundChange>(tx, 'roundChange'),
    relied: (roundId) => relied(tx, roundId),
    goingBy: (roundId) => goingBy(tx, roundId),
  };
}

async function relied(tx: Tx, roundId: string): Promise<Relied> {
  const { rows } = await sql<Relied>`select
    (select count(*)::int from dossier where round_id = ${roundId} and state <> 'withdrawn') as started,
    (select count(*)::int from dossier where round_id = ${roundId} and submitted_at is not null) as submitted,
    (select count(*)::int from dossier where round_id = ${roundId} and state in ('admitted', 'reviewed', 'proposed', 'notProposed', 'recognised', 'setAside')) as admitted,
    (select count(*)::int from proposed_list where round_id = ${roundId} and state in ('prepared', 'signed')) as lists,
    (select count(*)::int from notice where round_id = ${roundId}) as notices,
    (select count(*)::int from reward w join platform p on p.id = w.platform_id where p.round_id = ${roundId} and w.state <> 'ended') as rewards,
    (select coalesce(sum(w.amount), 0)::text from reward w join platform p on p.id = w.platform_id where p.round_id = ${roundId} and w.state <> 'ended') as rewarded`.execute(
    tx,
  );
  return rows[0] ?? { started: 0, submitted: 0, admitted: 0, lists: 0, notices: 0, rewards: 0, rewarded: '0' };
}

async function goingBy(tx: Tx, roundId: string): Promise<GoingBy> {
  const cases = await tx
    .selectFrom('dossier')
    .select(['applicantId', 'recommenderId', 'submittedAt'])
    .where('roundId', '=', roundId)
    .where('state', 'in', live)
    .execute();
  const experts = await tx
    .selectFrom('panelSeat')
    .innerJoin('dossier', 'dossier.id', 'panelSeat.dossierId')
    .select('panelSeat.accountId')
    .distinct()
    .where('dossier.roundId', '=', roundId)
    .where('panelSeat.state', '=', 'seated')
    .where('panelSeat.signedAt', 'is', null)
    .execute();
  const handedIn = new Map<string, boolean>();
  for (const one of cases) handedIn.set(one.applicantId, (handedIn.get(one.applicantId) ?? false) || one.submittedAt !== null);
  return {
    applicants: [...handedIn].map(([id, submitted]) => ({ id, submitted })),
    recommenders: [...new Set(cases.map(({ recommenderId }) => recommenderId))],
    experts: experts.map(({ accountId }) => accountId),
  };
}
