import { useState } from 'react';
import { useLocation } from 'wouter';
import { href, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { paths, to } from '../paths.ts';
import { useAct } from '../query.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { dateAndTime, fullDate } from '../ui/dates.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Card, Kv } from '../ui/page.tsx';
import { CallSheet } from './call-sheet.tsx';
import type { CaseView, Sample } from './case.ts';

/** The draw and the interviews (附件1): drawn once by the round's sealed secret, replaced by order only. */
export function Assessment({ view, sample, officer }: { view: CaseView; sample: Sample; officer: boolean }) {
  if (sample.draw === null) return <BeforeDraw view={view} sample={sample} officer={officer} />;
  return (
    <>
      <Figures sample={sample} />
      <CallSheet dossierId={view.id} sample={sample} open={officer && view.state.name === 'assessing'} mayReveal={officer} />
      <Proof view={view} sample={sample} />
    </>
  );
}

function BeforeDraw({ view, sample, officer }: { view: CaseView; sample: Sample; officer: boolean }) {
  const [asking, setAsking] = useState(false);
  const draw = useAct('POST /api/dossiers/{id}/draw');
  const reason = refusalOf(view, sample, officer);
  const [, navigate] = useLocation();
  const go = () =>
    draw.mutateAsync({ params: { id: view.id } }).then(
      () => navigate(to(paths.callDesk, { id: view.id })),
      () => setAsking(false),
    );
  return (
    <Card title="随机抽取服务企业" aside={<span className="small muted">附件1</span>}>
      <p>
        从申报单位提交的附件5名单（{sample.listed} 家）中随机抽取 {sample.sampleSize} 家测评。抽取数在抽取前已定，抽取次序由
        {fullDate(sample.committedOn)}封存的密钥和提交的名单共同算出，任何人都不能预知或挑选；只能抽一次。联系不上的，按次序换下一家。
      </p>
      <Kv
        items={[
          ['封存值（SHA-256）', <code key="c">{sample.commitment}</code>],
          ['名单', `${sample.listed} 家，提交时已封存`],
        ]}
      />
      <Button look="primary" reason={reason} reasonAt="after" onClick={() => setAsking(true)}>
        抽取 {sample.sampleSize} 家
      </Button>
      {draw.isError ? <ProblemAlert problem={problemIn(draw.error)} /> : null}
      <Confirm open={asking} title="抽取样本" act={`抽取 ${sample.sampleSize} 家`} onAct={go} onClose={() => setAsking(false)}>
        <p>抽取后不能重抽。抽取人、时间和名单摘要记入日志，推荐工作结束后公开密钥，可逐家核验。</p>
      </Confirm>
    </Card>
  );
}

function refusalOf(view: CaseView, sample: Sample, officer: boolean): string | null {
  if (view.state.name === 'submitted') return '通过初审后才能抽取（第八条（三））';
  if (view.state.name !== 'assessing') return `申报现为“${view.state.label}”，不能抽取`;
  if (!officer) return '由经办人抽取';
  if (sample.revealedOn !== null) return `本年度抽样密钥已于${fullDate(sample.revealedOn)}公开，不能再抽取`;
  return sample.listed < sample.sampleSize ? `名单 ${sample.listed} 家，少于 ${sample.sampleSize} 家` : null;
}

/** Satisfaction on all drawn and on those reached, side by side: one alone flatters. */
function Figures({ sample }: { sample: Sample }) {
  const { satisfaction: s } = sample;
  const tone = s.enough === null ? undefined : s.enough ? 'ok' : 'late';
  return (
    <>
      <section className="kpis" aria-label="测评结果">
        <div className="kpi">
          <h2>已记录</h2>
          <b>
            {s.reached}
            <small> / {s.reached + s.waiting} 家</small>
          </b>
          {s.waiting > 0 ? `还有 ${s.waiting} 家未记录` : '全部记录'}
        </div>
        <div className="kpi">
          <h2>满意度（按访到的）</h2>
          <b className={tone}>{s.ofReached === null ? '–' : `${s.ofReached}%`}</b>
          {s.reached} 家访到，{s.satisfied} 家满意{s.denied > 0 ? `，${s.denied} 家否认接受过服务` : ''}
        </div>
        <div className="kpi">
          <h2>满意度（按抽到的）</h2>
          <b>{s.ofDrawn === null ? '–' : `${s.ofDrawn}%`}</b>
          {s.drawn} 家抽到，{s.satisfied} 家满意{s.waiting > 0 ? '，未记录的暂不计满意' : ''}
        </div>
        <div className="kpi">
          <h2>已替换</h2>
          <b>
            {s.replaced}
            <small> 家</small>
          </b>
          {s.replaced > 0 ? reasonsOf(sample) : '按次序换下一家，原因在表中'}
          {waitingTried(sample)}
        </div>
      </section>
      <p className="small muted">{s.sentence}</p>
    </>
  );
}

/** 空号 1 家，三次未接 2 家: what became of those who were not reached. */
const reasonsOf = ({ rows }: Sample): string =>
  [...new Set(rows.flatMap(({ replacedReason }) => replacedReason ?? []))]
    .map((reason) => [reason, rows.filter((row) => row.replacedReason === reason).length] as const)
    .filter(([, count]) => count > 0)
    .map(([reason, count]) => `${reason} ${count} 家`)
    .join('，');

/** Of those that wait, how many were tried in vain so far. */
function waitingTried({ rows }: Sample): string {
  const tried = rows.filter((row) => row.state === 'drawn' && row.attempts.length > 0).length;
  return tried > 0 ? `；另有 ${tried} 家联系过、还没有访到` : '';
}

function Proof({ view, sample }: { view: CaseView; sample: Sample }) {
  const { draw } = sample;
  if (!draw) return null;
  return (
    <Card title="抽样凭据" aside={<span className="small muted">任何人可核验</span>}>
      <Kv
        items={[
          ['抽取', `${draw.drawnBy || view.recommender}，${dateAndTime(draw.drawnAt)}，自 ${draw.listed} 家中抽 ${draw.n} 家`],
          ['名单摘要', <code key="l">{draw.listHash}</code>],
          ['密钥封存值', <code key="c">{sample.commitment}</code>],
          ['密钥', sample.revealedOn === null ? '推荐工作结束后公开' : `已于${fullDate(sample.revealedOn)}公开`],
        ]}
      />
      {sample.revealedOn === null ? null : (
        <ButtonLink href={href('GET /api/draws/{dossierId}/bundle', { params: { dossierId: view.id } })} download>
          下载核验文件
        </ButtonLink>
      )}
    </Card>
  );
}
