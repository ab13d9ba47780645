import { guard, S } from './access.ts';

/**
 * Every arrangement that was handed in for a year: by whom, out of which file, who decided. One at a time waits for a year. What an administrator alone
 * had loaded before is kept as the version in force, without a decider; calendar_year stays what is counted by.
 */
export const calendarVersion = `
create table calendar_version (
  id uuid primary key,
  year int not null,
  data jsonb not null,
  file_name text,
  file_digest text,
  said text,
  proposed_by uuid,
  proposed_at timestamptz not null,
  outcome text check (outcome in ('confirmed', 'refused', 'withdrawn')),
  word text,
  decided_by uuid,
  decided_at timestamptz,
  check (outcome is distinct from 'confirmed' or decided_by is null or decided_by is distinct from proposed_by)
);
create unique index calendar_version_waiting on calendar_version (year) where outcome is null;
create index calendar_version_year on calendar_version (year, proposed_at);
insert into calendar_version (id, year, data, proposed_by, proposed_at, outcome, decided_at)
  select gen_random_uuid(), year, data, loaded_by, loaded_at, 'confirmed', loaded_at from calendar_year;
`;

/** Everybody reads by which arrangement days are counted; the system writes, after the act has looked who asks. */
export const calendarAccess = [
  guard(['calendar_version', ['true', S]]),
  // A year counts once two people have had it in their hands; no one writes it past them.
  `alter policy calendar_year_insert on calendar_year with check (${S});`,
  `alter policy calendar_year_update on calendar_year using (${S}) with check (${S});`,
  `alter policy calendar_year_delete on calendar_year using (${S});`,
].join('\n');
