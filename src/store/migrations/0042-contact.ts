/** How a person is reached (address and mobile sealed), whether the address was proved to be theirs, and the letters that go there with what became of each. */
export const contact = `
create table contact (
  account_id uuid primary key references account,
  email text,
  email_confirmed_at timestamptz,
  email_refused text,
  mobile text,
  mail_off boolean not null default false,
  code_hash text,
  code_sent_at timestamptz,
  code_ends_at timestamptz,
  code_tries int not null default 0,
  changed_at timestamptz not null
);

create table mail (
  id uuid primary key,
  key text not null unique,
  account_id uuid not null references account,
  address text not null,
  subject text not null,
  body text,
  link text,
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'dropped')),
  attempts int not null default 0,
  next_at timestamptz not null,
  reason text,
  created_at timestamptz not null,
  sent_at timestamptz
);
create index mail_waiting on mail (next_at) where state in ('queued', 'sending');
create index mail_account on mail (account_id, created_at);
`;
