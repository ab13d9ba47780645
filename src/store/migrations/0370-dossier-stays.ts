/**
 * A dossier is never removed, by nobody: it is withdrawn. Whether a form hangs on it is looked up with the eyes of whoever removes (0300), and who does not see
 * the form, as a recommender before the submission, would have left its rows without their dossier.
 */
export const dossierStays = 'alter policy dossier_delete on dossier using (false);';
