/**
 * Who went out of a complaint, whoever had named them: such a one does not take it again (第十六条). Of decisions that nobody asked to reconsider the lines that are
 * kept say enough (0498-reconsideration.ts named every old one, for ever); the day takes out what is over.
 */
export const gone = `
alter table complaint add column gone uuid[] not null default '{}';
create or replace function app.all_waiting_but_objections_in_hand() returns table (kind text, id uuid) language sql stable as $$
  select w.kind, w.id from app.all_waiting_but_reconsiderations() w
  union select 'reconsideration', c.id from reconsideration c where c.state = 'asked'
$$;
`;
