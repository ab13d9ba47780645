const SEES = '(select app.overseer())';
const EXPERT = '(select app.expert())';
type Relation = 'staff' | 'recommender' | 'issuer' | 'advice';
const is = (relation: Relation) => `(dossier_id = any ((select app.opened('${relation}'))::uuid[]) or app.may(dossier_id, '${relation}'))`;
/** While the recommender assesses it: what stands beside annex 1 never changes once that is signed. */
const assessing = "exists (select 1 from dossier d where d.id = dossier_id and d.state = 'assessing')";
const seated = `exists (select 1 from panel_seat s join dossier d on d.id = s.dossier_id
  where s.dossier_id = condition_answer.dossier_id and s.account_id = ${EXPERT} and s.state = 'seated' and s.signed_at is null and d.state = 'admitted')`;
const signed = `exists (select 1 from panel_seat s where s.dossier_id = condition_answer.dossier_id and s.account_id = ${EXPERT} and s.state = 'seated')`;

/**
 * What only a person can judge of a case (第六条、第七条、第八条（二）（三）): answers to its conditions, of the recommender and of each expert, and what was looked at of
 * 运营情况 and 服务业绩. All of it only grows: a correction is another row with the next number. An expert's answers are as dark as the scores until everybody has signed.
 */
export const judging = `
alter table round add column asked text[] not null default '{}';
alter table submission add column verdicts jsonb not null default '[]';

create table condition_answer (
  id uuid primary key,
  dossier_id uuid not null references dossier,
  side text not null check (side in ('recommender', 'panel')),
  condition text not null,
  no int not null check (no > 0),
  answer text not null check (answer in ('meets', 'doesNot', 'cannotTell')),
  says text not null,
  basis text not null,
  written_by uuid not null references account,
  written_at timestamptz not null
);
create unique index condition_answer_recommender on condition_answer (dossier_id, condition, no) where side = 'recommender';
create unique index condition_answer_panel on condition_answer (dossier_id, written_by, condition, no) where side = 'panel';
create table site_visit (
  dossier_id uuid not null references dossier,
  no int not null check (no > 0),
  visited_on date not null,
  how text not null check (how in ('onSite', 'video', 'papers')),
  place text not null,
  visitors text not null,
  present text not null,
  operations text not null,
  performance text not null,
  written_by uuid not null references account,
  written_at timestamptz not null,
  primary key (dossier_id, no)
);
create table site_photo (
  id uuid primary key,
  dossier_id uuid not null references dossier,
  file_hash text not null references file,
  name text not null,
  media_type text not null,
  size bigint not null,
  added_by uuid not null references account,
  added_at timestamptz not null,
  removed_by uuid references account,
  removed_at timestamptz
);
create index site_photo_dossier on site_photo (dossier_id, added_at);

alter table condition_answer enable row level security;
alter table condition_answer force row level security;
create policy condition_answer_read on condition_answer for select to shifan_app using (
  case when side = 'recommender' then ${SEES} or ${is('advice')}
    else written_by = ${EXPERT} or (app.scores_open(dossier_id) and (${SEES} or ${is('issuer')} or ${signed})) end);
create policy condition_answer_insert on condition_answer for insert to shifan_app with check (
  written_by = (select app.account()) and case when side = 'recommender' then ${is('recommender')} and ${assessing} else ${seated} end);
alter table site_visit enable row level security;
alter table site_visit force row level security;
create policy site_visit_read on site_visit for select to shifan_app using (${SEES} or ${is('staff')});
create policy site_visit_insert on site_visit for insert to shifan_app with check (${is('recommender')} and ${assessing});
alter table site_photo enable row level security;
alter table site_photo force row level security;
create policy site_photo_read on site_photo for select to shifan_app using (${SEES} or ${is('staff')});
create policy site_photo_insert on site_photo for insert to shifan_app with check (${is('recommender')} and ${assessing});
create policy site_photo_update on site_photo for update to shifan_app using (${is('recommender')} and ${assessing} and removed_at is null)
  with check (${is('recommender')});
grant select, insert on condition_answer, site_visit to shifan_app;
grant select, insert, update (removed_by, removed_at) on site_photo to shifan_app;

create trigger condition_answer_changes_waiting_dossier after insert on condition_answer for each row execute function app.changes_waiting('dossier', 'dossier_id');
create trigger site_visit_changes_waiting_dossier after insert on site_visit for each row execute function app.changes_waiting('dossier', 'dossier_id');
create trigger site_photo_changes_waiting_dossier after insert or update on site_photo for each row execute function app.changes_waiting('dossier', 'dossier_id');
`;
