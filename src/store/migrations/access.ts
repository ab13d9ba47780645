import { appendOnly, settings } from './access-settings.ts';

/**
 * Who may see what, decided in the database: row-level security for the application's role, which owns nothing.
 * This file is the one dialect-bound place (PostgreSQL policies, one trigger); everything else is portable SQL.
 * The settings are made by store/transaction.ts at the start of each transaction; unset means: sees nothing.
 */
export const S = '(select app.system())';
const SEES = '(select app.system()) or (select app.supervisor())';
const CLERK = '(select app.clerk_of())';
const STAFF = '(select app.staff_of())';
const ofDossier = 'exists (select 1 from dossier d where d.id = dossier_id)';
const seated =
  "exists (select 1 from panel_seat s where s.dossier_id = dossier.id and s.account_id = (select app.expert()) and s.state = 'seated')";
const own = `applicant_id = ${CLERK} or (recommender_id = ${STAFF} and submitted_at is not null) or (issuer_id = ${STAFF} and recommended_at is not null)`;

/** table → [who reads, who writes]; writing means insert, update, delete under the same relation. */
const policies: Record<string, readonly [read: string, write: string]> = {
  organisation: ['true', `${S} or (select app.administrator())`],
  account: [
    `${SEES} or (select app.administrator()) or organisation_id = (select app.organisation())`,
    `${S} or (select app.administrator()) or id = (select app.account())`,
  ],
  session: [S, S],
  login_attempt: [S, S],
  calendar_year: ['true', `${S} or (select app.administrator())`],
  clock: ['true', `${S} or (select app.administrator())`],
  day_run: [`${S} or (select app.administrator())`, S],
  counter: ['true', 'true'],
  round: ['true', `${S} or issuer_id = ${STAFF}`],
  dossier: [`${SEES} or ${own} or ${seated}`, `${S} or applicant_id = ${CLERK} or recommender_id = ${STAFF} or issuer_id = ${STAFF}`],
  dossier_value: [ofDossier, `exists (select 1 from dossier d where d.id = dossier_id and d.applicant_id = ${CLERK})`],
  dossier_row: [ofDossier, `exists (select 1 from dossier d where d.id = dossier_id and d.applicant_id = ${CLERK})`],
  dossier_change: [
    `exists (select 1 from dossier d where d.id = dossier_id and (d.applicant_id = ${CLERK} or ${SEES}))`,
    `exists (select 1 from dossier d where d.id = dossier_id and d.applicant_id = ${CLERK})`,
  ],
  submission: [ofDossier, `exists (select 1 from dossier d where d.id = dossier_id and d.applicant_id = ${CLERK})`],
  file: ['true', 'true'],
  material: [ofDossier, `exists (select 1 from dossier d where d.id = dossier_id and d.applicant_id = ${CLERK})`],
  correction: [
    ofDossier,
    `exists (select 1 from dossier d where d.id = dossier_id and (d.recommender_id = ${STAFF} or d.applicant_id = ${CLERK}))`,
  ],
  draw: [
    `exists (select 1 from dossier d where d.id = dossier_id and (d.recommender_id = ${STAFF} or d.issuer_id = ${STAFF} or ${SEES} or d.applicant_id = ${CLERK}))`,
    `exists (select 1 from dossier d where d.id = dossier_id and d.recommender_id = ${STAFF})`,
  ],
  sample: [
    `exists (select 1 from dossier d where d.id = dossier_id and (d.recommender_id = ${STAFF} or d.issuer_id = ${STAFF} or ${SEES}))`,
    `exists (select 1 from dossier d where d.id = dossier_id and d.recommender_id = ${STAFF})`,
  ],
  recommendation: [
    `exists (select 1 from dossier d where d.id = dossier_id and (d.recommender_id = ${STAFF} or d.issuer_id = ${STAFF} or (select app.expert()) is not null or ${SEES}))`,
    `exists (select 1 from dossier d where d.id = dossier_id and d.recommender_id = ${STAFF})`,
  ],
  expert: [
    `${SEES} or (select app.staff_of()) is not null or account_id = (select app.account())`,
    `${S} or (select app.staff_of()) is not null or (select app.administrator())`,
  ],
  panel_draw: [`${SEES} or issuer_id = ${STAFF}`, `${S} or issuer_id = ${STAFF}`],
  panel_seat: [
    `${SEES} or issuer_id = ${STAFF} or account_id = (select app.expert())`,
    `${S} or issuer_id = ${STAFF} or account_id = (select app.expert())`,
  ],
  // An authority reads what is signed; an expert the own review, and the others' signed ones after signing.
  review: [
    `${SEES} or account_id = (select app.expert()) or (signed_at is not null and (issuer_id = ${STAFF}
      or exists (select 1 from panel_seat s where s.dossier_id = review.dossier_id and s.account_id = (select app.expert()) and s.signed_at is not null)))`,
    `account_id = (select app.expert())`,
  ],
  notice: ['true', `issuer_id = ${STAFF}`],
  objection: [`${SEES} or issuer_id = ${STAFF}`, `${S} or issuer_id = ${STAFF}`],
  platform: ['true', `${S} or issuer_id = ${STAFF}`],
  revocation: [
    `${SEES} or issuer_id = ${STAFF} or (organisation_id = ${CLERK} and state <> 'opened')`,
    `issuer_id = ${STAFF} or organisation_id = ${CLERK}`,
  ],
  reward: [`${SEES} or issuer_id = ${STAFF} or organisation_id = ${CLERK}`, `issuer_id = ${STAFF}`],
  showcase: [
    `state = 'published' or ${SEES} or authority_id = ${STAFF} or issuer_id = ${STAFF}`,
    `authority_id = ${STAFF} or issuer_id = ${STAFF}`,
  ],
  report: [
    `${SEES} or organisation_id = ${CLERK} or authority_id = ${STAFF} or issuer_id = ${STAFF}`,
    `${S} or organisation_id = ${CLERK} or authority_id = ${STAFF}`,
  ],
  report_row: [
    'exists (select 1 from report r where r.id = report_id)',
    `${S} or exists (select 1 from report r where r.id = report_id and r.organisation_id = ${CLERK})`,
  ],
  report_version: [
    'exists (select 1 from report r where r.id = report_id)',
    `exists (select 1 from report r where r.id = report_id and r.organisation_id = ${CLERK})`,
  ],
  summary: [`${SEES} or authority_id = ${STAFF} or issuer_id = ${STAFF}`, `${S} or authority_id = ${STAFF}`],
  outbox: [S, 'true'],
  message: [`${S} or account_id = (select app.account())`, `${S} or account_id = (select app.account())`],
};

