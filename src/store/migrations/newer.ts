import { assessingOnly } from './0490-assessing-only.ts';
import { inPerson } from './0491-in-person.ts';
import { promotions } from './0493-promotions.ts';
import { summaryCarried } from './0495-summary-carried.ts';
import { versionNamed } from './0496-version-named.ts';
import { explanation } from './0497-explanation.ts';
import { reconsideration } from './0498-reconsideration.ts';
import { objections } from './0500-objections.ts';
import { orderOfNumbers } from './0501-order-of-numbers.ts';
import { policies } from './0504-policies.ts';
import { posting } from './0505-posting.ts';
import { gone } from './0506-gone.ts';
import { away } from './0508-away.ts';
import { audit } from './0509-audit.ts';
import { ledger } from './0512-ledger.ts';
import { reportLedger } from './0513-report-ledger.ts';
import { secondFactor } from './0520-second-factor.ts';
import { invitation } from './0521-invitation.ts';
import { platformChanges } from './0525-platform-changes.ts';
import { confirmation } from './0530-confirmation.ts';
import { reviseBy } from './0535-revise-by.ts';
import { hook } from './0536-hook.ts';
import { sessionProof } from './0540-session-proof.ts';
import { dormant } from './0541-dormant.ts';
import { log } from './0545-log.ts';
import { dayWithoutScans } from './0546-day-without-scans.ts';
import { denialStays } from './0547-denial-stays.ts';
import { recusalHeld } from './0550-recusal-held.ts';
import { seatInPerson } from './0561-seat-in-person.ts';
import { sealKnown } from './0566-seal-known.ts';

/** The newest by name, all of plain SQL; what has landed never changes. */
export const newer: Readonly<Record<string, string>> = {
  '0490-assessing-only': assessingOnly,
  '0491-in-person': inPerson,
  '0493-promotions': promotions,
  '0495-summary-carried': summaryCarried,
  '0496-version-named': versionNamed,
  '0497-explanation': explanation,
  '0498-reconsideration': reconsideration,
  '0500-objections': objections,
  '0501-order-of-numbers': orderOfNumbers,
  '0504-policies': policies,
  '0505-posting': posting,
  '0506-gone': gone,
  '0508-away': away,
  '0509-audit': audit,
  '0512-ledger': ledger,
  '0513-report-ledger': reportLedger,
  '0520-second-factor': secondFactor,
  '0521-invitation': invitation,
  '0525-platform-changes': platformChanges,
  '0530-confirmation': confirmation,
  '0535-revise-by': reviseBy,
  '0536-hook': hook,
  '0540-session-proof': sessionProof,
  '0541-dormant': dormant,
  '0545-log': log,
  '0546-day-without-scans': dayWithoutScans,
  '0547-denial-stays': denialStays,
  '0550-recusal-held': recusalHeld,
  '0561-seat-in-person': seatInPerson,
  '0566-seal-known': sealKnown,
};
