/** A leader gives the ranking, a quarterly summary or a revocation back with a word; it stands until an officer has saved anew. */
export const givenBack = `
alter table round add column ranking_given_back_by uuid, add column ranking_given_back_reason text;
alter table summary add column given_back_by uuid, add column given_back_reason text;
alter table revocation add column given_back_by uuid, add column given_back_reason text;
`;
