import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkLogin, checkName } from './plain-name.ts';

const login = (text: string) => checkLogin(text, 'self');

test('登录名只有一种文字：看不见的、反向的、形近的西里尔字母、标点打头的都不行，并说明第几个字符', () => {
  for (const [text, said] of [
    ['sheng-jb\u200b', /第9个字符是看不见的字符（U\+200B）/],
    ['admin\u202e', /U\+202E/],
    ['s\u04bbeng-jb', /第2个字符“һ”（U\+04BB）/],
    ['аdmin', /第1个字符/],
    ['..', /只能单个夹在/],
    ['-a', /夹在/],
    ['a..b', /夹在/],
    ['=cmd|calc', /第1个字符“=”/],
    ['a b', /第2个字符/],
    ['a/', /第2个字符/],
    ['登录', /第1个字符/],
    ['x', /2至60位/],
    ['a'.repeat(61), /61位/],
    ['admin', /留给系统/],
    ['Ａdmin', /留给系统/],
    ['ROOT', /留给系统/],
  ] as const) {
    const checked = login(text);
    assert.equal(checked.ok, false, text);
    assert.match(checked.ok ? '' : checked.message, said, text);
  }
});

test('全角、大写的登录名照字母数字收下；管理员可以用留给系统的', () => {
  assert.deepEqual(login(' Ｘｉｎ01.b_c-d '), { ok: true, value: 'xin01.b_c-d' });
  assert.equal(checkLogin('admin', 'administrator').ok, true);
});

test('名称：全角括号照证照保留，全角字母数字折半角；看不见的、反向的、别种文字说明第几个', () => {
  assert.deepEqual(checkName('江西甲（南昌）ＡＢＣ１２３公司', '单位全称'), { ok: true, value: '江西甲（南昌）ABC123公司' });
  assert.deepEqual(checkName(' 买买提·艾力  ', '姓名'), { ok: true, value: '买买提·艾力' });
  assert.deepEqual(checkName('王𠮷〇', '姓名'), { ok: true, value: '王𠮷〇' });
  for (const [text, said] of [
    ['江西\u200b公司', /第3个字符是看不见的字符/],
    ['江西\u202e公司', /U\+202E/],
    ['江西公司\ufe0f', /看不见/],
    ['江西\u0410\u0412公司', /第3个字符“А”/],
    ['=HYPERLINK', /“=”/],
    ['<b>公司', /“<”/],
    ['123456', /不是名称/],
    ['   ', /未填写/],
  ] as const) {
    const checked = checkName(text, '单位全称');
    assert.equal(checked.ok, false, text);
    assert.match(checked.ok ? '' : checked.message, said, text);
  }
});
