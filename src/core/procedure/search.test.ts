import assert from 'node:assert/strict';
import { test } from 'node:test';
import { jxEdition } from '../../../test/law.ts';
import { announcedYears } from '../calendar/years.ts';
import type { Edition } from '../scheme/edition/edition.ts';
import { newlyFound, searched } from './search.ts';

const without = (...omit: string[]): Edition => ({
  ...jxEdition,
  settings: { ...jxEdition.settings, procedure: { chain: ['cityAuthority'], omit, because: '试试' } },
});
const found = (edition: Edition): string[] => newlyFound(edition, jxEdition, announcedYears).bars.map(({ message }) => message);

test('现行办法里找到的，就是已经知道的三处', () => {
  assert.deepEqual(
    searched(jxEdition, announcedYears).map(({ message }) => message),
    [
      '2024年第三季度的季度表：2024年9月30日以后到2024年10月10日只有3个工作日',
      '2025年第三季度的季度表：2025年9月30日以后到2025年10月10日只有2个工作日',
      '2026年第三季度的季度表：2026年9月30日以后到2026年10月10日只有3个工作日',
    ],
  );
  assert.deepEqual(found(jxEdition), [], '现行办法也有的不拦新的版本');
});

test('省去一步就走不通的，找得到：没有终点、到不了、期限过后没有人能办', () => {
  assert.match(found(without('dossier/recognise')).join(), /没有一步到得了“已认定”/);
  assert.match(found(without('showcase/publish')).join(), /到不了任何终点/);
  assert.match(found(without('reward/end')).join(), /奖励：称号已撤销以后，停在“.+”的没有人能办/);
  assert.match(
    found(without('dossier/decline', 'dossier/proposeDecline')).join(),
    /期限已过以后，停在“待补正”的只有当事人能动（撤回申报），主管部门无法办结/,
  );
  assert.deepEqual(found(without('dossier/takeBack')), [], '少了收回，别的步骤都还走得通');
});

test('条款删去、期限缩短，引用它的步骤和落空的季度说得出', () => {
  const text = jxEdition.text.filter((one) => !('article' in one && one.article === '第十四条'));
  assert.ok(found({ ...jxEdition, text }).some((one) => one.endsWith('引用第十四条，这个版本里没有')));
  const shorter = JSON.parse(
    JSON.stringify(jxEdition).replace('"is":"platformReport","value":10', '"is":"platformReport","value":20'),
  ) as Edition;
  assert.deepEqual(found(shorter), ['主管部门报送期限20日不长于平台的20日，最后一天报来的来不及汇总']);
});
