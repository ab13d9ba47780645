/**
 * A correction is a draft beside what came in, which stands until the draft comes in (第十五条). Until now it made a report count as not reported: those that are
 * being corrected go on as that. What came in never changes, whoever asks.
 */
export const reportRevision = `
alter table report drop constraint report_state_check;
alter table report add constraint report_state_check check (state in ('open', 'submitted', 'correcting', 'returned', 'accepted', 'waived'));
alter table report add column revision_reason text, add column revision_of text check (revision_of in ('submitted', 'accepted'));
update report set state = 'correcting', revision_of = 'submitted' where state = 'open' and submitted_on is not null;
alter table report add constraint report_correcting check ((state = 'correcting') = (revision_of is not null));
create index report_correcting on report (organisation_id) where state = 'correcting';

alter table report_version add column reason text, add column nothing_to_report boolean;
create function app.report_version_stays() returns trigger language plpgsql as $$
begin
  raise exception 'what was reported never changes' using errcode = '42501';
end $$;
create trigger report_version_stays before update or delete on report_version for each row execute function app.report_version_stays();
revoke update, delete on report_version from shifan_app;
`;
