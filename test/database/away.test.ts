import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Context } from '../../src/acts/context.ts';
import type { SignedIn } from '../../src/acts/directory/signed-in.ts';
import { admit } from '../../src/acts/review/admission.ts';
import { confirmAway, listAway, sayAway, takeBackAway } from '../../src/acts/review/away.ts';
import { drawPanel } from '../../src/acts/review/draw-panel.ts';
import { panelBundle } from '../../src/acts/review/published-panels.ts';
import { recuse } from '../../src/acts/review/recuse.ts';
import { verifyPanel } from '../../src/core/draw/verify-panel.ts';
import { sha256 } from '../../src/store/crypto.ts';
import { type Acting, cast, openActing, reasonsOf, recommended, refusalOf } from './acting.ts';

const DAY = '2026-06-08';
const { findings } = await import(new URL('../../docs/verify-draw.mjs', import.meta.url).href);
let acting: Acting;
let set: Awaited<ReturnType<typeof cast>>;
let officer: SignedIn;
let leader: SignedIn;
/** The case drawn for while two were away. */
let first: string;
const on = (actor: SignedIn, day = DAY): Context => acting.on(actor, day);
const who = (accountId: string | undefined) => set.people.find((one) => one.accountId === accountId) as SignedIn;
const admitted = async (number: string, name: string) => {
  const dossier = await recommended(acting, { round: set.round, recommenderId: set.city, name, number });
  await admit(on(officer), { id: dossier.id });
  return dossier;
};
const seatsOf = (id: string) => acting.system((tx) => tx.reviews.seats(id));
const all = { fromOn: DAY, toOn: '2026-12-31' };

before(async () => {
  acting = await openActing();
  set = await cast(
    acting,
    ['甲', '乙', '丙', '丁', '戊', '己'].map((name) => ({ name, employer: `${name}大学` })),
  );
  officer = { ...set.officer, organisationKind: 'province' };
  leader = { ...set.leader, organisationKind: 'province' };
});
after(() => acting.close());

test('专家登记不能参加的日期：本人登记即有效；经办人代为登记的，本人或分管领导确认后有效，经办人自己不能确认', async () => {
  const [a, b] = set.people as [SignedIn, SignedIn];
  const own = await sayAway(on(a), { accountId: a.accountId, ...all });
  assert.equal(own.confirmedBy, a.accountId);
  assert.equal((await refusalOf(sayAway(on(a), { accountId: b.accountId, ...all }))).kind, 'notAllowed', '不能替别人说');
  assert.equal((await refusalOf(sayAway(on(leader), { accountId: b.accountId, ...all }))).kind, 'notAllowed');
  assert.match(
    JSON.stringify(await refusalOf(sayAway(on(a), { accountId: a.accountId, fromOn: '2026-06-01', toOn: DAY }))),
    /已过，请自今天起登记/,
  );
  const said = await sayAway(on(officer), { accountId: b.accountId, ...all });
  assert.equal(said.confirmedBy, null);
  assert.equal((await refusalOf(confirmAway(on(officer), said.id))).kind, 'notAllowed');
  assert.equal(
    (await refusalOf(confirmAway(on({ ...officer, roles: ['officer', 'leader'] }), said.id))).kind,
    'notAllowed',
    '兼任领导的也不能',
  );
  assert.equal((await refusalOf(confirmAway(on(a), said.id))).kind, 'notFound', '别的专家看不到');
  const twice = await Promise.allSettled([confirmAway(on(b), said.id), confirmAway(on(leader), said.id)]);
  assert.deepEqual(twice.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
  assert.deepEqual(
    (await listAway(on(a))).map(({ accountId }) => accountId),
    [a.accountId],
  );
  assert.equal((await listAway(on(officer))).length, 2);
  assert.equal((await refusalOf(takeBackAway(on(officer), own.id))).kind, 'notAllowed');
  for (const { id } of await listAway(on(officer)))
    await takeBackAway(on(who((await listAway(on(officer))).find((one) => one.id === id)?.accountId)), id);
  assert.equal((await listAway(on(officer))).length, 0);
});

test('第八条（四）抽取时不能参加的专家仍在抽取顺序中，记为本次不能参加，由下一位递补；核验程序照样算得出', async () => {
  const dossier = await admitted('赣平2026-0201', '南昌第一服务有限公司');
  first = dossier.id;
  await Promise.all(set.people.slice(0, 2).map((one) => sayAway(on(one), { accountId: one.accountId, ...all })));
  const away = set.people.slice(0, 2).map(({ accountId }) => accountId);
  const draw = await drawPanel(on(officer), first);
  assert.equal(draw.candidates.length, 6, '不能参加的还在名单里，顺序由密钥定');
  const seats = await seatsOf(first);
  assert.deepEqual(
    seats.map(({ accountId }) => accountId),
    draw.drawOrder.slice(0, seats.length),
  );
  assert.equal(seats.filter(({ state }) => state === 'seated').length, 3);
  for (const { accountId, state } of seats) assert.equal(state, away.includes(accountId) ? 'away' : 'seated');
  const leaving = seats.find(({ state }) => state === 'seated')?.accountId;
  await recuse(on(who(leaving)), { dossierId: first, accountId: leaving ?? '', reason: '曾是同事' });
  const later = await seatsOf(first);
  assert.equal(later.filter(({ state }) => state === 'seated').length, 3);
  assert.equal(
    later.some(({ accountId, state }) => away.includes(accountId) && state !== 'away'),
    false,
  );
});

test('不足三人能参加的不抽取，说明怎样办；没有确认的不算', async () => {
  const second = await admitted('赣平2026-0202', '南昌第二服务有限公司');
  const more = await sayAway(on(officer), { accountId: set.people[2]?.accountId ?? '', ...all });
  await sayAway(on(set.people[3] as SignedIn), { accountId: set.people[3]?.accountId ?? '', ...all });
  await confirmAway(on(leader), more.id);
  assert.match(await reasonsOf(drawPanel(on(officer), second.id)), /其中 4 人登记本次不能参加，不足 3 人。请与专家核实日期/);
  assert.equal((await refusalOf(takeBackAway(on(officer), more.id))).kind, 'notAllowed', '经第二人确认的，登记的人不能一个人撤回');
  await takeBackAway(on(set.people[2] as SignedIn), more.id);
  assert.equal((await drawPanel(on(officer), second.id)).seats, 3);
});

test('密钥公开以后，两个核验程序都算得出：不能参加的写明，没有一处不符；改成没有登记的即不通过', async () => {
  await acting.system(async (tx) => tx.rounds.reveal(set.round.id, await tx.rounds.secretOf(set.round.id), DAY));
  const { bundle } = await panelBundle(on(officer), first);
  assert.deepEqual([verifyPanel(bundle, sha256), findings(bundle)], [[], []]);
  const left = bundle.seats.map((one) => one.left);
  assert.deepEqual([left.includes('回避'), left.filter((one) => one === null).length], [true, 3]);
  if (!left.includes('不能参加')) return; // the order is drawn: whoever is away may stand behind the last seat
  const bent = { ...bundle, seats: bundle.seats.filter((one) => one.left !== '不能参加') };
  assert.notDeepEqual([verifyPanel(bent, sha256), findings(bent)], [[], []]);
});
