/**
 * Out of which file a place came: a list with the row of it, or a changed annex 2 that was read back. Of lists taken in before this their record names the file and
 * whoever took it in; which row it was nobody kept.
 */
export const origin = `
alter table dossier_value add column origin jsonb;
alter table dossier_row add column origin jsonb;
update dossier_row r set origin = jsonb_build_object('kind', 'import', 'file', t.file_name, 'by', t.imported_by,
    'at', to_char(t.imported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
  from table_import t, jsonb_array_elements_text(t.added) as came (id)
  where r.dossier_id = t.dossier_id and r.table_key = t.table_key and r.row_id = came.id::uuid;
`;
