/**
 * What an earlier year brought is looked at place by place, no more by one word for the whole form. Absent means looked at: nothing is asked anew of what was
 * handed in or confirmed; of drafts whose word was still owed, the places that it was owed for are.
 */
const older = (of: string): string =>
  `where d.id = ${of}.dossier_id and r.id = d.round_id and d.state = 'draft' and d.carried_confirmed_at is null
    and ${of}.source ~ '[0-9]{4}年' and substring(${of}.source from '([0-9]{4})年')::int < r.year`;

export const unseenPlaces = `
alter table dossier_value add column unseen boolean not null default false;
alter table dossier_row add column unseen boolean not null default false;
update dossier_value v set unseen = true from dossier d, round r ${older('v')} and v.value <> 'null';
update dossier_row v set unseen = true from dossier d, round r ${older('v')};
alter table dossier drop column carried_confirmed_by;
alter table dossier drop column carried_confirmed_at;
`;
