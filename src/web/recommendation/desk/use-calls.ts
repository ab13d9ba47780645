import { useMemo } from 'react';
import { call as ask, ProblemError } from '../../client.ts';
import { type Autosave, useSaving } from '../../form/autosave.ts';
import type { Kept } from '../../form/kept.ts';
import type { Patch, PatchResult } from '../../form/patch.ts';
import { refreshOne } from '../../query.tsx';
import type { Sample, SampleRow } from '../case.ts';
import { agreedAt, type Call, dispositionOf, isIn, isInterview, replacesFor } from './call.ts';

const SAMPLE = 'GET /api/dossiers/{id}/sample';
const NOTHING = { values: {}, tables: {}, versions: {} };

export type NotTaken = { key: string; call: Call; why: string };
export type Calls = {
  saving: Autosave;
  /** Entered in this window, those that were not taken left out. */
  entered: readonly Call[];
  notTaken: readonly NotTaken[];
  enter: (call: Call) => void;
  /** What was not taken is let go. */
  drop: (key: string) => void;
};

/** Each call is a place of its own: two of one enterprise, both entered while the network was away, are two. */
const keyOf = ({ rowId, at }: Call): string => `${rowId}@${at}`;
const callIn = (value: unknown): Call | null => (typeof value === 'string' ? (JSON.parse(value) as Call) : null);

/** Keeps what was entered at the desk by the engine of the forms (decision 0025): here at once, on the server as soon as it is reached. */
export function useCalls(dossierId: string, kept: Kept): Calls {
  const saving = useSaving(kept, NOTHING, (patches) => sendAll({ dossierId }, patches));
  const { content, refused, change } = saving;
  return useMemo(() => {
    const all = Object.entries(content.values).flatMap(([key, value]) => {
      const call = callIn(value);
      return call ? [{ key, call }] : [];
    });
    const whyNot = (key: string) => refused.find(({ path }) => path === key)?.why;
    return {
      saving,
      entered: all.filter(({ key }) => whyNot(key) === undefined).map(({ call }) => call),
      notTaken: all.flatMap(({ key, call }) => {
        const why = whyNot(key);
        return why === undefined ? [] : [{ key, call, why: typeof why === 'string' ? why : '有不能保存的字符，请改后再存' }];
      }),
      enter: (call) => change({ path: keyOf(call), value: JSON.stringify(call) }),
      drop: (key) => change({ path: key, value: null }),
    };
  }, [saving, content, refused, change]);
}

type Desk = { dossierId: string };

const read = ({ dossierId }: Desk): Promise<Sample> => ask(SAMPLE, { params: { id: dossierId } });

/** One after the other, each on the sample as it is by then; what the network cut short is tried again by the engine. */
async function sendAll(desk: Desk, patches: readonly Patch[]): Promise<PatchResult[]> {
  const done: PatchResult[] = [];
  for (const patch of patches) {
    if (patch.kind !== 'value') continue;
    const call = callIn(patch.value);
    const why = call === null ? null : await sendOne(desk, call);
    const result = { path: patch.key, version: patch.base + 1 };
    done.push(why === null ? result : { ...result, refused: [{ path: patch.key, message: why }] });
  }
  await refreshOne(SAMPLE, { params: { id: desk.dossierId } });
  return done;
}

/** Null: the server has it. Else why not, in a sentence. */
async function sendOne(desk: Desk, call: Call): Promise<string | null> {
  const sample = await read(desk);
  const row = sample.rows.find((one) => one.rowId === call.rowId);
  if (row === undefined) return '这家不在抽中的名单里';
  if (isIn(row, call)) return null;
  if (row.state !== 'drawn') return settledBy(row);
  try {
    await post(desk, call, { row, sample });
    return null;
  } catch (error) {
    if (!(error instanceof ProblemError) || ![400, 409, 422].includes(error.status)) throw error;
    const now = (await read(desk)).rows.find((one) => one.rowId === call.rowId);
    if (now && isIn(now, call)) return null;
    return now && now.state !== 'drawn' ? settledBy(now) : (error.problem.faults?.[0]?.message ?? error.problem.detail);
  }
}

const said = ({ denied, satisfied }: SampleRow): string => (denied ? '否认接受过服务' : satisfied ? '满意' : '不满意');
const settledBy = (row: SampleRow): string =>
  row.state === 'replaced'
    ? `这家已被递补（${row.replacedReason ?? ''}），您记的没有存入`
    : `${row.recordedBy || '企业自己在网上'}已先记录：${said(row)}。您记的没有存入；以您的为准的，请到测评名单“更正”并写明经过`;

type On = { row: SampleRow; sample: Sample };

async function post({ dossierId }: Desk, call: Call, { row, sample }: On): Promise<void> {
  const params = { id: dossierId, rowId: call.rowId };
  const { interviewee, position, mobile, note, version, result } = call;
  const method = Number(call.method);
  if (isInterview(result)) {
    // Who denies any service has named none, whatever annex 5 says.
    const service = result === 'denied' ? '' : call.service;
    const body = { method, interviewee, position, mobile, service, note, version };
    await ask('POST /api/dossiers/{id}/sample/{rowId}/record', {
      params,
      body: { ...body, satisfied: result === 'satisfied', denied: result === 'denied' },
    });
    return;
  }
  const attempt = { at: call.at, method, disposition: dispositionOf(call), note, againAt: agreedAt(call) };
  const reason = replacesFor(call, row, sample);
  if (reason === null) await ask('POST /api/dossiers/{id}/sample/{rowId}/attempts', { params, body: attempt });
  else await ask('POST /api/dossiers/{id}/sample/{rowId}/replace', { params, body: { reason, note, attempt } });
}
