/** Whose a case is changes seldom, and then its lines are another's (0240-waiting.ts names the other columns). */
export const waitingParties = `
create trigger dossier_changes_parties_waiting after update on dossier for each row
  when ((old.applicant_id, old.recommender_id, old.issuer_id, old.round_id) is distinct from (new.applicant_id, new.recommender_id, new.issuer_id, new.round_id))
  execute function app.changes_waiting('dossier', 'id');
`;
