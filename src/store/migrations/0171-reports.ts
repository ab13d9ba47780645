/** What is asked of reports, titles and objections: by whose they are, by when they are due, by their quarter; and what still waits, apart from what has ended. */
export const reportLists = `
create index report_of_issuer on report (issuer_id, year desc, quarter desc, platform_id) include (state, organisation_id, authority_id);
create index report_of_authority on report (authority_id, year desc, quarter desc, platform_id) include (state, organisation_id, issuer_id);
drop index report_authority;
create index report_of_organisation on report (organisation_id, year desc, quarter desc, platform_id);
create index report_in_order on report (year desc, quarter desc, platform_id) include (state, organisation_id, authority_id, issuer_id);
create index report_waiting on report (state, due_on) where state in ('open', 'submitted', 'returned');
create index report_waiting_authority on report (authority_id, due_on) where state in ('open', 'submitted', 'returned');
create index report_waiting_issuer on report (issuer_id, due_on) where state in ('open', 'submitted', 'returned');
create index report_waiting_organisation on report (organisation_id, due_on) where state in ('open', 'submitted', 'returned');
create index summary_waiting on summary (authority_id) where state <> 'sent';
create index platform_of_issuer on platform (issuer_id, recognised_on desc, certificate_number);
create index platform_in_order on platform (recognised_on desc, certificate_number);
create index platform_ending on platform (valid_to);
create index objection_waiting on objection (issuer_id) where state = 'open';
create index decision_unseen on decision (dossier_id) where decided_at is not null and received_at is null;
create index revocation_of_issuer on revocation (issuer_id, state);
create index revocation_of_platform on revocation (platform_id);
create index showcase_of_platform on showcase (platform_id, state);
create index notice_of_round on notice (round_id, published_on desc);
create index organisation_of_kind on organisation (kind, division_code, name);
create index dossier_waiting_recommender on dossier (recommender_id)
  where state in ('draft', 'returned', 'submitted', 'assessing', 'recommended', 'admitted', 'reviewed', 'proposed') and submitted_at is not null;
create index dossier_waiting_issuer on dossier (issuer_id)
  where state in ('draft', 'returned', 'submitted', 'assessing', 'recommended', 'admitted', 'reviewed', 'proposed') and recommended_at is not null;
`;
