import { Kysely, type Migration, type MigrationProvider, type MigrationResultSet, Migrator, PostgresDialect, sql } from 'kysely';
import type pg from 'pg';
import { type AppLogin, ensureAppRole, ensureSystemRights } from './app-role.ts';
import { directory } from './migrations/0001-directory.ts';
import { dossier } from './migrations/0002-dossier.ts';
import { recommendation } from './migrations/0003-recommendation.ts';
import { review } from './migrations/0004-review.ts';
import { notice } from './migrations/0005-notice.ts';
import { reporting } from './migrations/0006-reporting.ts';
import { journal } from './migrations/0007-journal.ts';
import { survey } from './migrations/0010-survey.ts';
import { office } from './migrations/0012-office.ts';
import { scan } from './migrations/0013-scan.ts';
import { answers } from './migrations/0016-answers.ts';
import { quarantine } from './migrations/0017-quarantine.ts';
import { imports } from './migrations/0018-imports.ts';
import { uploads } from './migrations/0019-uploads.ts';
import { showcaseReturns } from './migrations/0021-showcase.ts';
import { attempt } from './migrations/0022-attempt.ts';
import { returns } from './migrations/0023-returns.ts';
import { innerDue } from './migrations/0024-inner-due.ts';
import { historyOrder } from './migrations/0025-history.ts';
import { installation } from './migrations/0034-installation.ts';
import { contact } from './migrations/0042-contact.ts';
import { throttle } from './migrations/0043-throttle.ts';
import { pending } from './migrations/0048-pending.ts';
import { licence } from './migrations/0049-licence.ts';
import { stuck } from './migrations/0057-stuck.ts';
import { workedOn } from './migrations/0058-worked-on.ts';
import { cancelledRound } from './migrations/0070-cancelled-round.ts';
import { waivedReport } from './migrations/0071-waived-report.ts';
import { proofs } from './migrations/0072-proofs.ts';
import { materialCheck } from './migrations/0073-material-check.ts';
import { passwordLink } from './migrations/0080-password-link.ts';
import { handover } from './migrations/0081-handover.ts';
import { organisationCase } from './migrations/0082-organisation-case.ts';
import { calendarAccess, calendarVersion } from './migrations/0085-calendar-version.ts';
import { decision } from './migrations/0090-decision.ts';
import { openings } from './migrations/0095-openings.ts';
import { journalSearch } from './migrations/0096-journal-search.ts';
import { givenBack } from './migrations/0105-given-back.ts';
import { journalFollows } from './migrations/0106-journal-follows.ts';
import { edition, editionAccess } from './migrations/0110-edition.ts';
import { editionInOrder } from './migrations/0111-edition-in-order.ts';
import { gate } from './migrations/0120-gate.ts';
import { revision } from './migrations/0121-revision.ts';
import { journalTogether } from './migrations/0122-journal-together.ts';
import { enter } from './migrations/0123-enter.ts';
import { editionDraft } from './migrations/0140-edition-draft.ts';
import { codeMoved } from './migrations/0155-code-moved.ts';
import { roleGrant } from './migrations/0156-role-grant.ts';
import { editionHands } from './migrations/0160-edition-hands.ts';
import { lists } from './migrations/0170-lists.ts';
import { reportLists } from './migrations/0171-reports.ts';
import { fillNameKeys, nameKey, nameKeyIndex } from './migrations/0172-name-key.ts';
import { journalVerified } from './migrations/0180-journal-verified.ts';
import { presence } from './migrations/0181-presence.ts';
import { publicVersion } from './migrations/0190-public-version.ts';
import { publicOrganisation } from './migrations/0191-public-organisation.ts';
import { rankingVersion } from './migrations/0210-ranking-version.ts';
import { textsSealed } from './migrations/0211-texts-sealed.ts';
import { carriedConfirmed } from './migrations/0215-carried-confirmed.ts';
import { earlierPlatform, earlierPlatformAccess } from './migrations/0220-earlier-platform.ts';
import { interpretation, interpretationAccess } from './migrations/0221-interpretation.ts';
import { waiting } from './migrations/0240-waiting.ts';
import { waitingParties } from './migrations/0241-waiting-parties.ts';
import { twoRoles } from './migrations/0245-two-roles.ts';
import { directoryLines } from './migrations/0264-directory.ts';
import { attemptAgain } from './migrations/0280-attempt-again.ts';
import { linesInTurn } from './migrations/0290-lines-in-turn.ts';
import { formFollows } from './migrations/0300-form-follows.ts';
import { stampedPapers } from './migrations/0310-stamped-papers.ts';
import { matters } from './migrations/0311-matters.ts';
import { unseenPlaces } from './migrations/0320-unseen.ts';
import { submittedLines } from './migrations/0330-submitted-lines.ts';
import { roundChange, roundChangeAccess } from './migrations/0340-round-change.ts';
import { roundCall } from './migrations/0341-round-call.ts';
import { darkScores } from './migrations/0350-dark-scores.ts';
import { poolOfIssuers } from './migrations/0351-pool-of-issuers.ts';
import { dossierStays } from './migrations/0370-dossier-stays.ts';
import { scanCheckGate } from './migrations/0371-scan-check-gate.ts';
import { origin } from './migrations/0380-origin.ts';
import { materialValidity } from './migrations/0381-material-validity.ts';
import { sharedViews } from './migrations/0385-shared-views.ts';
import { usualLines } from './migrations/0386-usual-lines.ts';
import { leads } from './migrations/0387-leads.ts';
import { freezePools, roundPool, roundPoolAccess } from './migrations/0390-round-pool.ts';
import { recusalEnds } from './migrations/0395-recusal-ends.ts';
import { reading } from './migrations/0396-reading.ts';
import { enterInPassing } from './migrations/0397-enter-in-passing.ts';
import { judging } from './migrations/0400-judging.ts';
import { discussion } from './migrations/0410-discussion.ts';
import { listsOfRankings, proposedList, proposedListAlone } from './migrations/0420-proposed-list.ts';
import { recognitionList } from './migrations/0421-recognition-list.ts';
import { noticePaper, noticePaperAccess } from './migrations/0430-notice-paper.ts';
import { titleAccess, titles } from './migrations/0440-titles.ts';
import { platformKnown } from './migrations/0441-platform-known.ts';
import { reportRevision } from './migrations/0450-report-revision.ts';
import { summaryVersion } from './migrations/0451-summary-version.ts';
import { complaint } from './migrations/0470-complaint.ts';
import { revocationBasis } from './migrations/0471-revocation-basis.ts';
import { profile } from './migrations/0472-profile.ts';
import {
  access,
  answerAccess,
  attemptAccess,
  contactAccess,
  decisionAccess,
  handoverAccess,
  importAccess,
  itemAnswerAccess,
  licenceAccess,
  materialCheckAccess,
  officeAccess,
  openingAccess,
  organisationCaseAccess,
  passwordLinkAccess,
  roleGrantAccess,
  scanAccess,
  surveyAccess,
  throttleAccess,
  uploadAccess,
} from './migrations/access.ts';
import { newer } from './migrations/newer.ts';