export const guard = ([table, [read, write]]: readonly [string, readonly [string, string]]) => `
alter table ${table} enable row level security;
alter table ${table} force row level security;
create policy ${table}_read on ${table} for select to shifan_app using (${read});
create policy ${table}_insert on ${table} for insert to shifan_app with check (${write});
create policy ${table}_update on ${table} for update to shifan_app using (${write}) with check (${write});
create policy ${table}_delete on ${table} for delete to shifan_app using (${write});
grant select, insert, update, delete on ${table} to shifan_app;`;

const journalAccess = `
alter table journal enable row level security;
alter table journal force row level security;
create policy journal_read on journal for select to shifan_app
  using (${SEES} or applicant_id = ${CLERK} or recommender_id = ${STAFF} or issuer_id = ${STAFF});
create policy journal_insert on journal for insert to shifan_app with check (true);
grant select, insert on journal to shifan_app;
grant select, update on journal_head to shifan_app;
insert into journal_head (id, seq, hash) values (1, 0, '');
`;

/** What came with 0010: surveys, an office's notes and drafts. Notes and drafts are nobody's but that office's. */
const surveyPolicies: typeof policies = {
  survey_link: [
    `exists (select 1 from dossier d where d.id = dossier_id and (d.recommender_id = ${STAFF} or d.issuer_id = ${STAFF} or ${SEES}))`,
    `${S} or exists (select 1 from dossier d where d.id = dossier_id and d.recommender_id = ${STAFF})`,
  ],
  office_note: [`organisation_id = ${STAFF} and ${ofDossier}`, `organisation_id = ${STAFF} and ${ofDossier}`],
  correction_draft: [`organisation_id = ${STAFF} and ${ofDossier}`, `organisation_id = ${STAFF} and ${ofDossier}`],
};

/** An enterprise answers without an account: the system writes what it said. */
const ofRecommenderOrSystem = `${S} or exists (select 1 from dossier d where d.id = dossier_id and d.recommender_id = ${STAFF})`;
const answersRecorded = `alter policy sample_update on sample using (${ofRecommenderOrSystem}) with check (${ofRecommenderOrSystem});`;

export const surveyAccess = [...Object.entries(surveyPolicies).map(guard), answersRecorded].join('\n');

