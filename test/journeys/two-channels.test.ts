import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { type Case, prepare, submit } from '../../src/rehearsal/apply.ts';
import { player } from '../../src/rehearsal/cast.ts';
import { roundOf } from '../../src/rehearsal/year.ts';
import { type Place, startPlace } from './system.ts';

let place: Place;
let roundId: string;
let day = 10;
before(async () => {
  place = await startPlace({ applicants: 7, experts: 1 });
  await place.stage.day('2025-03-03');
  roundId = (await (await place.stage.party('sheng-jb'))('POST /api/rounds', { body: roundOf(2025) })).id;
  await place.stage.day('2025-03-10');
});
after(() => place.close());

/** The applicant turns to a second recommender; letters are delivered when the day turns. */
async function turnsTo(one: Case, office: string): Promise<void> {
  const { organisation } = await (await place.stage.party(office))('GET /api/session');
  const clerk = await place.stage.party(one.login);
  const { status } = await clerk.refused('POST /api/dossiers', { body: { roundId, recommenderId: organisation.id } });
  assert.equal(status, 422);
  day += 1;
  await place.stage.day(`2025-03-${day}`);
}
const letters = async (login: string, one: Case) =>
  (await (await place.stage.party(login))('GET /api/messages')).messages.filter((message) => message.subject.startsWith(one.name));
const newest = async (login: string, one: Case) => {
  const [letter] = await letters(login, one);
  return letter ?? assert.fail(`${login} 没有收到`);
};
const opens = async (login: string, one: Case) => {
  try {
    await (await place.stage.party(login))('GET /api/dossiers/{id}', { params: { id: one.dossierId } });
    return true;
  } catch {
    return false;
  }
};

for (const { n, first, second, firstName, secondName } of [
  { n: 0, first: 'nanchang-jb', second: 'xiehui-jb', firstName: /南昌市工业和信息化局/, secondName: /协会/ },
  { n: 5, first: 'xiehui-jb', second: 'jiujiang-jb', firstName: /协会/, secondName: /九江市/ },
]) {
  test(`两个渠道，先报${first}、后选${second}：未提交、办理中、不予推荐各说实情，看得到的有链接，看不到的说明问谁`, async () => {
    const { stage } = place;
    const one = await prepare(stage, { id: roundId, year: 2025 }, player(n));
    await turnsTo(one, second);
    const [draft, told] = [await newest(first, one), await newest(second, one)];
    assert.deepEqual([draft.link, told.link], [null, null]);
    assert.match(draft.body, /已向贵单位申报，又选择了.*尚未提交.*提交之后，贵单位可以查看/);
    assert.match(draft.body, secondName);
    assert.match(told.body, /已先向.*申报.*尚未提交.*请联系/);
    assert.match(told.body, firstName);
    await turnsTo(one, second);
    assert.deepEqual([(await letters(first, one)).length, (await letters(second, one)).length], [1, 1], '同一情形只告知一次');

    const sent = await submit(stage, one);
    await turnsTo(one, second);
    const [handled, outside] = [await newest(first, one), await newest(second, one)];
    assert.match(handled.body, /办理，尚未推荐/);
    assert.equal(handled.link, `/app/dossiers/${sent.dossierId}`);
    assert.equal(outside.link, null);
    assert.deepEqual([await opens(first, one), await opens(second, one)], [true, false]);

    await (await stage.party(first))('POST /api/dossiers/{id}/decline', {
      params: { id: one.dossierId },
      body: { reasons: [{ article: '第六条（五）', text: '合作协议已过期' }] },
    });
    await turnsTo(one, second);
    for (const login of [first, second]) {
      const { body } = await newest(login, one);
      assert.match(body, /已决定不予推荐，本年度不能再由其他部门推荐/);
      assert.doesNotMatch(body, /由.*推荐（第八条|尚未推荐/);
    }
  });
}
