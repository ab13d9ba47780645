import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Actor, Role } from '../../src/core/workflow/relation.ts';
import { sha256 } from '../../src/store/crypto.ts';
import type { Coming } from '../../src/store/enter.ts';
import type { Viewer } from '../../src/store/viewer.ts';

export { migrated } from './migrated.ts';

const now = '2026-05-10T02:00:00.000Z';
const day = '2026-05-10';

type Row = Readonly<Record<string, unknown>>;
type Side = 'a' | 'b';

/** Two cities under one province, each with an applicant whose dossier has gone all the way and left a row in every table. */
export type TwoCities = {
  /** People come with a session, over requests' connections; that the system may act for them, their account says as well. */
  readonly viewers: Readonly<Record<string, (Actor & Coming) | Exclude<Viewer, object>>>;
  /** Table → the primary-key text of its row that belongs to city A's applicant, and of city B's. */
  readonly marks: ReadonlyMap<string, Readonly<Record<Side, string>>>;
};

const uuids = () => ({ a: randomUUID(), b: randomUUID() });

/** Fills a migrated database as its owner. */
export async function fillTwoCities(owner: pg.Pool): Promise<TwoCities> {
  const marks = new Map<string, Record<Side, string>>();
  const insert = async (table: string, row: Row) => {
    const columns = Object.keys(row);
    const values = columns.map((column) => (isJson(row[column]) ? JSON.stringify(row[column]) : row[column]));
    await owner.query(`insert into ${table} (${columns.join(', ')}) values (${columns.map((_, i) => `$${i + 1}`).join(', ')})`, values);
  };
  /** One row a side; `mark` names the column by which the row is known again. */
  const both = async (table: string, mark: string, row: (side: Side) => Row) => {
    const [a, b] = [row('a'), row('b')];
    await insert(table, a);
    await insert(table, b);
    marks.set(table, { a: String(a[mark]), b: String(b[mark]) });
  };

  const city = uuids();
  const applicant = uuids();
  const [province, association, pool, audit, operator] = [randomUUID(), randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const organisation = (id: string, kind: string) => ({ id, kind, name: `${kind} ${id}`, created_at: now });
  for (const [id, kind] of [
    [province, 'province'],
    [association, 'association'],
    [pool, 'pool'],
    [audit, 'supervision'],
    [operator, 'operator'],
    [city.a, 'city'],
    [city.b, 'city'],
  ] as const)
    await insert('organisation', organisation(id, kind));
  const place = { a: '360100', b: '360400' } as const;
  for (const side of ['a', 'b'] as const)
    await owner.query('update organisation set division_code = $1 where id = $2', [place[side], city[side]]);
  await both('organisation', 'id', (side) => organisation(applicant[side], 'applicant'));

  const add = async (organisationId: string, ...roles: Role[]): Promise<Actor> => {
    const accountId = randomUUID();
    await insert('account', accountRow(accountId, organisationId, roles));
    return { accountId, organisationId, roles };
  };
  const clerk = { a: await add(applicant.a, 'clerk'), b: await add(applicant.b, 'clerk') };
  marks.set('account', { a: clerk.a.accountId, b: clerk.b.accountId });
  const people = {
    clerkA: clerk.a,
    officerA: await add(city.a, 'officer'),
    leaderA: await add(city.a, 'leader'),
    clerkB: clerk.b,
    officerB: await add(city.b, 'officer'),
    leaderB: await add(city.b, 'leader'),
    direct: await add(association, 'officer', 'leader'),
    province: await add(province, 'officer'),
    expertA: await add(pool, 'expert'),
    expertB: await add(pool, 'expert'),
    otherExpert: await add(pool, 'expert'),
    supervisor: await add(audit, 'supervisor'),
    administrator: await add(operator, 'administrator'),
  };
  const coming = (name: string): Coming => ({ tokenHash: `viewer-${name}`, now, today: day, idleSeconds: 7200 });
  for (const [name, { accountId }] of Object.entries(people))
    await insert('session', {
      ...{ token_hash: sha256(coming(name).tokenHash), account_id: accountId, created_at: now, seen_at: now },
      ends_at: '2026-05-10T14:00:00.000Z',
    });
  const expert = { a: people.expertA.accountId, b: people.expertB.accountId };
  const officer = { a: people.officerA.accountId, b: people.officerB.accountId };

  await both('session', 'token_hash', (side) => ({
    token_hash: sha256(`token-${side}`),
    account_id: clerk[side].accountId,
    created_at: now,
    seen_at: now,
    ends_at: now,
  }));
  await both('contact', 'account_id', (side) => ({ account_id: clerk[side].accountId, email: `sealed-${side}`, changed_at: now }));
  await both('mail', 'account_id', (side) => ({
    ...{ id: randomUUID(), key: `mail-${side}`, account_id: clerk[side].accountId, address: 'sealed', subject: '提醒' },
    ...{ state: 'sent', next_at: now, created_at: now },
  }));
  await both('throttle', 'subject', (side) => ({
    ...{ purpose: 'signIn', subject: `clerk-${side}`, source: '', count: 1, free_at: now, forget_at: now },
  }));
  await both('second_factor', 'account_id', (side) => ({ account_id: clerk[side].accountId, key: `sealed-${side}`, begun_at: now }));
  await both('recovery_code', 'account_id', (side) => ({ account_id: clerk[side].accountId, digest: `code-${side}` }));
  const size = (side: 'a' | 'b') => (side === 'a' ? 1 : 2);
  await both('log_tile', 'index', (side) => ({ level: 0, index: size(side), hashes: `\\x${'00'.repeat(32)}` }));
  await both('log_checkpoint', 'size', (side) => ({ size: size(side), note: '', made_at: now }));
  await both('log_cosignature', 'size', (side) => ({ size: size(side), witness: 'w', line: '' }));
  await both('device', 'account_id', (side) => ({
    token_hash: `device-${side}`,
    account_id: clerk[side].accountId,
    first_at: now,
    seen_at: now,
  }));
  await both('calendar_version', 'id', (side) => ({ id: randomUUID(), year: side === 'a' ? 2030 : 2031, data: {}, proposed_at: now }));
  await both('scheme_edition', 'id', (side) => ({
    ...{ id: `nc-${side}`, issuer_id: city[side], title: '本地办法', source: '', digest: '', whole: {}, state: 'prepared' },
    ...{ prepared_by: officer[side], prepared_at: now },
  }));
  await both('calendar_year', 'year', (side) => ({ year: side === 'a' ? 2030 : 2031, data: {}, loaded_at: now }));
  await insert('clock', { id: 1, today: day });
  await both('presence', 'process', () => ({ process: randomUUID(), at: now, windows: '[]' }));
  await both('day_run', 'job', (side) => ({ day, job: `job-${side}`, result: {}, ran_at: now }));
  await both('counter', 'name', (side) => ({ name: `counter-${side}`, value: 1 }));

  const round = uuids();
  await both('round', 'id', (side) => roundRow(round[side], province, side === 'a' ? 2026 : 2027));
  await both('round_change', 'id', (side) => ({
    ...{ id: randomUUID(), round_id: round[side], issuer_id: city[side], state: 'prepared', reason: '顺延', prepared_by: officer[side] },
    ...{ prepared_at: now, lines: JSON.stringify([{ key: 'closesOn', from: day, to: day }]) },
  }));
  const dossier = uuids();
  await both('dossier', 'id', (side) => ({
    ...{ id: dossier[side], round_id: round.a, issuer_id: province, applicant_id: applicant[side], recommender_id: city[side] },
    ...{ credit_code: `code-${side}`, state: 'recognised', started_at: now, submitted_at: now, recommended_at: now, updated_at: now },
  }));
  const changed = (side: Side) => ({ changed_by: clerk[side].accountId, changed_at: now });
  await both('dossier_value', 'dossier_id', (side) => ({
    dossier_id: dossier[side],
    key: 'address',
    value: '"江西省"',
    version: 1,
    ...changed(side),
  }));
  await both('dossier_row', 'dossier_id', (side) => ({
    ...{ dossier_id: dossier[side], table_key: 'served', row_id: randomUUID(), position: 1, cells: {}, version: 1 },
    ...changed(side),
  }));
  await both('dossier_change', 'dossier_id', (side) => ({
    id: randomUUID(),
    dossier_id: dossier[side],
    path: 'address',
    ...changed(side),
  }));
  await both('submission', 'dossier_id', (side) => ({
    ...{ dossier_id: dossier[side], no: 1, frozen: {}, content_hash: '', list_hash: '' },
    ...{ submitted_by: clerk[side].accountId, submitted_at: now },
  }));
  await both('file', 'hash', (side) => ({ hash: `hash-${side}`, size: 1, media_type: 'application/pdf', created_at: now }));
  await both('material', 'dossier_id', (side) => ({
    ...{ id: randomUUID(), dossier_id: dossier[side], kind: 'm2', file_hash: `hash-${side}`, name: '房产证.pdf' },
    ...{ media_type: 'application/pdf', size: 1, added_by: clerk[side].accountId, added_at: now },
  }));
  await both('upload', 'dossier_id', (side) => ({
    ...{ id: randomUUID(), dossier_id: dossier[side], account_id: clerk[side].accountId, kind: 'm2', name: '租赁合同.pdf', size: 2 },
    ...{ hash: `hash-${side}`, received: 1, touched_at: now },
  }));
  await both('reading', 'dossier_id', (side) => ({
    ...{ id: randomUUID(), dossier_id: dossier[side], account_id: clerk[side].accountId, table_key: 'served' },
    ...{ content: 'sealed', read_at: now },
  }));
  await both('finding_answer', 'dossier_id', (side) => ({
    ...{ dossier_id: dossier[side], finding_id: 'assets-agree', message: '两者应一致', reason: '口径不同' },
    ...{ answered_by: clerk[side].accountId, answered_at: now },
  }));
  await both('table_import', 'dossier_id', (side) => ({
    ...{ id: randomUUID(), dossier_id: dossier[side], table_key: 'served', how: 'append', file_name: '名单.xlsx' },
    ...{ added: '[]', removed: '[]', imported_by: clerk[side].accountId, imported_at: now },
  }));
  await both('correction', 'dossier_id', (side) => ({
    dossier_id: dossier[side],
    no: 1,
    items: [],
    due_on: day,
    sent_by: officer[side],
    sent_at: now,
  }));
  await both('item_answer', 'dossier_id', (side) => ({
    ...{ dossier_id: dossier[side], correction_no: 1, item: 1, reason: '证照如此' },
    ...{ answered_by: clerk[side].accountId, answered_at: now },
  }));
  await both('draw', 'dossier_id', (side) => ({
    dossier_id: dossier[side],
    n: 12,
    list_hash: '',
    draw_order: [],
    drawn_by: officer[side],
    drawn_at: now,
  }));
  const drawnRow = { a: randomUUID(), b: randomUUID() };
  await both('sample', 'dossier_id', (side) => ({
    dossier_id: dossier[side],
    row_id: drawnRow[side],
    position: 1,
    enterprise: '江西某公司',
    state: 'drawn',
  }));
  await both('attempt', 'dossier_id', (side) => ({
    ...{ id: randomUUID(), dossier_id: dossier[side], row_id: drawnRow[side], at: now },
    ...{ method: 2, disposition: '无人接听', recorded_by: officer[side], recorded_at: now },
  }));
  await both('recommendation', 'dossier_id', (side) => ({ dossier_id: dossier[side], prepared_by: officer[side], prepared_at: now }));

  await both('survey_link', 'dossier_id', (side) => ({
    ...{ id: randomUUID(), dossier_id: dossier[side], row_id: randomUUID(), token_hash: `survey-${side}` },
    ...{ made_by: officer[side], made_at: now, expires_at: now },
  }));
  const ofOffice = (side: Side) => ({ dossier_id: dossier[side], organisation_id: city[side] });
  await both('office_note', 'dossier_id', (side) => ({
    id: randomUUID(),
    ...ofOffice(side),
    author: officer[side],
    body: '内部意见',
    at: now,
  }));
  await both('material_check', 'dossier_id', (side) => ({
    ...{ ...ofOffice(side), kind: 'm7', point: '0', outcome: 'shown', word: '', submission_no: 1 },
    ...{ checked_by: officer[side], checked_at: now },
  }));
  await both('correction_draft', 'dossier_id', (side) => ({ ...ofOffice(side), items: [], changed_by: officer[side], changed_at: now }));
  await both('assignment', 'dossier_id', (side) => ({
    ...{
      ...ofOffice(side),
      account_id: officer[side],
      assigned_by: people[side === 'a' ? 'leaderA' : 'leaderB'].accountId,
      assigned_at: now,
    },
  }));
  await both('absence', 'organisation_id', (side) => ({
    ...{ id: randomUUID(), organisation_id: city[side], account_id: officer[side], deputy_id: officer[side] },
    ...{ from_on: day, to_on: day, entered_by: officer[side], entered_at: now },
  }));
  const scan = uuids();
  await both('scan', 'dossier_id', (side) => ({
    ...{ id: scan[side], dossier_id: dossier[side], annex: '6', submission_no: 1, file_hash: `hash-${side}`, name: '声明函.pdf' },
    ...{ media_type: 'application/pdf', size: 1, matches: 'current', added_by: clerk[side].accountId, added_at: now },
  }));
  await both('scan_check', 'dossier_id', (side) => ({
    ...{ scan_id: scan[side], dossier_id: dossier[side], fault: '没有签字', checked_by: officer[side], checked_at: now },
  }));
  await both('condition_answer', 'dossier_id', (side) => ({
    ...{ id: randomUUID(), dossier_id: dossier[side], side: 'recommender', condition: '6.1.f', no: 1, answer: 'meets', says: '有资质' },
    ...{ basis: '材料（十）', written_by: officer[side], written_at: now },
  }));
  await both('site_visit', 'dossier_id', (side) => ({
    ...{ dossier_id: dossier[side], no: 1, visited_on: day, how: 'onSite', place: '服务大厅', visitors: '二人', present: '' },
    ...{ operations: '有人值守', performance: '有记录', written_by: officer[side], written_at: now },
  }));
  await both('site_photo', 'dossier_id', (side) => ({
    ...{ id: randomUUID(), dossier_id: dossier[side], file_hash: `hash-${side}`, name: '现场.jpg', media_type: 'image/jpeg', size: 1 },
    ...{ added_by: officer[side], added_at: now },
  }));
  await both('decision', 'dossier_id', (side) => ({
    ...{ dossier_id: dossier[side], step: 'decline', reasons: [], contact_office: '中小企业科', contact_phone: '0791-83986000' },
    ...{
      written_by: officer[side],
      written_at: now,
      decided_by: officer[side],
      decided_at: now,
      number: `赣平不荐2026-${side}`,
      code: side,
    },
  }));
  await both('licence', 'organisation_id', (side) => ({
    ...{ id: randomUUID(), organisation_id: applicant[side], authority: place[side], file_hash: `hash-${side}`, name: '营业执照.pdf' },
    ...{ media_type: 'application/pdf', size: 1, added_by: clerk[side].accountId, added_at: now },
  }));
  const cases = { a: randomUUID(), b: randomUUID() };
  await both('organisation_case', 'organisation_id', (side) => ({
    ...{ id: cases[side], kind: 'correction', organisation_id: applicant[side], authority: place[side], name: '新名称', reason: '更名' },
    ...{ state: 'asked', asked_by: clerk[side].accountId, asked_name: '经办', asked_at: now },
  }));
  await both('organisation_evidence', 'organisation_id', (side) => ({
    ...{ id: randomUUID(), case_id: cases[side], organisation_id: applicant[side], file_hash: `hash-${side}`, name: '执照.pdf' },
    ...{ media_type: 'application/pdf', size: 1, added_by: clerk[side].accountId, added_at: now },
  }));
  await both('organisation_name', 'organisation_id', (side) => ({ organisation_id: applicant[side], until: now, name: '旧名称' }));
  await both('role_grant', 'organisation_id', (side) => ({
    ...{
      id: randomUUID(),
      account_id: clerk[side].accountId,
      organisation_id: applicant[side],
      before: ['clerk'],
      roles: ['clerk', 'manager'],
    },
    ...{ state: 'asked', asked_by: randomUUID(), asked_name: '管理员', asked_at: now },
  }));
  await both('handover', 'organisation_id', (side) => ({
    ...{
      id: randomUUID(),
      organisation_id: applicant[side],
      login: `new-${side}`,
      name: '新管理员',
      reason: '原管理员离职',
      state: 'asked',
    },
    ...{
      asked_by: officer[side],
      asked_name: '经办',
      asked_organisation: city[side],
      asked_on: '2026-03-11',
      asked_at: now,
    },
  }));
  await both('password_link', 'organisation_id', (side) => ({
    ...{ id: randomUUID(), account_id: clerk[side].accountId, organisation_id: applicant[side], reason: 'reset', way: 'code' },
    ...{ asked_name: '管理员', asked_at: now, ends_at: now, second_needed: true },
  }));
  await both('opening', 'organisation_id', (side) => ({
    ...{ id: randomUUID(), account_id: officer[side], organisation_id: city[side], day, at: now, opened_at: now, subject_kind: 'dossier' },
    ...{ subject_id: dossier[side], what: '5.pdf', purpose: '整理归档', personal: 12, counted: true },
  }));
  await both('opening_release', 'organisation_id', (side) => ({
    ...{ id: randomUUID(), account_id: officer[side], organisation_id: city[side], day, purpose: '整理归档', opened: 30, asked_at: now },
  }));
  await both('waiting', 'case_id', (side) => ({
    ...{ kind: 'dossier', case_id: dossier[side], line: 'draw', step: 'recommend', side: 'own', organisation_id: city[side] },
    ...{ role: 'officer', title: '', state: '', action: '', search: '', said: {} },
  }));
  await owner.query('delete from waiting_stale');
  await both('waiting_stale', 'id', (side) => ({ kind: 'dossier', id: dossier[side], act: 1 }));
  await both('saved_view', 'account_id', (side) => ({
    ...{ id: randomUUID(), account_id: officer[side], organisation_id: city[side], list: 'inbox', name: '本周', filter: {} },
  }));

  await both('expert', 'account_id', (side) => ({ account_id: expert[side], employer: '某大学', position: '教授', fields: [] }));
  await owner.query('alter table expert_away disable trigger user'); // as it came about, which away.test.ts tells
  await both('expert_away', 'account_id', (side) => ({
    ...{ id: randomUUID(), account_id: expert[side], from_on: day, to_on: day, said_by: expert[side], said_at: now },
  }));
  await owner.query('alter table expert_away enable trigger user');
  await both('round_pool', 'round_id', (side) => ({
    ...{ round_id: round[side], version: 1, issuer_id: province, hash: '0'.repeat(64), frozen_on: day, frozen_at: now },
    experts: [{ accountId: expert.a }, { accountId: expert.b }],
  }));
  await owner.query('alter table proposed_list disable trigger user'); // as it came about, which proposed-list.test.ts tells
  await both('proposed_list', 'id', (side) => ({
    ...{
      id: randomUUID(),
      round_id: round[side],
      issuer_id: province,
      state: 'prepared',
      cut: '80',
      entries: [{ dossierId: dossier[side] }],
    },
    ...{ under_review: [], contact_office: '企业处', contact_phone: '0791-88916000', list_hash: '0'.repeat(64) },
    ...{ prepared_by: people.province.accountId, prepared_at: now },
  }));
  await owner.query('alter table proposed_list enable trigger user');
  await owner.query('alter table pool_change disable trigger user'); // as it came about, which pool.test.ts tells
  await both('pool_change', 'id', (side) => ({
    ...{ id: randomUUID(), round_id: round[side], issuer_id: province, state: 'prepared', reason: '补充', lines: [{}] },
    ...{ prepared_by: people.province.accountId, prepared_name: '经办', prepared_at: now },
  }));
  await owner.query('alter table pool_change enable trigger user');
  await both('panel_draw', 'dossier_id', (side) => ({
    ...{ dossier_id: dossier[side], n: 1, issuer_id: province, subject: '', seats: 1, candidates: [], excluded: [], pool_version: 1 },
    ...{ draw_order: [expert[side]], list_hash: '', drawn_by: people.province.accountId, drawn_at: now },
  }));
  const ofPanel = (side: Side) => ({ dossier_id: dossier[side], account_id: expert[side], issuer_id: province });
  const staying = ['panel_seat', 'review', 'recusal', 'panel_word', 'reconsideration'];
  const stay = (now: 'disable' | 'enable') => owner.query(staying.map((table) => `alter table ${table} ${now} trigger user;`).join(' '));
  await stay('disable'); // as it came about step by step, which review.test.ts tells
  await both('panel_seat', 'dossier_id', (side) => ({
    ...ofPanel(side),
    position: 1,
    state: 'seated',
    seated_at: now,
    accepted_at: now,
    signed_at: now,
  }));
  await both('panel_invitation', 'dossier_id', (side) => ({
    ...{
      ...ofPanel(side),
      id: randomUUID(),
      token_hash: `invitation-${side}`,
      made_by: people.province.accountId,
      made_at: now,
      expires_at: now,
    },
  }));
  await both('review', 'dossier_id', (side) => ({ ...ofPanel(side), scores: {}, signed_at: now }));
  await both('panel_word', 'dossier_id', (side) => ({ ...ofPanel(side), n: 1, kind: 'said', text: '同意', said_at: now }));
  await both('recusal', 'dossier_id', (side) => ({
    ...{ ...ofPanel(side), id: randomUUID(), state: 'asked', reason: '回避', signed: true },
    ...{ asked_by: people.province.accountId, asked_name: '经办', asked_at: now },
  }));
  await both('reconsideration', 'dossier_id', (side) => ({
    ...{
      id: randomUUID(),
      dossier_id: dossier[side],
      decider_id: city[side],
      step: 'decline',
      number: `赣平不荐2026-${side}`,
      grounds: '',
    },
    ...{ state: 'asked', asked_by: clerk[side].accountId, asked_at: now },
  }));
  await stay('enable');

  const notice = uuids();
  await both('notice', 'id', (side) => ({
    ...{ id: notice[side], round_id: round[side], issuer_id: province, title: '公示', body: '', published_on: day, ends_on: day },
    ...{ list: [], list_hash: '', published_by: people.province.accountId, created_at: now },
  }));
  await owner.query('alter table recognition_list disable trigger user'); // as it came about, which notice.test.ts tells
  await both('recognition_list', 'id', (side) => ({
    ...{ id: randomUUID(), round_id: round[side], notice_id: notice[side], issuer_id: province, state: 'prepared' },
    ...{ document_number: '〔2026〕15号', title: '认定名单', recognised_on: day, entries: [{ dossierId: dossier[side] }], waiting: [] },
    ...{ prepared_by: people.province.accountId, prepared_at: now },
  }));
  await owner.query('alter table recognition_list enable trigger user');
  await both('notice_draft', 'id', (side) => ({
    ...{ id: randomUUID(), round_id: round[side], issuer_id: province, state: 'prepared', number: '', title: '公示', body: '' },
    ...{ contact: {}, prepared_by: people.province.accountId, prepared_at: now },
  }));
  const objection = uuids();
  await both('objection', 'dossier_id', (side) => ({
    ...{ id: objection[side], notice_id: notice[side], issuer_id: province, dossier_id: dossier[side], tracking_number: `Y-${side}` },
    ...{ by_unit: false, objector: '', contact: '', content: '', evidence: '', state: 'open', filed_at: now },
  }));
  await both('objection_inquiry', 'dossier_id', (side) => ({
    ...{
      id: randomUUID(),
      objection_id: objection[side],
      dossier_id: dossier[side],
      issuer_id: province,
      organisation_id: applicant[side],
    },
    ...{ state: 'asked', question: '', due_on: day, asked_by: people.province.accountId, asked_at: now },
  }));
  await both('earlier_platform', 'id', (side) => ({
    ...{
      id: randomUUID(),
      issuer_id: province,
      state: 'entered',
      name: '某平台',
      credit_code: side,
      division_code: '360100',
      functions: [],
    },
    ...{ certificate_number: `旧-${side}`, document_number: '文', valid_from: day, valid_to: day },
    ...{ prepared_by: people.province.accountId, prepared_at: now },
  }));
  await both('interpretation', 'id', (side) => ({
    ...{ id: randomUUID(), issuer_id: province, asker_id: city[side], state: 'asked', edition: 'jx-2023', sentence: '6.3.s3' },
    ...{ place: '第六条（三）', quoted: '年服务中小微企业120户以上，', question: '？', asked_by: officer[side], asked_at: now },
  }));
  const platform = uuids();
  await both('platform', 'id', (side) => ({
    ...{ id: platform[side], organisation_id: applicant[side], dossier_id: dossier[side], round_id: round.a, issuer_id: province },
    ...{ authority_id: city[side], certificate_number: `Z-${side}`, name: '某平台', kind: '专业性', functions: [], recognised_on: day },
    ...{ valid_from: day, valid_to: day, first_time: true },
  }));
  // The database writes it with the platform.
  marks.set('platform_known', platform);
  await both('title_credential', 'platform_id', (side) => ({
    ...{ platform_id: platform[side], n: 1, code: side === 'a' ? 'AAAAAAAA' : 'BBBBBBBB', status_index: side === 'a' ? 1 : 2 },
    ...{ credential: 'a.b.c', issued_at: now },
  }));
  await both('title_paper', 'platform_id', (side) => ({
    ...{ platform_id: platform[side], n: 1, pdf: Buffer.from('%PDF'), hash: '0'.repeat(64), made_at: now },
  }));
  await both('signing_key', 'kid', (side) => ({ kid: `key-${side}`, jwk: '{}', since: now }));
  const ofPlatform = (side: Side) => ({ id: randomUUID(), platform_id: platform[side], issuer_id: province });
  await both('revocation', 'organisation_id', (side) => ({
    ...{ ...ofPlatform(side), organisation_id: applicant[side], state: 'verified', source: '', article: '第十二条' },
    ...{ prepared_by: people.province.accountId, opened_at: now },
  }));
  await both('profile', 'organisation_id', (side) => ({
    ...{ platform_id: platform[side], organisation_id: applicant[side], services: [], changed_by: clerk[side].accountId, changed_at: now },
  }));
  await both('platform_change', 'organisation_id', (side) => ({
    ...{ ...ofPlatform(side), organisation_id: applicant[side], authority_id: city[side], state: 'asked', name: '新名', changed_on: day },
    ...{ reason: '更名', asked_at: now },
  }));
  const enterprise = uuids();
  const event = uuids();
  const hand = (side: Side) => ({ organisation_id: applicant[side], changed_by: clerk[side].accountId, changed_at: now });
  const served = (side: Side) => ({ ...hand(side), function: 'training', content: '培训', persons: 3 });
  await both('enterprise', 'organisation_id', (side) => ({ ...hand(side), id: enterprise[side], name: '某企业', name_key: '某企业' }));
  const named = (side: Side) => ({ organisation_id: applicant[side], enterprise_id: enterprise[side] });
  await both('enterprise_alias', 'organisation_id', (side) => ({ ...named(side), name_key: '某厂' }));
  await both('service_event', 'organisation_id', (side) => ({
    ...{ ...served(side), id: event[side], held_on: day, name: '某活动', place: '南昌', households: 1, organiser: 'own' },
  }));
  await both('attendance', 'organisation_id', (side) => ({ ...named(side), event_id: event[side], persons: 1 }));
  await both('ledger_import', 'organisation_id', (side) => ({
    ...{ organisation_id: applicant[side], id: randomUUID(), file_name: '台账.xlsx', fingerprint: 'f', hash: 'h', rows: 1 },
    ...{ imported_by: clerk[side].accountId, imported_at: now },
  }));
  await both('ledger_layout', 'organisation_id', (side) => ({
    ...{ organisation_id: applicant[side], fingerprint: 'f', mapping: {}, words: {}, changed_at: now },
  }));
  const line = uuids();
  await both('service', 'organisation_id', (side) => ({
    ...{ ...served(side), id: line[side], enterprise_id: enterprise[side], served_on: day, fee: 'free', times: 1 },
  }));
  await both('capacity', 'organisation_id', (side) => ({
    ...{ ...hand(side), day, premises_area: '300', equipment_count: 1, full_time_staff: 16 },
  }));
  await both('month_accounts', 'organisation_id', (side) => ({
    ...{ ...hand(side), month: '2026-01-01', service_income: '10', low_fee_income: '1', profit: '-1' },
  }));
  await both('complaint', 'id', (side) => ({
    ...{
      ...ofPlatform(side),
      about: '某平台',
      kind: 'fees',
      number: `TS-${side}`,
      code_hash: side,
      complainant: '',
      contact: '',
      content: '',
    },
    ...{ state: 'received', nth_from_source: 1, filed_at: now },
  }));
  await owner.query('alter table audit disable trigger user'); // as it came about, which audit.test.ts tells
  await both('audit', 'id', (side) => ({
    ...{ id: randomUUID(), kind: 'question', about: 'dossier', about_id: dossier[side], about_title: '', organisation_id: applicant[side] },
    ...{ body: '', due_on: day, state: 'asked', asked_by: officer[side], asked_name: '', asked_at: now },
  }));
  await owner.query('alter table audit enable trigger user');
  await both('evidence', 'id', (side) => ({
    ...{
      id: randomUUID(),
      kind: 'complaint',
      case_id: String(marks.get('complaint')?.[side]),
      file_hash: `hash-${side}`,
      name: '证据.pdf',
    },
    ...{ media_type: 'application/pdf', size: 1, added_at: now },
  }));
  await both('policy', 'id', (side) => ({
    ...{ id: randomUUID(), issuer_id: people.province.organisationId, title: '服务券', kind: 'purchase', body: '抵付服务费', basis: side },
    ...{ from_on: day, state: 'draft', written_by: people.province.accountId },
  }));
  await both('reward', 'organisation_id', (side) => ({
    ...{
      ...ofPlatform(side),
      organisation_id: applicant[side],
      amount: '100000.00',
      state: 'proposed',
      proposed_by: people.province.accountId,
    },
  }));
  await both('showcase', 'authority_id', (side) => ({
    ...{ ...ofPlatform(side), authority_id: city[side], title: '', body: '', state: 'draft', written_by: officer[side] },
  }));
  const report = uuids();
  const period = { year: 2026, quarter: 2, due_on: day, opened_at: now };
  await both('report', 'id', (side) => ({
    ...{ ...ofPlatform(side), ...period, id: report[side], organisation_id: applicant[side], authority_id: city[side] },
    ...{ state: 'submitted', figures: {} },
  }));
  await both('report_row', 'report_id', (side) => ({
    report_id: report[side],
    table_key: 'events',
    row_id: randomUUID(),
    position: 1,
    cells: {},
  }));
  await both('report_version', 'report_id', (side) => ({
    ...{
      report_id: report[side],
      no: 1,
      figures: {},
      rows: {},
      number: `J-${side}`,
      hash: '',
      submitted_by: clerk[side].accountId,
      submitted_at: now,
    },
  }));
  await both('report_ledger', 'report_id', (side) => ({ report_id: report[side], no: 1, basis: { lines: [{ id: line[side] }] } }));
  const link = uuids();
  await both('confirm_link', 'organisation_id', (side) => ({
    ...{ organisation_id: applicant[side], id: link[side], token_hash: `confirm-${side}`, enterprise_id: enterprise[side] },
    ...{ made_by: clerk[side].accountId, made_at: now, expires_at: now },
  }));
  await both('confirm_answer', 'organisation_id', (side) => ({
    ...{ organisation_id: applicant[side], id: randomUUID(), link_id: link[side], service_id: line[side], service_version: 1 },
    ...{ answer: 'denied', doubted: false, first_at: now, changed_at: now },
  }));
  const summary = uuids();
  await both('summary', 'authority_id', (side) => ({
    ...period,
    id: summary[side],
    authority_id: city[side],
    issuer_id: province,
    state: 'open',
  }));
  await both('summary_version', 'summary_id', (side) => ({
    ...{ summary_id: summary[side], no: 1, content: {}, signed_on: day, hash: '' },
  }));

  await both('outbox', 'key', (side) => ({ id: randomUUID(), key: `letter-${side}`, subject: '', body: '', created_at: now }));
  await both('message', 'account_id', (side) => ({
    id: randomUUID(),
    account_id: clerk[side].accountId,
    subject: '',
    body: '',
    matter: side,
    created_at: now,
  }));
  const comers = Object.fromEntries(Object.entries(people).map(([name, actor]) => [name, { ...actor, ...coming(name) }]));
  return { viewers: { ...comers, public: 'public', system: 'system' }, marks };
}

const isJson = (value: unknown) => typeof value === 'object' && value !== null;

const accountRow = (id: string, organisationId: string, roles: readonly Role[]): Row => ({
  ...{ id, organisation_id: organisationId, login: id, name: '某人', password_hash: '', roles, created_at: now },
});

const roundRow = (id: string, issuerId: string, year: number): Row => ({
  ...{ id, issuer_id: issuerId, scheme: 'jx-2023', year, title: '', opens_on: day, closes_on: day, recommend_by: day, rubric: [] },
  ...{ commitment: '', committed_on: day, sealed_secret: 'sealed', created_at: now },
});
