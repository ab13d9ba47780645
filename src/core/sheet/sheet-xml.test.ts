import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stringsIn, tidier } from './sheet-xml.ts';

const tidy = (xml: string, strings = 3): string => tidier(() => strings)(xml);

test('cells and rows without a reference get the place that the standard gives them', () => {
  assert.equal(
    tidy('<sheetData><row><c t="b"><v>1</v></c><c s="2"/><c><v>7</v></c></row><row/><row><c><v>8</v></c></row></sheetData>'),
    '<sheetData><row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" s="2"/><c r="C1"><v>7</v></c></row><row r="2"/><row r="3"><c r="A3"><v>8</v></c></row></sheetData>',
  );
});

test('some with and some without: each goes on from the one before it', () => {
  const mixed =
    '<row r="4"><c r="C4"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row><row><c r="B9"><v>4</v></c></row><row><c r=""/></row>';
  assert.equal(
    tidy(mixed),
    '<row r="4"><c r="C4"><v>1</v></c><c r="D4"><v>2</v></c></row><row r="5"><c r="A5"><v>3</v></c></row><row r="9"><c r="B9"><v>4</v></c></row><row r="10"><c r="A10"/></row>',
  );
  const single = "<x:row spans='1:2'><x:c r='AB7'><x:v>1</x:v></x:c><x:c><x:v>2</x:v></x:c></x:row>";
  assert.match(tidy(single), /<x:row r="7" spans='1:2'><x:c r="AB7"><x:v>1<\/x:v><\/x:c><x:c r="AC7">/);
});

test('piece by piece, also within one row, the places go on; behind the rows nothing is touched', () => {
  const next = tidier(() => 3);
  assert.equal(next('<row r="1"><c r="A1"><v>1</v></c></row><row r="2">'), '<row r="1"><c r="A1"><v>1</v></c></row><row r="2">');
  assert.equal(next('<c r="B2"><v>1</v></c>'), '<c r="B2"><v>1</v></c>');
  assert.equal(
    next('<c><v>2</v></c></row><row><c><v>3</v></c></row>'),
    '<c r="C2"><v>2</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>',
  );
  assert.equal(next('<row/></sheetData><x><xdr:row>1</xdr:row></x>'), '<row r="4"/></sheetData><x><xdr:row>1</xdr:row></x>');
  assert.equal(next('<xdr:row>1</xdr:row><c/>'), '<xdr:row>1</xdr:row><c/>');
});

test('a cell without a value is blank, whatever it says to be', () => {
  for (const cell of ['t="s"><v/></c>', 't="s"><v></v></c>', 't="s"><v> </v></c>', 't="b"><v/></c>', 't="e"><v></v></c>', 't="n"><v/></c>'])
    assert.equal(tidy(`<c r="B1" ${cell}`), '<c r="B1"/>', cell);
  assert.equal(tidy('<c t="s" r="B1"><v/></c>'), '<c r="B1"/>');
});

test('a formula that gives no text is no first string', () => {
  assert.equal(tidy('<c r="A1" t="s"><f>B1</f><v></v></c>'), '<c r="A1" t="str"><f>B1</f><v></v></c>');
  assert.equal(tidy('<c r="A1" t="str"><f>B1</f><v></v></c>'), '<c r="A1" t="str"><f>B1</f><v></v></c>');
});

test('a string that is not in the file is marked as lost; one that is stays', () => {
  assert.equal(
    tidy('<c t="s" r="A1"><v>2</v></c><c r="B1" t="s"><v>3</v></c>'),
    '<c t="s" r="A1"><v>2</v></c><c r="B1" t="str"><v>&#65533;</v></c>',
  );
  for (const index of ['-1', 'x', '1.5']) assert.match(tidy(`<c r="A1" t="s"><v>${index}</v></c>`), /t="str"><v>&#65533;</);
  assert.equal(stringsIn('<sst><si><t>a</t></si><si/><x:si ><x:t/></x:si></sst>'), 3);
});

test('text in the element of another type, and readings of names', () => {
  assert.equal(tidy('<c r="A1"><is><t>甲</t></is></c>'), '<c r="A1" t="inlineStr"><is><t>甲</t></is></c>');
  assert.equal(tidy('<c r="A1" t="str"><is><t>甲</t></is></c>'), '<c r="A1" t="inlineStr"><is><t>甲</t></is></c>');
  assert.equal(tidy('<c r="A1" t="inlineStr"><v>甲</v></c>'), '<c r="A1" t="str"><v>甲</v></c>');
  assert.equal(
    tidy('<c r="A1" t="inlineStr"><is><t>王</t><rPh sb="0" eb="1"><t>wang</t></rPh><phoneticPr fontId="1"/></is></c>'),
    '<c r="A1" t="inlineStr"><is><t>王</t><phoneticPr fontId="1"/></is></c>',
  );
});
