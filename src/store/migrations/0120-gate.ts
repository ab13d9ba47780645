/**
 * Access to a dossier decided once a transaction. The dossier's own policy is flat; `app.open` reads dossiers under that policy and notes, for this
 * transaction, in which relation the actor stands to each; what hangs on a dossier is then a column compared with one list. A row of a dossier nobody
 * opened is judged by itself (`app.may`), so that forgetting to open costs time and never shows more. Neither is `security definer`: both see what the
 * actor sees. With the system's eyes nothing is noted, so that what the system opened stays shut for the actor.
 */
const relations = {
  see: 'true',
  own: 'd.applicant_id = app.clerk_of()',
  recommender: 'd.recommender_id = app.staff_of()',
  issuer: 'd.issuer_id = app.staff_of()',
  staff: 'app.staff_of() in (d.recommender_id, d.issuer_id)',
  party: 'd.applicant_id = app.clerk_of() or app.staff_of() in (d.recommender_id, d.issuer_id)',
  advice: 'app.expert() is not null or app.staff_of() in (d.recommender_id, d.issuer_id)',
} as const;
type Relation = keyof typeof relations;
const named = Object.entries(relations);

const functions = `
create function app.overseer() returns boolean language sql stable as $$ select app.system() or app.supervisor() $$;
create function app.seats() returns uuid[] language plpgsql stable as $$
declare me uuid := app.expert();
begin
  if me is null then return '{}'; end if;
  return array(select s.dossier_id from panel_seat s where s.account_id = me and s.state = 'seated');
end $$;

create function app.opened(relation text) returns uuid[] language sql stable
  as $$ select coalesce(nullif(current_setting('shifan.open_' || relation, true), ''), '{}')::uuid[] $$;
create function app.note(relation text, judged uuid[], stands uuid[]) returns void language plpgsql volatile as $$
declare before uuid[] := app.opened(relation);
begin
  if before && judged then before := array(select unnest(before) except select unnest(judged)); end if;
  if before <> '{}' or stands is not null or app.opened(relation) <> '{}' then
    perform set_config('shifan.open_' || relation, (before || coalesce(stands, '{}'))::text, true);
  end if;
end $$;
create function app.open(ids uuid[]) returns int language plpgsql volatile cost 10000 as $$
declare a record;
begin
  select ${named.map(([relation, stands]) => `array_agg(d.id) filter (where ${stands}) as ${relation}`).join(',\n    ')}
    into a from dossier d where d.id = any(ids);
  if not app.system() then
    ${named.map(([relation]) => `perform app.note('${relation}', ids, a.${relation});`).join('\n    ')}
  end if;
  return coalesce(cardinality(a.see), 0);
end $$;
create function app.may(dossier uuid, relation text) returns boolean language plpgsql stable cost 10000 as $$
begin
  return exists (select 1 from dossier d where d.id = dossier and case relation
    ${named.map(([relation, stands]) => `when '${relation}' then coalesce(${stands}, false)`).join('\n    ')}
    else false end);
end $$;
grant execute on all functions in schema app to shifan_app;
`;

const S = '(select app.system())';
const SEES = '(select app.overseer())';
const CLERK = '(select app.clerk_of())';
const STAFF = '(select app.staff_of())';
const is = (relation: Relation) => `(dossier_id = any ((select app.opened('${relation}'))::uuid[]) or app.may(dossier_id, '${relation}'))`;
const SEEN = `(${SEES} or ${is('see')})`;

type Rule = readonly [read: string, write: string];
const all = (tables: readonly string[], rule: Rule): Record<string, Rule> => Object.fromEntries(tables.map((table) => [table, rule]));

const ofSender = `${S} or (account_id = (select app.account()) and ${is('own')})`;
const ofOffice = `organisation_id = ${STAFF} and ${SEEN}`;

/** table → [who reads, who writes]: the rules of access.ts, in the gate's words. */
const policies: Record<string, Rule> = {
  dossier: [
    `${SEES} or applicant_id = ${CLERK} or (recommender_id = ${STAFF} and submitted_at is not null)
      or (issuer_id = ${STAFF} and recommended_at is not null) or id = any ((select app.seats())::uuid[])`,
    `${S} or applicant_id = ${CLERK} or recommender_id = ${STAFF} or issuer_id = ${STAFF}`,
  ],
  ...all(['dossier_value', 'dossier_row', 'submission', 'material', 'finding_answer'], [SEEN, is('own')]),
  ...all(['dossier_change', 'table_import'], [`${SEES} or ${is('own')}`, is('own')]),
  ...all(['sample', 'attempt'], [`${SEES} or ${is('staff')}`, is('recommender')]),
  ...all(['office_note', 'correction_draft'], [ofOffice, ofOffice]),
  correction: [SEEN, `${is('recommender')} or ${is('own')}`],
  draw: [`${SEES} or ${is('party')}`, is('recommender')],
  survey_link: [`${SEES} or ${is('staff')}`, `${S} or ${is('recommender')}`],
  recommendation: [`${SEES} or ${is('advice')}`, is('recommender')],
  item_answer: [
    SEEN,
    `${is('own')} and exists (select 1 from correction c
      where c.dossier_id = item_answer.dossier_id and c.no = item_answer.correction_no and c.resolved_at is null)`,
  ],
  scan: [
    `${SEES} or (annex <> '1' and ${is('own')}) or ${is('staff')}`,
    `(annex <> '1' and ${is('own')}) or (annex = '1' and ${is('recommender')})`,
  ],
  upload: [ofSender, ofSender],
  assignment: [`organisation_id = ${STAFF}`, ofOffice],
  decision: [
    `${SEES} or ${is('recommender')} or (decided_at is not null and ${is('party')})`,
    `(step = 'decline' and ${is('recommender')}) or (step = 'reject' and ${is('issuer')}) or (decided_at is not null and ${is('own')})`,
  ],
  material_check: [`${SEES} or (organisation_id = ${STAFF} and ${is('see')}) or ${is('issuer')}`, ofOffice],
};

/** An enterprise answers its survey without an account: the system writes into the sample what it said (0010). */
const changing = (table: string, write: string) => (table === 'sample' ? `${S} or ${write}` : write);

export const gate = [
  functions,
  ...Object.entries(policies).map(
    ([table, [read, write]]) => `
alter policy ${table}_read on ${table} using (${read});
alter policy ${table}_insert on ${table} with check (${write});
alter policy ${table}_update on ${table} using (${changing(table, write)}) with check (${changing(table, write)});
alter policy ${table}_delete on ${table} using (${write});`,
  ),
].join('\n');