/** A migration and its SQL as text, by which it is frozen (test/unit/migrations.test.ts). */
type Plain = Migration & { readonly text: string };
const plain = (text: string): Plain => ({ text, up: async (db) => void (await sql.raw(text).execute(db)) });

/** One that computes what SQL can't, between two statements; its text is those two. */
const withWork = ([before, behind]: readonly [string, string], work: (db: Kysely<unknown>) => Promise<void>): Plain => ({
  text: [before, behind].join('\n'),
  async up(db) {
    await sql.raw(before).execute(db);
    await work(db);
    await sql.raw(behind).execute(db);
  },
});

/** Plain SQL, in order; what has landed never changes, a change is a new file. */
export const provider = {
  getMigrations: async () => ({
    '0001-directory': plain(directory),
    '0002-dossier': plain(dossier),
    '0003-recommendation': plain(recommendation),
    '0004-review': plain(review),
    '0005-notice': plain(notice),
    '0006-reporting': plain(reporting),
    '0007-journal': plain(journal),
    '0008-access': plain(access),
    '0010-survey': plain([survey, surveyAccess].join('\n')),
    '0011-source': plain('alter table dossier_value add column source text'),
    '0012-office': plain([office, officeAccess].join('\n')),
    '0013-scan': plain([scan, scanAccess].join('\n')),
    '0015-conclusion': plain(
      'alter table notice add column conclusion text, add column concluded_by uuid, add column concluded_at timestamptz',
    ),
    '0016-answers': plain([answers, answerAccess].join('\n')),
    '0017-quarantine': plain(quarantine),
    '0018-imports': plain([imports, importAccess].join('\n')),
    '0019-uploads': plain([uploads, uploadAccess].join('\n')),
    '0021-showcase': plain(showcaseReturns),
    '0022-attempt': plain([attempt, attemptAccess].join('\n')),
    '0023-returns': plain([returns, itemAnswerAccess].join('\n')),
    '0024-inner-due': plain(innerDue),
    '0025-history': plain(historyOrder),
    '0034-installation': plain(installation),
    '0042-contact': plain([contact, contactAccess].join('\n')),
    '0043-throttle': plain([throttle, throttleAccess].join('\n')),
    '0048-pending': plain(pending),
    '0049-licence': plain([licence, licenceAccess].join('\n')),
    '0057-stuck': plain(stuck),
    '0058-worked-on': plain(workedOn),
    '0070-cancelled-round': plain(cancelledRound),
    '0071-waived-report': plain(waivedReport),
    '0072-proofs': plain(proofs),
    '0073-material-check': plain([materialCheck, materialCheckAccess].join('\n')),
    '0080-password-link': plain([passwordLink, passwordLinkAccess].join('\n')),
    '0081-handover': plain([handover, handoverAccess].join('\n')),
    '0082-organisation-case': plain([organisationCase, organisationCaseAccess].join('\n')),
    '0085-calendar-version': plain([calendarVersion, calendarAccess].join('\n')),
    '0090-decision': plain([decision, decisionAccess].join('\n')),
    '0095-openings': plain([openings, openingAccess].join('\n')),
    '0096-journal-search': plain(journalSearch),
    '0105-given-back': plain(givenBack),
    '0106-journal-follows': plain(journalFollows),
    '0110-edition': plain([edition, editionAccess].join('\n')),
    '0111-edition-in-order': plain(editionInOrder),
    '0120-gate': plain(gate),
    '0121-revision': plain(revision),
    '0122-journal-together': plain(journalTogether),
    '0123-enter': plain(enter),
    '0140-edition-draft': plain(editionDraft),
    '0155-code-moved': plain(codeMoved),
    '0156-role-grant': plain([roleGrant, roleGrantAccess].join('\n')),
    '0160-edition-hands': plain(editionHands),
    '0170-lists': plain(lists),
    '0171-reports': plain(reportLists),
    '0172-name-key': withWork([nameKey, nameKeyIndex], fillNameKeys),
    '0173-kinds': plain('create index organisation_kind on organisation (kind)'), // counted without the names
    '0180-journal-verified': plain(journalVerified),
    '0181-presence': plain(presence),
    '0190-public-version': plain(publicVersion),
    '0191-public-organisation': plain(publicOrganisation),
    '0200-row-source': plain('alter table dossier_row add column source text'),
    '0210-ranking-version': plain(rankingVersion),
    '0211-texts-sealed': plain(textsSealed),
    '0215-carried-confirmed': plain(carriedConfirmed),
    '0220-earlier-platform': plain([earlierPlatform, earlierPlatformAccess].join('\n')),
    '0221-interpretation': plain([interpretation, interpretationAccess].join('\n')),
    '0240-waiting': plain(waiting),
    '0241-waiting-parties': plain(waitingParties),
    '0245-two-roles': plain(twoRoles),
    // a list's own numbers and marks before a name are no part of it any more
    '0250-names-again': withWork(['select 1', 'select 1'], fillNameKeys),
    '0264-directory': plain(directoryLines),
    '0280-attempt-again': plain(attemptAgain),
    '0290-lines-in-turn': plain(linesInTurn),
    '0300-form-follows': plain(formFollows),
    '0310-stamped-papers': plain(stampedPapers),
    '0311-matters': plain(matters),
    '0320-unseen': plain(unseenPlaces),
    '0330-submitted-lines': plain(submittedLines),
    '0340-round-change': plain([roundChange, roundChangeAccess].join('\n')),
    '0341-round-call': plain(roundCall),
    '0350-dark-scores': plain(darkScores),
    '0351-pool-of-issuers': plain(poolOfIssuers),
    '0370-dossier-stays': plain(dossierStays),
    '0371-scan-check-gate': plain(scanCheckGate),
    '0380-origin': plain(origin),
    '0381-material-validity': plain(materialValidity),
    '0385-shared-views': plain(sharedViews),
    '0386-usual-lines': plain(usualLines),
    '0387-leads': plain(leads),
    '0400-judging': plain(judging),
    '0390-round-pool': withWork([roundPool, roundPoolAccess], freezePools),
    '0395-recusal-ends': plain(recusalEnds),
    '0396-reading': plain(reading),
    '0397-enter-in-passing': plain(enterInPassing),
    '0410-discussion': plain(discussion),
    '0420-proposed-list': withWork([proposedList, proposedListAlone], listsOfRankings),
    '0421-recognition-list': plain(recognitionList),
    '0430-notice-paper': plain([noticePaper, noticePaperAccess].join('\n')),
    '0440-titles': plain([titles, titleAccess].join('\n')),
    '0441-platform-known': plain(platformKnown),
    '0450-report-revision': plain(reportRevision),
    '0451-summary-version': plain(summaryVersion),
    '0470-complaint': plain(complaint),
    '0471-revocation-basis': plain(revocationBasis),
    '0472-profile': plain(profile),
    ...Object.fromEntries(Object.entries(newer).map(([name, text]) => [name, plain(text)])),
  }),
} satisfies MigrationProvider;

