import { sql } from 'kysely';
import type { Others } from '../acts/inbox/port.ts';
import type { Tx } from './transaction.ts';

/** When a case of a kind that stands in no table of what waits is open: as its own list asks, and the inbox whether there is any. */
export const isOpen = {
  handovers: sql<boolean>`handover.state in ('asked', 'objected')`,
  interpretations: sql<boolean>`interpretation.state in ('asked', 'drafted', 'returned', 'ending')`,
  roundChanges: sql<boolean>`round_change.state in ('prepared', 'returned')`,
  poolChanges: sql<boolean>`pool_change.state = 'prepared'`,
  earlierPlatforms: sql<boolean>`earlier_platform.state in ('entered', 'returned', 'amending', 'annulling')`,
  organisationCases: sql<boolean>`organisation_case.state = 'asked'`,
  licences: sql<boolean>`licence.outcome is null`,
  openings: sql<boolean>`opening_release.granted is null`,
  inquiries: sql<boolean>`objection_inquiry.state = 'asked'`,
  audits: sql<boolean>`audit.state = 'asked'`,
  roleGrants: sql<boolean>`role_grant.state = 'asked'`,
  /** Asked for, and neither used nor over, for want of a second hand. */
  links: sql<boolean>`second_needed and second_at is null and used_at is null and over_at is null`,
};

/** Of which of these kinds the actor may see an open case at all: one statement instead of a list each, nearly all of which are empty. */
export async function othersOpen(tx: Tx, now: string): Promise<Others> {
  const { rows } = await sql<Others>`select exists (select 1 from handover where ${isOpen.handovers}) as handovers,
    exists (select 1 from interpretation where ${isOpen.interpretations}) as interpretations,
    exists (select 1 from round_change where ${isOpen.roundChanges}) as round_changes,
    exists (select 1 from pool_change where ${isOpen.poolChanges}) as pool_changes,
    exists (select 1 from earlier_platform where ${isOpen.earlierPlatforms}) as earlier_platforms,
    exists (select 1 from organisation_case where ${isOpen.organisationCases}) as organisation_cases,
    exists (select 1 from licence where ${isOpen.licences}) as licences,
    exists (select 1 from opening_release where ${isOpen.openings}) as openings,
    exists (select 1 from objection_inquiry where ${isOpen.inquiries}) as inquiries,
    exists (select 1 from audit where ${isOpen.audits}) as audits,
    exists (select 1 from role_grant where ${isOpen.roleGrants}) as role_grants,
    exists (select 1 from password_link where ${isOpen.links} and ends_at > ${now}) as links`.execute(tx);
  if (rows[0] === undefined) throw new Error('a statement without a row');
  return rows[0];
}
