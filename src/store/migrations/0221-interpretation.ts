import { guard, S } from './access.ts';

/** Interpretations of the measure (第十八条): a question about a sentence, and the answer that is published with it. None is ever removed. */
export const interpretation = `
create table interpretation (
  id uuid primary key,
  issuer_id uuid not null references organisation,
  asker_id uuid not null references organisation,
  state text not null check (state in ('asked', 'retracted', 'declined', 'drafted', 'returned', 'published', 'ending', 'withdrawn', 'replaced')),
  edition text not null,
  sentence text not null,
  place text not null,
  quoted text not null,
  question text not null,
  asked_by uuid not null references account,
  asked_at timestamptz not null,
  answer text,
  valid_from date,
  choice text,
  replaces text,
  word text,
  reason text,
  number text unique,
  drafted_by uuid references account,
  signed_by uuid references account,
  signed_on date,
  ended_on date,
  replaced_by text,
  version int not null default 1,
  check ((state in ('published', 'ending', 'withdrawn', 'replaced')) = (number is not null)),
  check (number is null or (answer is not null and valid_from is not null and signed_by is not null and signed_by <> drafted_by))
);
create index interpretation_open on interpretation (issuer_id, state);
create function app.interpretation_stays() returns trigger language plpgsql as $$ begin
  if tg_op = 'DELETE' then raise exception 'an interpretation is never removed' using errcode = '42501'; end if;
  if old.number is not null and (new.number, new.answer, new.valid_from, new.sentence, new.edition, new.place, new.quoted, new.choice, new.replaces, new.issuer_id, new.signed_by, new.signed_on) is distinct from
    (old.number, old.answer, old.valid_from, old.sentence, old.edition, old.place, old.quoted, old.choice, old.replaces, old.issuer_id, old.signed_by, old.signed_on) then
    raise exception 'a published interpretation never changes' using errcode = '42501';
  end if;
  return new;
end $$;
create trigger interpretation_stays before update or delete on interpretation for each row execute function app.interpretation_stays();
create constraint trigger interpretation_is_public after insert or update on interpretation deferrable initially deferred
  for each row when (new.number is not null) execute function app.public_changed();
`;

const STAFF = '(select app.staff_of())';

/** What was published is everybody's; before that a question is seen by who asked and by who answers. */
export const interpretationAccess = guard([
  'interpretation',
  [
    `number is not null or ${S} or (select app.supervisor()) or issuer_id = ${STAFF} or asker_id = ${STAFF}`,
    `${S} or issuer_id = ${STAFF} or asker_id = ${STAFF}`,
  ],
]);
