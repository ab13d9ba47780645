/**
 * What this database is: of a demonstration or of a real installation, and one known value under its seal key. Written once, by the owner; the
 * application's role may not even read it. What was served before is a demonstration where a business day was ever set, which only one can.
 */
export const installation = `
create table installation (
  id int primary key check (id = 1),
  demonstration boolean,
  seal_check text
);
insert into installation (id, demonstration) select 1, true from clock limit 1 on conflict do nothing;
insert into installation (id) values (1) on conflict do nothing;
`;
