import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { annex6Example, certificateExample } from '../examples.ts';
import { mapText, printable } from './text.ts';

test('controls, bidirectional and zero-width marks go, names and line feeds stay', () => {
  assert.equal(printable('赵\u202e赟\u200b玥\ufeff璟\u0007'), '赵赟玥璟');
  assert.equal(printable('一\r\n二\r三\n四'), '一\n二\n三\n四');
  assert.equal(printable('甲\t乙\u2028丙'), '甲 乙 丙');
  assert.equal(printable('梓𬭎𠮷㐂'), '梓𬭎𠮷㐂');
  assert.equal(printable('\ud83d坏'), '坏');
});

test('printable text stays as it is', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => assert.equal(printable(printable(text)), printable(text))));
});

test('every text of a document is changed, and nothing else', () => {
  const doc = mapText(annex6Example(), () => 'X');
  assert.equal(doc.meta.title, 'X');
  assert.equal(doc.meta.date, annex6Example().meta.date);
  assert.ok(!/[\u4e00-\u9fff]/.test(JSON.stringify(doc)));
  assert.match(JSON.stringify(mapText(certificateExample(), () => 'X')), /<svg xmlns/);
});
