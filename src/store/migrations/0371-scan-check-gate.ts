const SEES = '(select app.overseer())';
const is = (relation: 'party' | 'recommender') =>
  `(dossier_id = any ((select app.opened('${relation}'))::uuid[]) or app.may(dossier_id, '${relation}'))`;

/** What was found of a scan, in the gate's words (0120): its dossier is judged once a transaction, not for each row of each statement. Who may what stays. */
export const scanCheckGate = `
alter policy scan_check_read on scan_check using (${SEES} or ${is('party')});
alter policy scan_check_insert on scan_check with check (${is('recommender')});
alter policy scan_check_update on scan_check using (${is('recommender')}) with check (${is('recommender')});
`;
