/** The journal is asked by case, unit, certificate, article and day: an index for each way; the entries and their chain stay as they are. */
export const journalSearch = `
create index journal_applicant on journal (applicant_id, seq);
create index journal_organisation on journal (organisation_id, seq);
create index journal_recommender on journal (recommender_id, seq);
create index journal_article on journal (article text_pattern_ops, seq);
create index journal_day on journal (at, seq);
create index dossier_number_prefix on dossier (number text_pattern_ops);
create index platform_certificate_prefix on platform (certificate_number text_pattern_ops);
`;
