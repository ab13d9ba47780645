const ACCOUNT = '(select app.account())';
const OFFICE = 'organisation_id = (select app.staff_of())';

/**
 * A view is of one list, the inbox until now, and may be shared with the office of whoever saved it. Others there read what is shared, its author alone changes
 * it, and a leader may remove it: who has left would leave it there for ever.
 */
export const sharedViews = `
alter table saved_view drop constraint saved_view_pkey;
alter table saved_view
  add column id uuid not null default gen_random_uuid() primary key,
  add column organisation_id uuid references organisation,
  add column list text not null default 'inbox' check (list in ('inbox', 'dossiers', 'reports')),
  add column shared boolean not null default false;
update saved_view v set organisation_id = a.organisation_id from account a where a.id = v.account_id;
alter table saved_view alter column organisation_id set not null, alter column list drop default, alter column id drop default;
create unique index saved_view_own on saved_view (account_id, list, name);
create unique index saved_view_shared on saved_view (organisation_id, list, name) where shared;

create function app.leads() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select app.account() is not null and app.is_leader(app.account())
$$;

alter policy saved_view_read on saved_view using (account_id = ${ACCOUNT} or (shared and ${OFFICE}));
alter policy saved_view_insert on saved_view with check (account_id = ${ACCOUNT} and ${OFFICE});
alter policy saved_view_update on saved_view using (account_id = ${ACCOUNT}) with check (account_id = ${ACCOUNT} and ${OFFICE});
alter policy saved_view_delete on saved_view using (account_id = ${ACCOUNT} or (shared and ${OFFICE} and (select app.leads())));
`;
