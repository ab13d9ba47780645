import { guard, S } from './access.ts';

/**
 * Editions of the measure that were brought in beside the built-in one: the file as it was handed in with its digest, what it resolves to, who prepared and
 * who signed it. A signed one never changes.
 */
export const edition = `
create table scheme_edition (
  id text primary key,
  issuer_id uuid not null references organisation (id),
  title text not null,
  source text not null,
  digest text not null,
  whole jsonb not null,
  state text not null check (state in ('prepared', 'returned', 'signed')),
  prepared_by uuid not null references account (id),
  prepared_at timestamptz not null,
  word text,
  signed_by uuid references account (id),
  signed_at timestamptz,
  check ((state = 'signed') = (signed_by is not null)),
  check (signed_by is distinct from prepared_by or signed_by is null)
);
create function app.refuse_signed_edition() returns trigger language plpgsql as $$ begin
  if old.state = 'signed' then raise exception 'a signed edition never changes' using errcode = '42501'; end if;
  return coalesce(new, old);
end $$;
create trigger scheme_edition_signed before update or delete on scheme_edition for each row execute function app.refuse_signed_edition();
`;

/** A signed edition is law and everybody's to read; before that it is its issuer's own affair. The system writes, after the act has looked who asks. */
export const editionAccess = guard(['scheme_edition', [`state = 'signed' or issuer_id = (select app.staff_of()) or ${S}`, S]]);
