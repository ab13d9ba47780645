/** What the malware scanner said of a file's bytes; null where none was configured when it came. */
export const quarantine = `
alter table file
  add column scan_state text check (scan_state in ('clean', 'quarantined', 'infected')),
  add column scan_found text,
  add column scanned_at timestamptz;
create index file_quarantined on file (created_at) where scan_state = 'quarantined';
`;
