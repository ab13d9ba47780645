/** The history of a form is read page by page, newest first. */
export const historyOrder = 'create index dossier_change_newest on dossier_change (dossier_id, changed_at, id);';
