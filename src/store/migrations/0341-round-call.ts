/**
 * What a year's work is announced with (第十条): the hour at which its window closes, the call (申报工作通知) by its number and text, the year's fund for rewards
 * (第十三条), and a renewal window of its own where the edition's is not to hold (months; null: the edition's).
 */
export const roundCall = `
alter table round add column closes_at text not null default '24:00' check (closes_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$'),
  add column call_number text, add column call_text text, add column reward_fund numeric(14, 2) check (reward_fund > 0),
  add column renewal_months int check (renewal_months between 0 and 36);
create trigger round_hour_changes_waiting after update on round for each row when (old.closes_at is distinct from new.closes_at)
  execute function app.changes_waiting('round', 'id');
`;
