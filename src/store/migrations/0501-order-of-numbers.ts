/**
 * Lists of cases stand in the order of their numbers: a number stays when a case is taken back, corrected and submitted anew, where the day of submission moved
 * it under the hands of whoever read page after page.
 */
export const orderOfNumbers = `
drop index dossier_of_recommender, dossier_of_issuer, dossier_in_order;
create index dossier_of_recommender on dossier (recommender_id, year desc, number, id) include (state, round_id, recommended_at, applicant_id, issuer_id)
  where submitted_at is not null;
create index dossier_of_issuer on dossier (issuer_id, year desc, number, id) include (state, round_id, recommended_at, applicant_id, recommender_id)
  where recommended_at is not null;
create index dossier_in_order on dossier (year desc, number, id) include (submitted_at, state, round_id, recommended_at, applicant_id, recommender_id, issuer_id);
`;
