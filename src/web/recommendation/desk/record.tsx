import { useState } from 'react';
import type { Drafts } from '../../form/drafts.ts';
import { paths, to } from '../../paths.ts';
import { Alert, Empty } from '../../ui/alert.tsx';
import { Button, ButtonLink } from '../../ui/button.tsx';
import type { CaseView, Sample, SampleRow } from '../case.ts';
import { SaidCell } from '../sheet-cells.tsx';
import { Answer } from './answer.tsx';
import { type Call, type Draft, lackingIn, replacesFor, results, sentAt, ways } from './call.ts';
import { Firm } from './firm.tsx';
import type { OpenedDesk } from './opened.tsx';
import type { Calls } from './use-calls.ts';
import { useDeskKeys } from './use-desk-keys.ts';

type Props = {
  view: CaseView;
  sample: Sample;
  rows: readonly SampleRow[];
  row: SampleRow | null;
  opened: OpenedDesk;
  calls: Calls;
  drafts: Drafts<Draft>;
  /** Of the call before. */
  method: string;
  now: number;
  colleague: string | undefined;
  onMove: (by: 1 | -1) => void;
  onSkip: () => void;
  onEntered: (call: Call) => void;
};

const blank = { result: null, how: '无人接听', giveUp: false, note: '', triedAt: '', againAt: '' } as const;

/** The enterprise on the line: what is known, what it says, and on to the next. */
export function Record(props: Props) {
  const { view, sample, rows, row, opened, calls, drafts, method } = props;
  const [otherNumber, setOtherNumber] = useState(false);
  const [asked, setAsked] = useState(false);
  const rowId = row?.rowId ?? '';
  const callee = opened.callees.find((one) => one.rowId === rowId);
  const { contact: interviewee = '', position = '', mobile = '', service = '' } = callee ?? {};
  const listed = { interviewee, position, mobile, service };
  const draft: Draft = { ...blank, ...listed, method, ...drafts.of(rowId) };
  const waits = row?.state === 'drawn';
  const lacking = lackingIn(draft);
  const at = new Date(Date.parse(sentAt(draft.triedAt) ?? '') || Date.now() + opened.behind).toISOString();
  const comes = row && waits && draft.result ? replacesFor({ ...draft, result: draft.result, at }, row, sample) : null;
  const replaces =
    comes && sample.next && lacking === null
      ? `记为${comes}：由第 ${sample.next.position} 位 ${sample.next.enterprise} 递补，不能恢复`
      : null;
  const told = asked && lacking ? lacking : replaces;
  const put = (part: Partial<Draft>): void => {
    drafts.put(rowId, part);
    if (part.result === 'denied') requestAnimationFrame(() => document.getElementById('said')?.focus());
  };
  const enter = (): void => {
    if (!row || !waits) {
      props.onSkip();
      return;
    }
    if (lacking !== null || draft.result === null) {
      setAsked(true);
      return;
    }
    const call: Call = { ...draft, result: draft.result, rowId, version: row.version, at };
    calls.enter(call);
    drafts.put(rowId, null);
    props.onEntered(call);
  };
  useDeskKeys({
    move: props.onMove,
    enter,
    choose: (key) => {
      const is = results[key - 1]?.is;
      if (!waits || is === undefined) return;
      const again = is === 'unreached' && draft.result === 'unreached';
      put(again ? { how: ways[(ways.indexOf(draft.how) + 1) % ways.length] ?? '无人接听' } : { result: is });
    },
  });
  if (row === null) return <AllDone view={view} />;
  const notTaken = calls.notTaken.find((one) => one.call.rowId === rowId);
  return (
    <>
      <Firm
        {...{ row, draft, sample, notTaken }}
        now={props.now}
        colleague={props.colleague}
        listed={callee?.service ?? null}
        replaced={rows.find((one) => one.replacedWith === rowId)}
        onOtherNumber={() => setOtherNumber(true)}
        onAgain={() => {
          if (!notTaken) return;
          const { rowId: _row, version: _version, at: _at, ...keyed } = notTaken.call;
          drafts.put(rowId, keyed);
          calls.drop(notTaken.key);
        }}
        onDrop={() => notTaken && calls.drop(notTaken.key)}
      />
      {waits ? (
        <div className="call__rec">
          <Answer draft={draft} listed={listed} otherNumber={otherNumber || draft.mobile !== mobile || mobile === ''} onPut={put} />
        </div>
      ) : (
        <div className="call__rec">
          {draft.result === null ? null : (
            <Alert
              tone="amber"
              title={`您选了“${results.find(({ is }) => is === draft.result)?.label ?? ''}”，还没有存：这家${row.state === 'replaced' ? '已被递补' : '已先记录'}`}
            >
              <p>
                {draft.note ? `您写的：${draft.note}。` : ''}
                {row.state === 'replaced' ? '递补不能恢复，不用再记。' : '以您的为准的，请回到测评名单“更正”并写明经过。'}{' '}
                <Button small onClick={() => drafts.put(rowId, null)}>
                  不用我的
                </Button>
              </p>
            </Alert>
          )}
          <SaidCell row={row} />
          {row.state === 'replaced' ? null : <p className="small muted">已经记下的要改，请回到测评名单“更正”。</p>}
        </div>
      )}
      <div className="call__foot">
        {told === null ? <Keys /> : null}
        <p className="call__comes" role="status">
          {told}
        </p>
        <span className="row">
          {draft.result === 'denied' ? <Button onClick={() => put({ result: null })}>换人再问</Button> : null}
          <Button onClick={props.onSkip}>先跳过</Button>
          {waits ? (
            <Button look="primary" reason={lacking} reasonAt="hidden" onClick={enter}>
              保存，下一家 <kbd className="kbd kbd--btn">Enter</kbd>
            </Button>
          ) : null}
        </span>
      </div>
    </>
  );
}

const Keys = () => (
  <div className="keys" aria-hidden="true">
    <span>
      <kbd className="kbd">1</kbd>–<kbd className="kbd">5</kbd> 结果
    </span>
    <span>
      <kbd className="kbd">Enter</kbd> 保存，下一家
    </span>
    <span>
      <kbd className="kbd">↑</kbd>
      <kbd className="kbd">↓</kbd> 换一家
    </span>
  </div>
);

const AllDone = ({ view }: { view: CaseView }) => (
  <Empty
    title="抽中的企业都已记录"
    action={
      <ButtonLink look="primary" href={`${to(paths.recommendation, { id: view.id })}?step=recommendation`}>
        去填推荐表
      </ButtonLink>
    }
  >
    满意度和每家的答复在“抽样与测评”，需要更正的到测评名单办理。
  </Empty>
);
