import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Sample, SampleRow } from '../case.ts';
import { type Call, type Draft, isIn, lackingIn, nextRow, redialAt, replacesFor, withCalls } from './call.ts';

const NINE = '2026-04-22T01:00:00.000Z';
const after = (minutes: number) => new Date(Date.parse(NINE) + minutes * 60_000).toISOString();
const tried = (minutes: number, disposition: SampleRow['attempts'][number]['disposition'], againAt: string | null = null) => ({
  ...{ at: after(minutes), method: 2, disposition, note: '', againAt, by: '刘建华', mine: true },
});
const row = (rowId: string, part: Partial<SampleRow> = {}): SampleRow => ({
  ...{
    rowId,
    position: Number(rowId),
    enterprise: `第${rowId}家`,
    state: 'drawn',
    replacedReason: null,
    replacedWith: null,
    claimed: null,
  },
  ...{
    method: null,
    interviewee: null,
    intervieweePosition: null,
    mobile: null,
    service: null,
    satisfied: null,
    denied: false,
    link: null,
  },
  ...{ note: null, attempts: [], anotherService: false, recordedBy: null, mine: false, recordedAt: null, version: 1 },
  ...part,
});
const rule = { unreached: { unanswered: 3, apartMinutes: 60 }, next: { position: 13, enterprise: '第13家' } };
const draft: Draft = {
  ...{ result: 'satisfied', how: '无人接听', giveUp: false, method: '2', interviewee: '邓永强', position: '总经理' },
  ...{ mobile: '13970021586', service: '诊断', note: '', triedAt: '', againAt: '' },
};
const call = (part: Partial<Call> = {}): Call => ({ ...draft, result: 'satisfied', rowId: '1', version: 1, at: after(0), ...part });

test('还缺什么：没选结果、没有原话的否认、没写情况的“其他”都不能存；附件5填好的，一个键就够', () => {
  assert.equal(lackingIn({ ...draft, result: null }), '先按 1 到 5 选通话结果');
  assert.equal(lackingIn(draft), null);
  assert.equal(lackingIn({ ...draft, result: 'denied', note: ' ' }), '还缺对方原话');
  assert.equal(lackingIn({ ...draft, result: 'denied', note: '没听说过', service: '' }), null);
  assert.equal(lackingIn({ ...draft, service: ' ' }), '还缺服务内容');
  assert.equal(lackingIn({ ...draft, mobile: '' }), '还缺被访人手机');
  assert.equal(lackingIn({ ...draft, result: 'unreached', mobile: '', service: '' }), null);
  assert.match(lackingIn({ ...draft, result: 'unreached', how: '其他' }) ?? '', /写明情况/);
  const long = { ...draft, note: '长'.repeat(501) };
  assert.equal(lackingIn(long), null);
  assert.match(lackingIn({ ...long, result: 'later' }) ?? '', /备注 501 字.*500 字/, '写多了不悄悄截断');
});

test('递补：第三次隔59分钟不递补，60、61分钟递补；空号一次即递补；改约不递补；名单抽完的只记联系', () => {
  const twice = row('1', { attempts: [tried(0, '无人接听'), tried(60, '占线或关机')] });
  const third = (gap: number) => replacesFor(call({ result: 'unreached', at: after(60 + gap) }), twice, rule);
  assert.deepEqual([59, 60, 61].map(third), [null, '三次未接', '三次未接']);
  assert.equal(replacesFor(call({ result: 'unreached', how: '空号' }), row('1'), rule), '空号');
  assert.equal(replacesFor(call({ result: 'later', how: '空号' }), row('1'), rule), null);
  assert.equal(replacesFor(call({ result: 'unreached', how: '其他' }), row('1'), rule), null);
  assert.equal(replacesFor(call({ result: 'unreached', how: '其他', giveUp: true }), row('1'), rule), '其他');
  assert.equal(replacesFor(call({ result: 'unreached', how: '空号' }), row('1'), { ...rule, next: null }), null);
});

test('几点可再拨：没接通的从算得上的那次起一小时，约好的按约定，没约时间的也隔一小时', () => {
  const at = (...attempts: SampleRow['attempts']) => redialAt(row('1', { attempts }), rule);
  assert.equal(at(), null);
  assert.equal(at(tried(0, '无人接听'), tried(20, '占线或关机')), Date.parse(after(60)));
  assert.equal(at(tried(0, '约定再访', after(300))), Date.parse(after(300)));
  assert.equal(at(tried(5, '约定再访')), Date.parse(after(65)));
});

test('下一家：先没拨过的，再到时间的；同事正在打的跳过；都没到时间的取最早的；全部记录了没有下一家', () => {
  const rows = [
    row('1', { state: 'recorded' }),
    row('2', { attempts: [tried(0, '无人接听')] }),
    row('3', { state: 'replaced' }),
    row('4', { attempts: [tried(30, '无人接听')] }),
    row('5'),
  ];
  const next = (from: string | null, minutes: number, taken: string[] = []) =>
    nextRow(rows, from, { sample: rule, now: Date.parse(after(minutes)), taken: new Set(taken) });
  assert.equal(next('1', 40), '5');
  assert.equal(next('1', 70, ['5']), '2');
  assert.equal(next('2', 100, ['5']), '4', '从这一家往下');
  assert.equal(next('4', 40, ['5']), '2', '都没到时间：最早可拨的');
  assert.equal(next('5', 40, ['2', '4', '5']), '2', '都有同事在打，也不让人没事做');
  assert.equal(nextRow(rows.slice(0, 1), '1', { sample: rule, now: 0, taken: new Set() }), null);
});

test('断网时记下的先算数：满意即完成，三次未接即递补；服务器有了的不再算一遍，同事记的不当成自己的', () => {
  const sample = { ...rule, rows: [row('1'), row('2', { attempts: [tried(0, '无人接听'), tried(60, '无人接听')] })] } as unknown as Sample;
  const third = call({ rowId: '2', result: 'unreached', at: after(120) });
  const [one, two] = withCalls(sample, [call(), third]);
  assert.deepEqual([one?.state, one?.satisfied, two?.state, two?.replacedReason], ['recorded', true, 'replaced', '三次未接']);
  const saved = row('1', { state: 'recorded', satisfied: true, version: 2, recordedBy: '刘建华', mine: true });
  assert.equal(isIn(saved, call()), true);
  assert.equal(isIn({ ...saved, mine: false }, call()), false, '同名的同事是另一个人');
  assert.equal(isIn({ ...saved, satisfied: false }, call()), false);
  const attempt = tried(120, '无人接听');
  assert.equal(isIn(row('2', { attempts: [attempt] }), third), true);
  assert.equal(isIn(row('2', { attempts: [{ ...attempt, mine: false }] }), third), false);
});
