import type { Transaction } from '../acts/context.ts';
import { answersIn } from './answers.ts';
import { scansIn } from './archive.ts';
import { auditsIn } from './audit.ts';
import { boardsIn } from './boards.ts';
import { complaintsIn } from './complaint.ts';
import { confirmationsIn } from './confirmation.ts';
import { contactsIn } from './contact.ts';
import { nextOf } from './counter.ts';
import type { Sealer } from './crypto.ts';
import { decisionsIn } from './decision.ts';
import { deskIn } from './desk.ts';
import { directoryIn } from './directory.ts';
import { dossiersIn } from './dossier.ts';
import { earlierPlatformsIn } from './earlier-platform.ts';
import { editionsIn } from './edition.ts';
import { evidenceIn } from './evidence.ts';
import { handoversIn } from './handover.ts';
import { historyIn } from './history.ts';
import { importsIn } from './imports.ts';
import { inboxIn } from './inbox.ts';
import { interpretationsIn } from './interpretation.ts';
import { invitationsIn } from './invitation.ts';
import { journalIn, nextAtLast, record } from './journal.ts';
import { judgingsIn } from './judging.ts';
import { ledgersIn } from './ledger.ts';
import { licencesIn } from './licence.ts';
import { logsIn } from './log/kept.ts';
import { mailsIn } from './mail.ts';
import { messagesIn } from './messages.ts';
import { noticesIn } from './notice.ts';
import { officeIn } from './office.ts';
import { openingsIn } from './openings.ts';
import { organisationCasesIn } from './organisation-case.ts';
import { postAll } from './outbox.ts';
import { ownDataIn } from './own-data.ts';
import { passwordLinksIn } from './password-link.ts';
import { platformChangesIn } from './platform-change.ts';
import { policiesIn } from './policy.ts';
import { presencesIn } from './presence.ts';
import { profilesIn } from './profile.ts';
import { proposedListsIn } from './proposed-list.ts';
import { quarantineIn } from './quarantine.ts';
import { readingsIn } from './readings.ts';
import { recognitionsIn } from './recognition.ts';
import { recognitionListsIn } from './recognition-list.ts';
import { recommendationsIn } from './recommendation.ts';
import { reconsiderationsIn } from './reconsideration.ts';
import { reportingIn } from './reporting.ts';
import { reviewsIn } from './review.ts';
import { roleGrantsIn } from './role-grant.ts';
import { roundChangesIn } from './round-change.ts';
import { poolsIn } from './round-pool.ts';
import { roundsIn } from './scheme.ts';
import { secondFactorsIn } from './second-factor.ts';
import { statisticsIn } from './statistics.ts';
import { surveysIn } from './survey.ts';
import { throttlesIn } from './throttle.ts';
import { timekeepingIn } from './timekeeping.ts';
import type { Tx } from './transaction.ts';
import { uploadsIn } from './uploads.ts';
import { withSystemEyes } from './viewer.ts';
import { type Keeping, keepWaiting } from './waiting.ts';

/** What every transaction is given of the process: the key of personal data, and the editions at hand; and whom to tell that the surroundings change. */
export type Keep = Keeping & { readonly sealer: Sealer; readonly changed?: () => void };

/** One transaction as acts see it: every noun's port over the same database transaction. */
export const unitOf = (tx: Tx, keep: Keep, now: string): Transaction => {
  const { sealer, schemes, changed } = keep;
  return {
    directory: directoryIn(tx),
    licences: licencesIn(tx),
    openings: openingsIn(tx),
    contacts: contactsIn(tx, sealer),
    secondFactors: secondFactorsIn(tx, sealer),
    ownData: ownDataIn(tx),
    mails: mailsIn(tx, sealer),
    passwordLinks: passwordLinksIn(tx),
    roleGrants: roleGrantsIn(tx),
    handovers: handoversIn(tx),
    organisationCases: organisationCasesIn(tx),
    editions: editionsIn(tx, changed),
    interpretations: interpretationsIn(tx),
    rounds: roundsIn(tx, sealer),
    roundChanges: roundChangesIn(tx),
    pools: poolsIn(tx),
    dossiers: dossiersIn(tx, sealer, schemes),
    uploads: uploadsIn(tx),
    scans: scansIn(tx),
    answers: answersIn(tx),
    history: historyIn(tx, sealer),
    imports: importsIn(tx, sealer),
    readings: readingsIn(tx, sealer),
    presences: presencesIn(tx),
    quarantine: quarantineIn(tx),
    decisions: decisionsIn(tx),
    reconsiderations: reconsiderationsIn(tx, sealer),
    recommendations: recommendationsIn(tx, sealer),
    office: officeIn(tx),
    surveys: surveysIn(tx, sealer),
    desk: deskIn(tx, sealer),
    judgings: judgingsIn(tx, sealer),
    statistics: statisticsIn(tx),
    boards: boardsIn(tx),
    reviews: reviewsIn(tx),
    invitations: invitationsIn(tx),
    proposedLists: proposedListsIn(tx),
    recognitionLists: recognitionListsIn(tx),
    notices: noticesIn(tx, sealer),
    complaints: complaintsIn(tx, sealer),
    audits: auditsIn(tx, sealer),
    evidence: evidenceIn(tx),
    recognitions: recognitionsIn(tx),
    profiles: profilesIn(tx),
    policies: policiesIn(tx),
    platformChanges: platformChangesIn(tx),
    earlierPlatforms: earlierPlatformsIn(tx),
    reporting: reportingIn(tx, sealer),
    ledgers: ledgersIn(tx, sealer),
    confirmations: confirmationsIn(tx, sealer),
    inbox: inboxIn(tx, keep),
    throttles: throttlesIn(tx),
    messages: messagesIn(tx, sealer),
    journal: journalIn(tx),
    logs: logsIn(tx),
    time: timekeepingIn(tx, changed),
    record: (event) => {
      keepWaiting(tx, keep);
      return record(tx, event);
    },
    post: async (letter) => (await postAll(tx, [letter], now)) === 1,
    postAll: (letters) => postAll(tx, letters, now),
    next: (counter) => nextOf(tx, counter),
    nextAtLast: (counter) => nextAtLast(tx, counter),
    asSystem: (work) => withSystemEyes(tx, () => work(unitOf(tx, keep, now))),
  };
};
