import assert from 'node:assert/strict';
import { test } from 'node:test';
import { belowLine } from '../../core/review/proposed-list.ts';
import { begun, type Chosen, choosingFrom, chosen } from './choosing.ts';
import type { RankedLine, Ranking } from './ranking.ts';

const line = (dossierId: string, score: string, more: Partial<RankedLine> = {}) =>
  ({ dossierId, score, position: null, listed: null, reason: null, ...more }) as RankedLine;
const asks = { office: '企业服务处', phone: '0791-88916000' };
const list = (cut: string) => ({ cut, underReview: [], contact: { office: '', phone: '' } }) as unknown as NonNullable<Ranking['open']>;

/** An officer at the page: what is chosen so far and how it goes on. */
function officer(lines: readonly RankedLine[], open: Ranking['open'] = null) {
  let now: Chosen = begun(lines, open, asks);
  const at = () =>
    choosingFrom(now, (part) => {
      now = { ...now, ...part };
    });
  return { at, sent: () => chosen(lines, at()).map(({ dossierId, listed, reason }) => [dossierId, listed, reason?.text ?? null]) };
}

test('What the line itself said of somebody is not sent again as the officer’s words when another line is drawn', () => {
  const below = line('b', '78.00', { position: 2, listed: false, reason: belowLine('78.00', '80') });
  const { at, sent } = officer([line('a', '90.00', { position: 1, listed: true }), below], list('80'));
  at().draw('85');
  assert.deepEqual(sent(), [
    ['a', true, null],
    ['b', false, null],
  ]);
});

test('Whoever was listed by hand stays listed when the line is lowered, and the inner reason goes into no letter', () => {
  const { at, sent } = officer([line('a', '78.00')]);
  at().draw('80');
  at().list(line('a', '78.00'), true);
  at().write(line('a', '78.00'), { text: '县域唯一的公共服务平台，经集体研究' });
  assert.deepEqual(sent(), [['a', true, '县域唯一的公共服务平台，经集体研究']]);
  at().draw('75');
  assert.deepEqual(sent(), [['a', true, null]]);
  at().list(line('a', '78.00'), false);
  assert.deepEqual(sent(), [['a', false, null]], 'a reason for listing is none for leaving out');
});

test('Who goes against the line keeps choice and reason when the list is prepared anew, and nobody is listed before a line is drawn', () => {
  const reason = { article: '第八条（四）', text: '申报材料与核实情况不符，不列入' };
  const against = line('a', '90.00', { position: 1, listed: false, reason });
  const { at, sent } = officer([against], list('80'));
  assert.equal(at().against(against), true);
  assert.deepEqual(sent(), [['a', false, reason.text]]);
  assert.equal(officer([against]).at().drawn, false);
});

test('Equals stand as they were put, and whoever has come since stands by the mean', () => {
  const [a, b, late] = [line('a', '80.00', { position: 1 }), line('b', '80.00', { position: 2 }), line('late', '85.00')];
  const { at, sent } = officer([a, b]);
  at().draw('70');
  at().swap([a, b], 1);
  assert.deepEqual(
    sent().map(([id]) => id),
    ['b', 'a'],
  );
  assert.deepEqual(
    chosen([a, b, late], at()).map(({ dossierId }) => dossierId),
    ['late', 'b', 'a'],
  );
});