/** What came with 0012: an office's own affairs, and a person's views. */
const officePolicies: typeof policies = {
  assignment: [`organisation_id = ${STAFF}`, `organisation_id = ${STAFF} and ${ofDossier}`],
  absence: [`${S} or organisation_id = ${STAFF}`, `organisation_id = ${STAFF}`],
  saved_view: ['account_id = (select app.account())', 'account_id = (select app.account())'],
};
export const officeAccess = Object.entries(officePolicies).map(guard).join('\n');

/** What came with 0013: stamped papers. Annexes 2 and 6 are the applicant's, annex 1 is the recommender's; experts see none, they stand open. */
const ofScan = 'exists (select 1 from dossier d where d.id = dossier_id and';
const scanPolicies: typeof policies = {
  scan: [
    `${SEES} or ${ofScan} ((annex <> '1' and d.applicant_id = ${CLERK}) or d.recommender_id = ${STAFF} or d.issuer_id = ${STAFF}))`,
    `${ofScan} ((annex <> '1' and d.applicant_id = ${CLERK}) or (annex = '1' and d.recommender_id = ${STAFF})))`,
  ],
};
export const scanAccess = Object.entries(scanPolicies).map(guard).join('\n');

/** What came with 0016: the applicant's reasons, read by whoever reads the case. */
const answerPolicies: typeof policies = {
  finding_answer: [ofDossier, `exists (select 1 from dossier d where d.id = dossier_id and d.applicant_id = ${CLERK})`],
};
export const answerAccess = Object.entries(answerPolicies).map(guard).join('\n');

/** What came with 0023: reasons for items of a notice, written by the applicant until the resubmission answers it. */
const itemAnswerPolicies: typeof policies = {
  item_answer: [
    ofDossier,
    `exists (select 1 from dossier d join correction c on c.dossier_id = d.id where d.id = item_answer.dossier_id and d.applicant_id = ${CLERK}
      and c.no = item_answer.correction_no and c.resolved_at is null)`,
  ],
};
export const itemAnswerAccess = Object.entries(itemAnswerPolicies).map(guard).join('\n');

/** What came with 0019: files on their way are nobody's but the sender's, while the dossier is the sender's organisation's. */
const ofSender = `${S} or (account_id = (select app.account()) and ${ofScan} d.applicant_id = ${CLERK}))`;
const uploadPolicies: typeof policies = { upload: [ofSender, ofSender] };
export const uploadAccess = Object.entries(uploadPolicies).map(guard).join('\n');

/** The journal tells the authorities of an import; the ids of rows are the applicant's own affair. */
const importPolicies: typeof policies = {
  table_import: [
    `exists (select 1 from dossier d where d.id = dossier_id and (d.applicant_id = ${CLERK} or ${SEES}))`,
    `exists (select 1 from dossier d where d.id = dossier_id and d.applicant_id = ${CLERK})`,
  ],
};
export const importAccess = Object.entries(importPolicies).map(guard).join('\n');

/** What came with 0022: whoever sees the sample sees what was tried; the recommender adds, nobody changes. */
const attemptPolicies: typeof policies = { attempt: policies.sample as (typeof policies)[string] };
export const attemptAccess = [...Object.entries(attemptPolicies).map(guard), 'revoke update, delete on attempt from shifan_app;'].join(
  '\n',
);

/** What came with 0042: how a person is reached is their own affair and the system's; letters on their way are the system's, the log of one's own is one's own. */
const contactPolicies: typeof policies = {
  contact: [`${S} or account_id = (select app.account())`, `${S} or account_id = (select app.account())`],
  mail: [`${S} or account_id = (select app.account())`, `${S} or account_id = (select app.account())`],
};
export const contactAccess = Object.entries(contactPolicies).map(guard).join('\n');

/** What came with 0043: counters and known devices are the system's. */
const throttlePolicies: typeof policies = { throttle: [S, S], device: [S, S] };
export const throttleAccess = Object.entries(throttlePolicies).map(guard).join('\n');

/** What came with 0049: a certificate is its organisation's and its place's authority's; the system writes, after the act has looked with the actor's eyes. */
const licencePolicies: typeof policies = {
  licence: [
    `${SEES} or organisation_id = (select app.organisation())
      or exists (select 1 from organisation a where a.id = ${STAFF} and a.kind = 'city' and a.division_code = licence.authority)`,
    S,
  ],
};
export const licenceAccess = Object.entries(licencePolicies).map(guard).join('\n');

