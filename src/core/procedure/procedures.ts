import { dossierProcedure } from '../workflow/steps.ts';
import { auditProcedure } from './audit.ts';
import { cancelProcedure } from './cancel.ts';
import { complaintProcedure } from './complaint.ts';
import { discussionProcedure } from './discussion.ts';
import { earlierProcedure } from './earlier-platform.ts';
import { handoverProcedure } from './handover.ts';
import { inquiryProcedure } from './inquiry.ts';
import { interpretationProcedure } from './interpretation.ts';
import { invitationProcedure } from './invitation.ts';
import { noticeProcedure } from './notice.ts';
import { objectionProcedure } from './objection.ts';
import { organisationCaseProcedure } from './organisation-case.ts';
import { platformChangeProcedure } from './platform-change.ts';
import { policyProcedure } from './policy.ts';
import { poolChangeProcedure } from './pool-change.ts';
import { proposedListProcedure } from './proposed-list.ts';
import { recognitionProcedure } from './recognition.ts';
import { reconsiderationProcedure } from './reconsideration.ts';
import { recusalProcedure } from './recusal.ts';
import { reportProcedure } from './report.ts';
import { revocationProcedure } from './revocation.ts';
import { rewardProcedure } from './reward.ts';
import { roleGrantProcedure } from './role-grant.ts';
import { roundChangeProcedure } from './round-change.ts';
import { editionProcedure } from './scheme-edition.ts';
import { showcaseProcedure } from './showcase.ts';
import { summaryProcedure } from './summary.ts';

/** Every procedure that is judged by this engine, in the order of the measure; last what it does not speak of. */
export const procedures = {
  dossier: dossierProcedure,
  roundChange: roundChangeProcedure,
  cancel: cancelProcedure,
  poolChange: poolChangeProcedure,
  invitation: invitationProcedure,
  recusal: recusalProcedure,
  discussion: discussionProcedure,
  notice: noticeProcedure,
  proposedList: proposedListProcedure,
  objection: objectionProcedure,
  reconsideration: reconsiderationProcedure,
  recognition: recognitionProcedure,
  inquiry: inquiryProcedure,
  platformChange: platformChangeProcedure,
  revocation: revocationProcedure,
  reward: rewardProcedure,
  policy: policyProcedure,
  showcase: showcaseProcedure,
  report: reportProcedure,
  summary: summaryProcedure,
  complaint: complaintProcedure,
  audit: auditProcedure,
  organisationCase: organisationCaseProcedure,
  handover: handoverProcedure,
  roleGrant: roleGrantProcedure,
  schemeEdition: editionProcedure,
  interpretation: interpretationProcedure,
  earlierPlatform: earlierProcedure,
} as const;