/** Brings the database to the newest schema as its owner; several starters at once are serialised by the migrator. */
export const migrate = (owner: pg.Pool, app: AppLogin): Promise<string[]> => run(owner, app, (migrator) => migrator.migrateToLatest());

/** The schema as an earlier version left it; `last` names its newest migration. */
export const migrateTo = (owner: pg.Pool, last: string, app: AppLogin): Promise<string[]> =>
  run(owner, app, (migrator) => migrator.migrateTo(last));

async function run(owner: pg.Pool, app: AppLogin, bring: (migrator: Migrator) => Promise<MigrationResultSet>): Promise<string[]> {
  await ensureAppRole(owner, app);
  const migrator = new Migrator({ db: new Kysely({ dialect: new PostgresDialect({ pool: owner }) }), provider });
  const pending = (await migrator.getMigrations()).some((one) => one.executedAt === undefined);
  if (pending) await bindOwner(owner, 'no force');
  const { error, results = [] } = await bring(migrator);
  // Also where nothing was pending: a start that was killed after its last migration left the owner unbound.
  await bindOwner(owner, 'force');
  if (error) throw error instanceof Error ? error : new Error(String(error));
  await ensureSystemRights(owner);
  return results.filter((r) => r.status === 'Success').map((r) => r.migrationName);
}

/**
 * Work that must see every row, as a copy of the database must. An owner that row-level security does not bind anyway works at once; for another it is lifted
 * as for a migration. The application's roles are bound all the while.
 */
export async function withOwnerUnbound<T>(owner: pg.Pool, work: () => Promise<T>): Promise<T> {
  const { rows } = await owner.query<{ free: boolean }>(
    'select rolsuper or rolbypassrls as free from pg_roles where rolname = current_user',
  );
  if (rows[0]?.free) return work();
  await bindOwner(owner, 'no force');
  return work().finally(() => bindOwner(owner, 'force'));
}

/**
 * Row-level security binds the owner too, so that a mistake of ours sees nothing; while the schema is brought up to date it must see every row, or an
 * owner without superuser would update none and nobody would notice. The application's role is bound all the while.
 */
async function bindOwner(owner: pg.Pool, how: 'force' | 'no force'): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    "select relname as name from pg_class where relrowsecurity and relforcerowsecurity <> $1 and relnamespace = 'public'::regnamespace order by 1",
    [how === 'force'],
  );
  for (const { name } of rows) await owner.query(`alter table "${name}" ${how} row level security`);
}