/** What came with 0080: who asked, whose it is and who may be the second hand read of a link; the system writes. */
const passwordLinkPolicies: typeof policies = {
  password_link: [
    `${S} or (select app.administrator()) or account_id = (select app.account()) or organisation_id = (select app.organisation()) or second_organisation = ${STAFF}`,
    S,
  ],
};
export const passwordLinkAccess = Object.entries(passwordLinkPolicies).map(guard).join('\n');
/** What came with 0090: a proposal is its office's own until it is decided; then it is the applicant's too, who notes that it came. */
const decisionPolicies: typeof policies = {
  decision: [
    `${SEES} or ${ofScan} (d.recommender_id = ${STAFF} or (decided_at is not null and (d.applicant_id = ${CLERK} or d.issuer_id = ${STAFF}))))`,
    `${ofScan} ((step = 'decline' and d.recommender_id = ${STAFF}) or (step = 'reject' and d.issuer_id = ${STAFF})
      or (decided_at is not null and d.applicant_id = ${CLERK})))`,
  ],
};
export const decisionAccess = Object.entries(decisionPolicies).map(guard).join('\n');

/** What came with 0081: both sides, the province's people and the administrators read of a handover; the system writes. */
const handoverPolicies: typeof policies = {
  handover: [
    `${SEES} or (select app.administrator()) or organisation_id = (select app.organisation()) or asked_organisation = (select app.organisation())
      or exists (select 1 from organisation a where a.id = ${STAFF} and a.kind = 'province')`,
    S,
  ],
};
export const handoverAccess = Object.entries(handoverPolicies).map(guard).join('\n');

/**
 * What came with 0095: what one opened is one's own to read and only grows; a request to go on is its office's, written by whoever asks for oneself, and
 * answered by the office, never by whoever asked.
 */
const openingPolicies: typeof policies = {
  opening: [`${SEES} or account_id = (select app.account())`, `${S} or account_id = (select app.account())`],
  opening_release: [
    `${SEES} or account_id = (select app.account()) or organisation_id = ${STAFF}`,
    `${S} or account_id = (select app.account()) or organisation_id = ${STAFF}`,
  ],
};
export const openingAccess = [
  ...Object.entries(openingPolicies).map(guard),
  'revoke update, delete on opening from shifan_app;',
  'revoke delete on opening_release from shifan_app;',
].join('\n');

/** What came with 0073: an office's checks of materials are its own; the issuer and the supervisor also read the recommender's. */
const materialCheckPolicies: typeof policies = {
  material_check: [
    `${SEES} or organisation_id = ${STAFF} and ${ofDossier} or ${ofScan} d.issuer_id = ${STAFF})`,
    `organisation_id = ${STAFF} and ${ofDossier}`,
  ],
};
export const materialCheckAccess = Object.entries(materialCheckPolicies).map(guard).join('\n');

/** What came with 0082: both sides and the authority of the place read of a case and its evidence; the system writes. Former names are as public as names. */
const ofCase = `${SEES} or organisation_id = (select app.organisation()) or against_id = (select app.organisation())
  or exists (select 1 from organisation a where a.id = ${STAFF} and a.kind = 'city' and a.division_code = organisation_case.authority)`;
const organisationCasePolicies: typeof policies = {
  organisation_case: [ofCase, S],
  organisation_evidence: ['exists (select 1 from organisation_case c where c.id = case_id)', S],
  organisation_name: ['true', S],
};
export const organisationCaseAccess = Object.entries(organisationCasePolicies).map(guard).join('\n');

/** What came with 0156: the administrators and the people of the office read of it; the system writes, after the act has looked who is the second hand. */
const roleGrantPolicies: typeof policies = {
  role_grant: [`${SEES} or (select app.administrator()) or organisation_id = (select app.organisation())`, S],
};
export const roleGrantAccess = Object.entries(roleGrantPolicies).map(guard).join('\n');

/** Guarded once, and given up since. */
const given: readonly string[] = ['login_attempt'];

// biome-ignore format: one name after the other
const all = {
  ...roleGrantPolicies, ...materialCheckPolicies, ...organisationCasePolicies, ...handoverPolicies, ...passwordLinkPolicies, ...openingPolicies, ...decisionPolicies, ...licencePolicies, ...throttlePolicies, ...contactPolicies,
  ...attemptPolicies, ...importPolicies, ...uploadPolicies, ...answerPolicies, ...itemAnswerPolicies, ...scanPolicies, ...policies, ...surveyPolicies, ...officePolicies,
};
/** Those of the first days that row-level security guards; what came later stands in guarded.ts. */
export const firstGuarded = Object.keys(all).filter((table) => !given.includes(table));
export const access = [
  settings,
  'grant usage on schema app to shifan_app; grant execute on all functions in schema app to shifan_app;',
  appendOnly,
  ...Object.entries(policies).map(guard),
  journalAccess,
].join('\n');
