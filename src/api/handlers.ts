import { archiveHandlers } from './archive.ts';
import { atWorkHandlers } from './at-work.ts';
import { auditHandlers } from './audit.ts';
import { boardsHandlers } from './boards.ts';
import { callDeskHandlers } from './call-desk.ts';
import { complaintHandlers } from './complaint.ts';
import { contactHandlers } from './contact.ts';
import type { TheContract } from './contract/contract.ts';
import type { Handlers } from './contract/define.ts';
import { deskHandlers } from './desk.ts';
import { type DirectoryParts, directoryHandlers } from './directory.ts';
import { dossierHandlers } from './dossier.ts';
import { dossierStepHandlers } from './dossier-steps.ts';
import { earlierHandlers } from './earlier.ts';
import { earlierPlatformHandlers } from './earlier-platform.ts';
import { editionHandlers } from './edition.ts';
import { expertHandlers } from './experts.ts';
import { type FillingParts, fillingHandlers } from './filling.ts';
import { handsHandlers } from './hands.ts';
import { intakeHandlers } from './intake.ts';
import { interpretationHandlers } from './interpretation.ts';
import { journalHandlers } from './journal.ts';
import { judgingHandlers } from './judging.ts';
import { ledgerHandlers } from './ledger.ts';
import { makingHandlers } from './making.ts';
import { messagesHandlers } from './messages.ts';
import { noticeHandlers } from './notice.ts';
import { officeHandlers } from './office.ts';
import { disclosureHandlers } from './opened.ts';
import { organisationCaseHandlers } from './organisation-case.ts';
import { platformCaseHandlers } from './platform-cases.ts';
import { platformChangeHandlers } from './platform-change.ts';
import { policyHandlers } from './policy.ts';
import { poolHandlers } from './pool.ts';
import { profileHandlers } from './profile.ts';
import { proposedListHandlers } from './proposed-list.ts';
import { recognitionHandlers } from './recognition.ts';
import { recognitionListHandlers } from './recognition-list.ts';
import { recommendationHandlers } from './recommendation.ts';
import { reconsiderationHandlers } from './reconsideration.ts';
import { reportingHandlers } from './reporting.ts';
import { invitationHandlers, reviewHandlers } from './review.ts';
import { roundChangeHandlers } from './round-change.ts';
import { sampleHandlers } from './sample.ts';
import { schemeHandlers } from './scheme.ts';
import type { PublicCtx, SignedCtx } from './server.ts';
import { ownSignInHandlers } from './sign-in.ts';
import { summaryHandlers } from './summaries.ts';
import { surveyHandlers } from './survey.ts';
import { uploadHandlers } from './uploads.ts';
import { viewHandlers } from './views.ts';

/** Every handler of the contract; a route without one does not compile. */
export const handlersWith = (parts: DirectoryParts & FillingParts): Handlers<TheContract, PublicCtx, SignedCtx> => ({
  ...directoryHandlers(parts),
  ...messagesHandlers,
  ...journalHandlers,
  ...contactHandlers,
  ...ownSignInHandlers,
  ...handsHandlers,
  ...organisationCaseHandlers,
  ...dossierHandlers,
  ...dossierStepHandlers,
  ...uploadHandlers,
  ...fillingHandlers(parts),
  ...atWorkHandlers(parts),
  ...archiveHandlers,
  ...makingHandlers,
  ...disclosureHandlers,
  ...officeHandlers,
  ...earlierHandlers,
  ...viewHandlers,
  ...intakeHandlers,
  ...recommendationHandlers,
  ...sampleHandlers,
  ...surveyHandlers,
  ...invitationHandlers,
  ...callDeskHandlers(parts),
  ...deskHandlers,
  ...judgingHandlers,
  ...noticeHandlers,
  ...reconsiderationHandlers,
  ...complaintHandlers,
  ...auditHandlers,
  ...profileHandlers,
  ...policyHandlers,
  ...platformChangeHandlers,
  ...recognitionHandlers,
  ...reviewHandlers,
  ...expertHandlers,
  ...proposedListHandlers,
  ...recognitionListHandlers,
  ...schemeHandlers,
  ...editionHandlers,
  ...reportingHandlers,
  ...summaryHandlers,
  ...boardsHandlers,
  ...ledgerHandlers,
  ...platformCaseHandlers,
  ...earlierPlatformHandlers,
  ...interpretationHandlers,
  ...roundChangeHandlers,
  ...poolHandlers,
});
