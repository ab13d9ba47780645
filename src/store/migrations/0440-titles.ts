import { guard, S } from './access.ts';

/**
 * What was signed of a platform (第十一条、第十二条): its credential, with its code and its place in the status list, and its certificate as it was drawn; and every key that anything was
 * signed with. All of it is only ever added: what somebody holds can be checked as long as the installation stands.
 */
export const titles = `
create table signing_key (kid text primary key, jwk jsonb not null, since timestamptz not null);

create table title_credential (
  platform_id uuid primary key references platform,
  code text not null unique check (code ~ '^[0-9A-HJKMNP-TV-Z]{8}$'),
  status_index int not null unique check (status_index between 0 and 131071),
  credential text not null,
  issued_at timestamptz not null
);

create table title_paper (
  platform_id uuid primary key references title_credential,
  pdf bytea not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  made_at timestamptz not null
);

create function app.signed_stays() returns trigger language plpgsql as $$ begin
  raise exception 'what was signed stays as it is' using errcode = '42501';
end $$;
${['signing_key', 'title_credential', 'title_paper']
  .map((table) => `create trigger ${table}_stays before update or delete on ${table} for each row execute function app.signed_stays();`)
  .join('\n')}
create constraint trigger title_credential_is_public after insert on title_credential deferrable initially deferred
  for each row execute function app.public_changed();
`;

/** Keys and credentials are for anybody who checks; the certificate is asked for by its parties, of whom the act knows. */
export const titleAccess = [
  guard(['signing_key', ['true', S]]),
  guard(['title_credential', ['true', S]]),
  guard(['title_paper', [S, S]]),
].join('\n');
