import { archive } from './archive.ts';
import { atWork } from './at-work.ts';
import { audits } from './audit.ts';
import { boards } from './boards.ts';
import { callDesk } from './call-desk.ts';
import { complaints } from './complaint.ts';
import { contact } from './contact.ts';
import { desk } from './desk.ts';
import { directory } from './directory.ts';
import { disclosure } from './disclosure.ts';
import { dossier } from './dossier.ts';
import { dossierSteps } from './dossier-steps.ts';
import { earlier } from './earlier.ts';
import { earlierPlatforms } from './earlier-platform.ts';
import { edition } from './edition.ts';
import { experts } from './experts.ts';
import { filling } from './filling.ts';
import { hands } from './hands.ts';
import { intake } from './intake.ts';
import { interpretations } from './interpretation.ts';
import { invitations } from './invitation.ts';
import { journal } from './journal.ts';
import { judging } from './judging.ts';
import { ledger } from './ledger.ts';
import { making } from './making.ts';
import { messages } from './messages.ts';
import { notice } from './notice.ts';
import { office } from './office.ts';
import { organisationCase } from './organisation-case.ts';
import { platformCases } from './platform-cases.ts';
import { platformChanges } from './platform-change.ts';
import { policies } from './policy.ts';
import { pools } from './pool.ts';
import { profiles } from './profile.ts';
import { proposedLists } from './proposed-list.ts';
import { recognition } from './recognition.ts';
import { recognitionLists } from './recognition-list.ts';
import { recommendation } from './recommendation.ts';
import { reconsiderations } from './reconsideration.ts';
import { reporting } from './reporting.ts';
import { review } from './review.ts';
import { roundChanges } from './round-change.ts';
import { sample } from './sample.ts';
import { scheme } from './scheme.ts';
import { ownSignIn } from './sign-in.ts';
import { summaries } from './summaries.ts';
import { survey } from './survey.ts';
import { uploads } from './uploads.ts';
import { views } from './views.ts';

/** The whole contract: every route of the system. */
export const contract = {
  ...office,
  ...views,
  ...directory,
  ...messages,
  ...journal,
  ...contact,
  ...ownSignIn,
  ...hands,
  ...organisationCase,
  ...recommendation,
  ...sample,
  ...survey,
  ...invitations,
  ...callDesk,
  ...desk,
  ...judging,
  ...dossier,
  ...dossierSteps,
  ...uploads,
  ...filling,
  ...atWork,
  ...archive,
  ...making,
  ...disclosure,
  ...earlier,
  ...intake,
  ...notice,
  ...reconsiderations,
  ...complaints,
  ...profiles,
  ...policies,
  ...platformChanges,
  ...recognition,
  ...review,
  ...experts,
  ...audits,
  ...proposedLists,
  ...recognitionLists,
  ...scheme,
  ...edition,
  ...reporting,
  ...summaries,
  ...boards,
  ...ledger,
  ...platformCases,
  ...earlierPlatforms,
  ...interpretations,
  ...roundChanges,
  ...pools,
};
export type TheContract = typeof contract;
