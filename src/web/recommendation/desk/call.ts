import { attemptsMissing, countsAgainFrom, type Disposition, dispositions } from '../../../core/draw/attempts.ts';
import type { Sample, SampleRow } from '../case.ts';

/** What came of a call, by the key that says so. 1 to 3 are an interview of annex 1, 4 and 5 an attempt. */
export const results = [
  { is: 'satisfied', label: '满意', means: '接受过，满意' },
  { is: 'dissatisfied', label: '不满意', means: '接受过，不满意' },
  { is: 'denied', label: '否认', means: '说没接受过服务' },
  { is: 'unreached', label: '没接通', means: '无人接、占线或找不到人' },
  { is: 'later', label: '改约', means: '接了，不便说' },
] as const;
export type Result = (typeof results)[number]['is'];

/** Ways of not getting through; 4 pressed again goes on to the next. */
export type Way = Exclude<Disposition, '约定再访'>;
export const ways: readonly Way[] = dispositions.filter((one) => one !== '约定再访');

/** What is keyed of one enterprise. Times as typed, by the clock of Asia/Shanghai; empty: now, or none agreed. */
export type Draft = {
  result: Result | null;
  how: Way;
  /** 其他: nobody calls again, the next of the order comes in. */
  giveUp: boolean;
  method: string;
  interviewee: string;
  position: string;
  mobile: string;
  service: string;
  note: string;
  triedAt: string;
  againAt: string;
};

/** The same once it was entered: of which row, as it stood then, and when. */
export type Call = Omit<Draft, 'result'> & { result: Result; rowId: string; version: number; at: string };

export const isInterview = (result: Result | null): boolean => result === 'satisfied' || result === 'dissatisfied' || result === 'denied';
export const dispositionOf = ({ result, how }: Pick<Call, 'result' | 'how'>): Disposition => (result === 'later' ? '约定再访' : how);

/** So long a note at most; of an attempt it is half of an interview's. */
export const mostNoted = (result: Result | null): number => (result === null || isInterview(result) ? 1000 : 500);

/** What still lacks before a call can be entered; null: nothing. */
export function lackingIn(draft: Draft): string | null {
  if (draft.result === null) return '先按 1 到 5 选通话结果';
  if (draft.note.length > mostNoted(draft.result))
    return `备注 ${draft.note.length} 字，这样的结果最多写 ${mostNoted(draft.result)} 字，请删短`;
  if (draft.result === 'unreached' && draft.how === '其他' && draft.note.trim() === '') return '选“其他”的请在备注写明情况';
  if (!isInterview(draft.result)) return null;
  if (draft.result === 'denied' && draft.note.trim() === '') return '还缺对方原话';
  if (draft.interviewee.trim() === '') return '还缺被访人姓名';
  if (draft.mobile.trim() === '') return '还缺被访人手机';
  return draft.result !== 'denied' && draft.service.trim() === '' ? '还缺服务内容' : null;
}

type Standing = Pick<Sample, 'unreached' | 'next'>;
type Tried = Pick<Call, 'result' | 'how' | 'giveUp' | 'at'>;

/** Why the next of the order comes in with this call; null: it is an attempt and no more. Never where the list is used up. */
export function replacesFor(call: Tried, row: Pick<SampleRow, 'attempts'>, { unreached, next }: Standing) {
  if (call.result !== 'unreached' || next === null) return null;
  if (call.how === '其他') return call.giveUp ? '其他' : null;
  if (call.how === '空号' || call.how === '停业' || call.how === '联系人离职' || call.how === '拒访') return call.how;
  const attempts = [...row.attempts, { disposition: call.how, at: call.at }];
  return attemptsMissing('三次未接', attempts, unreached) === 0 ? '三次未接' : null;
}

const minute = (at: string): number => Math.floor(Date.parse(at) / 60_000);

/** Whether the server has this call already: what was sent before an answer was lost is not sent twice. A colleague's of the same name is another one. */
export function isIn(row: SampleRow, call: Call): boolean {
  if (!isInterview(call.result))
    return row.attempts.some((one) => one.mine && one.disposition === dispositionOf(call) && minute(one.at) === minute(call.at));
  if (row.state !== 'recorded' || row.version <= call.version || !row.mine) return false;
  return row.denied === (call.result === 'denied') && row.satisfied === (call.result === 'satisfied');
}

/** The sample as it will be once what was entered is on the server. */
export function withCalls(sample: Sample, calls: readonly Call[]): SampleRow[] {
  return sample.rows.map((row) =>
    calls
      .filter((call) => call.rowId === row.rowId && row.state === 'drawn' && !isIn(row, call))
      .reduce((now, call) => after(now, call, sample), row),
  );
}

function after(row: SampleRow, call: Call, sample: Sample): SampleRow {
  if (isInterview(call.result))
    return { ...row, state: 'recorded', satisfied: call.result === 'satisfied', denied: call.result === 'denied', note: call.note };
  const { at, note } = call;
  const tried = { at, note, method: Number(call.method), disposition: dispositionOf(call), againAt: agreedAt(call), by: '', mine: true };
  const reason = replacesFor(call, row, sample);
  const attempts = [...row.attempts, tried];
  return reason === null ? { ...row, attempts } : { ...row, attempts, state: 'replaced', replacedReason: reason };
}

/** 2026-04-20T09:10 as the server takes it; null while it is not whole. */
export const sentAt = (typed: string): string | null => (/^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(typed) ? `${typed}:00+08:00` : null);
export const agreedAt = ({ result, againAt }: Pick<Draft, 'result' | 'againAt'>): string | null =>
  result === 'later' ? sentAt(againAt) : null;

/** When it may be called again so that it counts, in ms; null: nobody has called. An appointment goes before the interval. */
export function redialAt({ attempts }: Pick<SampleRow, 'attempts'>, { unreached }: Pick<Standing, 'unreached'>): number | null {
  const last = attempts.at(-1);
  if (last === undefined) return null;
  if (last.againAt !== null) return Date.parse(last.againAt);
  const counts = countsAgainFrom(attempts, unreached);
  const rest = Date.parse(last.at) + unreached.apartMinutes * 60_000;
  return last.disposition === '无人接听' || last.disposition === '占线或关机' ? Date.parse(counts ?? last.at) : rest;
}

type Around = { readonly sample: Standing; readonly now: number; readonly taken: ReadonlySet<string> };

/** Whom to call after this one: the next of the list that waits, may be called and that no colleague has on the line; else who may be called first. */
export function nextRow(rows: readonly SampleRow[], from: string | null, { sample, now, taken }: Around): string | null {
  const at = rows.findIndex((row) => row.rowId === from);
  const round = [...rows.slice(at + 1), ...rows.slice(0, at + 1)];
  const waiting = round.filter((row) => row.state === 'drawn' && !taken.has(row.rowId));
  const due = (row: SampleRow) => redialAt(row, sample) ?? 0;
  const fresh = waiting.find((row) => row.attempts.length === 0) ?? waiting.find((row) => due(row) <= now);
  return (fresh ?? [...waiting].sort((a, b) => due(a) - due(b))[0] ?? round.find((row) => row.state === 'drawn'))?.rowId ?? null;
}
