import { guard, S } from './access.ts';

/** A notice as a paper (第八条（四）): its number, and whom it names. What is written and not signed yet is its office's own; the notice keeps the draft's id. */
export const noticePaper = `
alter table notice add column number text, add column contact jsonb;
create table notice_draft (
  id uuid primary key,
  round_id uuid not null references round,
  issuer_id uuid not null references organisation,
  state text not null check (state in ('prepared', 'returned', 'published')),
  number text not null,
  title text not null,
  body text not null,
  contact jsonb not null,
  from_on date,
  word text,
  prepared_by uuid not null references account,
  prepared_at timestamptz not null,
  version int not null default 1
);
create unique index notice_draft_open on notice_draft (round_id) where state <> 'published';
`;

const STAFF = '(select app.staff_of())';

export const noticePaperAccess = guard([
  'notice_draft',
  [`${S} or (select app.supervisor()) or issuer_id = ${STAFF}`, `${S} or issuer_id = ${STAFF}`],
]);
