import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isCollege, isMiddleTitle, isProfessional } from './qualification.ts';

test('大专及以上学历，各种写法', () => {
  for (const text of [
    '大专',
    '专科',
    '大学专科',
    '本科',
    '大学本科',
    '大学',
    '硕士',
    '硕士研究生',
    '研究生',
    '博士',
    'MBA',
    '高职',
    '中专、自考大专',
    ' 本 科'.replace(' 本 ', '本'),
  ]) {
    assert.equal(isCollege(text), 'yes', text);
  }
  for (const text of ['', '无', '—', '中专', '中等专科', '高中', '初中', '职业高中', '技校', '本科在读', '大学肄业'])
    assert.equal(isCollege(text), 'no', text);
  for (const text of ['海外进修', '其他']) assert.equal(isCollege(text), 'unclear', text);
});

test('中级及以上技术职称，各种写法', () => {
  for (const text of [
    '中级',
    '高级',
    '副高级',
    '正高级',
    '工程师',
    '高级工程师',
    '经济师',
    '讲师',
    '副教授',
    '助理研究员',
    '中级（工程师）',
    '助理工程师、经济师',
    '二级律师',
  ]) {
    assert.equal(isMiddleTitle(text), 'yes', text);
  }
  for (const text of ['', '无', '初级', '助理工程师', '助教', '技术员', '员级', '高级工', '高级技师', '/'])
    assert.equal(isMiddleTitle(text), 'no', text);
  for (const text of ['部门经理', '主任', '主管']) assert.equal(isMiddleTitle(text), 'unclear', text);
});

test('“或”：有其一即是；“和”：两项都有才是', () => {
  assert.equal(isProfessional({ education: '高中', title: '工程师' }, false), 'yes');
  assert.equal(isProfessional({ education: '高中', title: '工程师' }, true), 'no');
  assert.equal(isProfessional({ education: '本科', title: '工程师' }, true), 'yes');
  assert.equal(isProfessional({ education: '高中', title: '' }, false), 'no');
  assert.equal(isProfessional({ education: '其他', title: '' }, false), 'unclear');
  assert.equal(isProfessional({ education: '其他', title: '' }, true), 'no');
});
