/** What the policies of access.ts read: who looks, as store/transaction.ts set it; and the journal that only grows. */
export const settings = `
create schema app;
create function app.clerk_of() returns uuid language sql stable as $$ select nullif(current_setting('shifan.clerk_of', true), '')::uuid $$;
create function app.staff_of() returns uuid language sql stable as $$ select nullif(current_setting('shifan.staff_of', true), '')::uuid $$;
create function app.expert() returns uuid language sql stable as $$ select nullif(current_setting('shifan.expert', true), '')::uuid $$;
create function app.account() returns uuid language sql stable as $$ select nullif(current_setting('shifan.account', true), '')::uuid $$;
create function app.organisation() returns uuid language sql stable as $$ select nullif(current_setting('shifan.organisation', true), '')::uuid $$;
create function app.supervisor() returns boolean language sql stable as $$ select coalesce(current_setting('shifan.supervisor', true), '') = 'on' $$;
create function app.administrator() returns boolean language sql stable as $$ select coalesce(current_setting('shifan.administrator', true), '') = 'on' $$;
create function app.system() returns boolean language sql stable as $$ select coalesce(current_setting('shifan.system', true), '') = 'on' $$;
`;

export const appendOnly = `
create function app.refuse_change() returns trigger language plpgsql as $$ begin raise exception 'the journal is append-only' using errcode = '42501'; end $$;
create trigger journal_append_only before update or delete on journal for each row execute function app.refuse_change();
create trigger journal_no_truncate before truncate on journal for each statement execute function app.refuse_change();
`;
