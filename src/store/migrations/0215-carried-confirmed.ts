/** What an earlier year brought into a form is confirmed by a person before it goes out anew; which asks a draft only, so that nothing is owed for earlier ones. */
export const carriedConfirmed = `
alter table dossier add column carried_confirmed_by uuid;
alter table dossier add column carried_confirmed_at timestamptz;
`;
