const S = '(select app.system())';
const STAFF = '(select app.staff_of())';
/** Whoever recognises draws panels and reads the pool; the province alone keeps it. A recommender, though an authority, reads nothing of it (第八条（四）). */
const PROVINCE = `exists (select 1 from organisation o where o.id = ${STAFF} and o.kind = 'province')`;
const ISSUES = `exists (select 1 from round r where r.issuer_id = ${STAFF})`;
const WRITES = `${S} or ${PROVINCE}`;

/** The pool is read by who recognises and written by the province; an expert's earlier employers count for the rule of recusal. */
export const poolOfIssuers = `
alter table expert add column former_employers jsonb not null default '[]';
alter policy expert_read on expert using (${S} or (select app.supervisor()) or account_id = (select app.account()) or ${PROVINCE} or ${ISSUES});
alter policy expert_insert on expert with check (${WRITES});
alter policy expert_update on expert using (${WRITES}) with check (${WRITES});
alter policy expert_delete on expert using (false);
`;
