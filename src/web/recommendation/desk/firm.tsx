import { useEffect, useRef } from 'react';
import { Alert } from '../../ui/alert.tsx';
import { Button } from '../../ui/button.tsx';
import { useToast } from '../../ui/toast.tsx';
import type { Sample, SampleRow } from '../case.ts';
import { rated } from '../sheet-cells.tsx';
import type { Draft } from './call.ts';
import { timeOn } from './drawn-list.tsx';
import type { NotTaken } from './use-calls.ts';

/** 13970021586 → 139 7002 1586; what is no mobile stays as it was written. */
export const spaced = (mobile: string): string => mobile.replace(/^(\d{3})(\d{4})(\d{4})$/, '$1 $2 $3');

type Props = {
  row: SampleRow;
  draft: Draft;
  listed: string | null;
  replaced: SampleRow | undefined;
  colleague: string | undefined;
  notTaken: NotTaken | undefined;
  sample: Sample;
  now: number;
  onOtherNumber: () => void;
  onAgain: () => void;
  onDrop: () => void;
};

/** Whom one calls: the name, the number large, and what annex 5 and the enterprise itself say. */
export function Firm(props: Props) {
  const { row, draft, now, colleague, notTaken, replaced } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  const toast = useToast();
  const { rowId } = row;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another enterprise takes the focus, so that it is read out
  useEffect(() => heading.current?.focus({ preventScroll: true }), [rowId]);
  const copy = (): void =>
    void navigator.clipboard.writeText(draft.mobile).then(
      () => toast('已复制号码'),
      () => toast('没有复制成功，请选中号码后复制', { tone: 'red' }),
    );
  return (
    <>
      {replaced ? (
        <div className="call__note">
          <Alert
            tone="amber"
            title={`第 ${replaced.position} 家 ${replaced.enterprise} ${replaced.replacedReason}，已由第 ${row.position} 位递补`}
          >
            <p>
              {replaced.attempts.map((one) => `${timeOn(Date.parse(one.at), now)} ${one.disposition}`).join('、')}。
              顺序在抽样时已封存，联系记录随测评保留。
            </p>
          </Alert>
        </div>
      ) : null}
      {colleague ? (
        <div className="call__note">
          <Alert tone="amber" title={`${colleague}也在办这一家`} live>
            <p>请先说好由谁打；两人都记的，先存的算数，后存的会告诉您。</p>
          </Alert>
        </div>
      ) : null}
      {notTaken ? (
        <div className="call__note">
          <Alert tone="red" title="刚才记的没有存入" live>
            <p>{notTaken.why}</p>
            <p className="row">
              <Button small onClick={props.onAgain}>
                改后再存
              </Button>
              <Button small onClick={props.onDrop}>
                不用这一条
              </Button>
            </p>
          </Alert>
        </div>
      ) : null}
      <div className="call__who">
        <h2 ref={heading} tabIndex={-1}>
          {row.enterprise}
        </h2>
        <span className="small muted">
          抽样顺序 {row.position}
          {replaced ? '（递补）' : ''}
        </span>
        {row.state === 'drawn' ? (
          <div className="call__no">
            {draft.mobile === '' ? (
              '没有号码'
            ) : (
              <a href={`tel:${encodeURIComponent(draft.mobile)}`} aria-label={`拨打 ${spaced(draft.mobile)}`}>
                {spaced(draft.mobile)}
              </a>
            )}
            <p>
              <b>{draft.interviewee}</b>　{draft.position}
              <br />
              <button type="button" className="linkish" onClick={copy}>
                复制号码
              </button>
              　
              <button type="button" className="linkish" onClick={props.onOtherNumber}>
                号码不对，改
              </button>
            </p>
          </div>
        ) : null}
      </div>
      <dl className="facts">
        <div>
          <dt>附件5所填服务</dt>
          <dd>{props.listed ?? row.claimed?.service ?? '–'}</dd>
        </div>
        <div>
          <dt>附件5所填满意度</dt>
          <dd>{row.claimed ? rated(row.claimed.satisfied) : '–'}</dd>
        </div>
        <div>
          <dt>企业自己确认</dt>
          <dd>{confirmedBy(row, now)}</dd>
        </div>
      </dl>
    </>
  );
}

/** What the enterprise answered itself by its one-time link, or how far the link is. */
function confirmedBy({ link }: SampleRow, now: number): string {
  if (link === null) return '没有确认记录';
  const { answer, answeredAt, revokedAt, expiresAt } = link;
  if (answer && answeredAt) {
    const said = answer.received ? `接受过，${rated(answer.satisfied)}${answer.service ? `：${answer.service}` : ''}` : '没有接受过服务';
    return `${timeOn(Date.parse(answeredAt), now)} 网上答复：${said}`;
  }
  return revokedAt !== null || Date.parse(expiresAt) <= now
    ? '发过链接，没有答复'
    : `链接已发，${timeOn(Date.parse(expiresAt), now)} 前可答`;
}
