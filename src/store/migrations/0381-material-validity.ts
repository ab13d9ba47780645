/** Until when a file proves what it shows, which dossier it was taken over from, and whether somebody has looked at it there. What is there counts as looked at. */
export const materialValidity = `
alter table material add column valid_until date;
alter table material add column source text;
alter table material add column unseen boolean not null default false;
`;
