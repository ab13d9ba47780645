/** What an edition resolves to keeps the order that its file has: the options of a reading are read in it. */
export const editionInOrder = 'alter table scheme_edition alter column whole type json using whole::json;';
