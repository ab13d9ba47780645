/** Everybody who wrote in an edition, not only who did last: none of them signs it (两人办理). */
export const editionHands = `
alter table scheme_edition add column hands uuid[] not null default '{}';
alter table scheme_edition add check (signed_by is null or signed_by <> all (hands));
`;
