const record = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const countdown = '还有[0-9]+(?:个工作日|天(?:（当年放假安排未载入，按自然日计）)?)|今天24时止|今天是最后一个工作日';

/**
 * What a message is about, so that all of one case stand together and are read a page at a time: the record that its link opens, or else what its page and subject say
 * together. `head` names case and unit, `next_step` what its reader does next, both as they were when it came. A mail says the same.
 */
export const matters = `
alter table message add column matter text, add column head text, add column next_step text;
update message set matter = coalesce(substring(link from '${record}'),
  md5(coalesce(regexp_replace(link, '[?#].*$', ''), '') || ' ' || regexp_replace(subject, '${countdown}', '')));
alter table message alter column matter set not null;
update message m set head = o.name || '（' || coalesce(d.number, r.year || '年度申报') || '）' from dossier d join organisation o on o.id = d.applicant_id
  join round r on r.id = d.round_id where m.matter = d.id::text;
create index message_matter on message (account_id, matter, created_at, id);
create index message_unread on message (account_id, matter) where read_at is null;
alter table mail add column about text;
`;
