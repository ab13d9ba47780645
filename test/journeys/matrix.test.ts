import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { accessMatrixPage } from '../../docs/pages/access-matrix.ts';
import { contract } from '../../src/api/contract/contract.ts';
import type { Contract, Route } from '../../src/api/contract/define.ts';
import { dayOf } from '../../src/core/calendar/instant.ts';
import { repository } from '../unit/sources.ts';
import { fits, type Schema } from './fits.ts';
import { askers, isStranger, isTheirs, type Matrix, mayKnock, outsiders, shownAsk, type Tried, tryMatrix } from './matrix.ts';

const routes = contract as Contract;
const shown = (one: Tried) => `${one.asker} ${shownAsk(one)} ${one.status}`;
const isOutsider = ({ asker }: Tried) => (outsiders as readonly string[]).includes(asker);

describe('每个角色问每个接口', () => {
  let matrix: Matrix;
  before(async () => {
    matrix = await tryMatrix();
  });
  const offending = (rule: (one: Tried) => boolean) => matrix.tried.filter(rule).map(shown);

  test('一个不漏：接口（按步骤办理的，每一步）数乘以角色数', () => {
    const asked = Object.values(routes).reduce((sum, { bodies }) => sum + (bodies ? Object.keys(bodies).length : 1), 0);
    assert.equal(matrix.tried.length, asked * askers.length);
  });

  test('没有一次出错：没有 5xx，日志里没有意外；之后按接口说明乱填 300 次也一样', () => {
    assert.deepEqual(
      offending(({ status }) => status >= 500),
      [],
    );
    assert.deepEqual(matrix.broken, []);
    assert.deepEqual(
      matrix.logged.filter((line) => /Error|\/api\//.test(line)),
      [],
    );
  });

  test('接口说明说的就是实际回答的：状态、类型、每一个字段，多一个少一个都不行', () => {
    const whole = matrix.document as unknown as Schema;
    const faults = new Map<string, string>();
    let read = 0;
    for (const { key, status, type, text } of matrix.tried) {
      const [method = '', path = ''] = key.split(' ');
      const declared = matrix.document.paths[path]?.[method.toLowerCase()]?.responses[status]?.content[type];
      if (declared === undefined) faults.set(`${key} ${status} ${type}`, 'not declared');
      else if (/json$/.test(type) && declared.schema.format !== 'binary') {
        read += 1;
        for (const fault of fits(JSON.parse(text), declared.schema, { place: '', whole }))
          faults.set(`${key} ${status} ${fault.replace(/\/\d+(?=\/|\s)/g, '/n')}`, 'does not fit');
      }
    }
    assert.deepEqual([...faults], []);
    assert.ok(read > 2000);
  });

  test('角色不对的进不了门：公众 401，其余 403', () => {
    const wrong = ({ key, asker, roles, status }: Tried) =>
      !mayKnock(routes[key] as Route, roles, asker) && status !== (asker === 'public' ? 401 : 403);
    assert.deepEqual(offending(wrong), []);
    assert.ok(matrix.tried.filter(({ key, asker, roles }) => !mayKnock(routes[key] as Route, roles, asker)).length > 800);
  });

  test('角色对、事不关己的什么也得不到：403 或 404', () => {
    const answered = ({ key, asker, status }: Tried) => isStranger(key, asker) && ![401, 403, 404].includes(status);
    assert.deepEqual(offending(answered), []);
    assert.ok(
      matrix.tried.filter((one) => isStranger(one.key, one.asker) && mayKnock(routes[one.key] as Route, one.roles, one.asker)).length > 150,
    );
  });

  test('每一步回答谁，正是程序表里写的：不是其事的 401、403、404，是其事的都说得出能不能办', () => {
    const withoutCase = ['editions', 'organisation-cases'];
    const stands = ({ key }: Tried) => !withoutCase.includes(key.split('/')[2] as string);
    const closed = ({ status }: Tried) => [401, 403].includes(status);
    assert.deepEqual(
      offending((one) => isTheirs(one) === false && !closed(one) && one.status !== 404),
      [],
    );
    assert.deepEqual(
      offending((one) => isTheirs(one) === true && (closed(one) || (stands(one) && one.status === 404))),
      [],
    );
    const told = (theirs: boolean) => matrix.tried.filter((one) => isTheirs(one) === theirs).length;
    assert.ok(told(true) > 50 && told(false) > 500, `${told(true)} ${told(false)}`);
  });

  test('列表、搜索、汇总里也没有漏出别人的申报：编号、单位都没有', () => {
    const leaking = (one: Tried) =>
      isOutsider(one) &&
      !(one.asker === 'administrator' && one.key === 'GET /api/organisations') &&
      matrix.secrets.some((secret) => one.text.includes(secret));
    assert.deepEqual(offending(leaking), []);
    assert.ok(matrix.tried.some((one) => one.asker === 'clerkA' && matrix.secrets.every((secret) => one.text.includes(secret))));
  });

  test('外人写了一遍之后，卷宗、材料、日志都没有动', () => {
    assert.equal(matrix.untouched[1], matrix.untouched[0]);
  });

  test('监察从哪个接口读都记入日志，各记一条；全部读取接口都查', () => {
    const read = matrix.tried.filter(({ key, asker, status }) => asker === 'supervisor' && status === 200 && key.startsWith('GET '));
    const named = read.filter(
      ({ key }) =>
        (routes[key] as Route).who !== 'public' && (routes[key] as Route).who !== 'signedIn' && (routes[key] as Route).supervised !== false,
    );
    const auditOf = ({ key }: Tried) => (routes[key] as Route).audit;
    const unnoted = named.filter((one) => {
      const audit = auditOf(one);
      const entries = matrix.noted.filter(({ action, what }) =>
        audit ? action === audit && what === null : what === routes[one.key]?.summary,
      );
      return entries.length !== (audit ? named.filter((other) => auditOf(other) === audit).length : 1);
    });
    assert.deepEqual(unnoted.map(shown), []);
    assert.ok(named.length > 30, `只有 ${named.length} 个接口应答了监察`);
    for (const what of ['年度认定工作', '一个年度的认定工作：进度'])
      assert.ok(
        matrix.noted.some((one) => one.what === what),
        what,
      );
  });

  test('日志按申报编号、单位、证书编号、条款、日期查得到，各条件一起缩小范围；按序号翻页；查后仍核验得通', () => {
    const { searched: found } = matrix;
    const seqs = (name: Exclude<keyof typeof found, 'subject' | 'refused'>) => found[name].map(({ seq }) => seq);
    const actions = (name: 'number' | 'certificate') => new Set(found[name].map(({ action }) => action));
    assert.ok(found.number.length > 10 && found.number.every(({ subjectId }) => subjectId === found.subject.dossierId));
    for (const action of ['submit', 'accept', 'recommend', 'admit', 'readDossier']) assert.ok(actions('number').has(action), action);
    const inPrefix = new Set(seqs('prefix'));
    assert.ok(seqs('number').every((seq) => inPrefix.has(seq)));
    assert.deepEqual(seqs('word'), seqs('number'), '在一个框里写编号也一样');
    for (const action of ['recognise', 'openRevocation', 'proposeReward', 'submitReport', 'writeShowcase'])
      assert.ok(actions('certificate').has(action), action);
    assert.deepEqual(seqs('certificateWord'), seqs('certificate'));
    const inUnit = new Set(seqs('unit'));
    assert.deepEqual(
      found.number.filter(({ seq }) => !inUnit.has(seq)),
      [],
      '这个单位的申报里的每一条，按单位也查得到，不给申报单位看的也在内',
    );
    const applicants = new Set(
      found.unit.filter(({ subjectId }) => subjectId !== found.subject.dossierId).map((one) => one.applicantId ?? one.organisationId),
    );
    assert.ok(applicants.size <= 2, [...applicants].join());
    assert.ok(seqs('unit').every((seq) => new Set(seqs('unitWord')).has(seq)));
    assert.ok(found.article.length > 0 && found.article.every(({ article }) => article?.startsWith('第十二条')));
    assert.ok(found.day.length > 0 && found.day.every(({ at }) => dayOf(at) === found.subject.day));
    assert.ok(
      found.both.length > 0 && found.both.every(({ article, seq }) => article?.startsWith('第八条') && seqs('number').includes(seq)),
    );
    assert.deepEqual(seqs('none'), []);
    assert.deepEqual(seqs('after'), seqs('number').slice(2));
    assert.deepEqual(found.refused, [400, 400, 400, 400]);
    const verified = matrix.tried.find(({ key, asker }) => key === 'GET /api/journal/verify' && asker === 'supervisor');
    assert.match(verified?.text ?? '', /"ok":true/);
  });

  test('有关各方看得到这份申报', () => {
    const readers = matrix.tried.filter(({ key, status }) => key === 'GET /api/dossiers/{id}' && status === 200).map(({ asker }) => asker);
    assert.deepEqual(readers, ['supervisor', 'expertA', 'clerkA', 'officerA', 'leaderA', 'provinceOfficer', 'provinceLeader']);
  });

  test('docs/access-matrix.md 与实际一致（npx tsx docs/generate.ts --matrix 重写）', () => {
    const lines = (page: string) => page.split('\n');
    const kept = lines(readFileSync(join(repository, 'docs/access-matrix.md'), 'utf8'));
    const played = lines(accessMatrixPage(matrix.tried));
    // Only the rows that differ: the whole page would hide them.
    assert.deepEqual(
      played.filter((line) => !kept.includes(line)),
      kept.filter((line) => !played.includes(line)),
    );
    assert.deepEqual(played, kept);
  });
});
