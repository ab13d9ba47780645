import assert from 'node:assert/strict';
import { test } from 'node:test';
import { csv } from './csv.ts';

test('what a spreadsheet would take for a formula stays text, also behind blanks and line ends; a figure below zero and other text as they are', () => {
  for (const said of ['=1+1', '+1', '-1+1', '@a', '\t=1', ' =1', '\r=1', '\n=1', '　=1', '\ta'])
    assert.equal(
      csv(['栏'], [[said]])
        .split('\r\n')
        .slice(1)
        .join('\r\n'),
      `"'${said}"\r\n`,
      JSON.stringify(said),
    );
  assert.equal(csv(['栏'], [[' 甲"乙', '-12.5%']]), '\uFEFF"栏"\r\n" 甲""乙","-12.5%"\r\n');
});
