import type { SelfCheck } from '../../core/eligibility/self-check.ts';
import type { Status, Verdict } from '../../core/eligibility/verdict.ts';
import { Alert } from '../ui/alert.tsx';
import type { Tone } from '../ui/badge.tsx';
import { Check, Tally } from '../ui/check.tsx';
import { fullDate } from '../ui/dates.tsx';
import { PrintButton } from '../ui/print.tsx';
import type { Listed } from './read-list.ts';

const looks: Readonly<Record<Status, { tone: Tone; word: string }>> = {
  notMet: { tone: 'red', word: '不符合' },
  unknown: { tone: 'grey', word: '尚未填写' },
  forPerson: { tone: 'amber', word: '需人工判断' },
  met: { tone: 'green', word: '符合' },
};

/** Article by article: the verdict, the figure against what is required, and what is missing. */
export function Results({ result, listed, today }: { result: SelfCheck; listed: Listed | null; today: string }) {
  const { verdicts, findings } = result;
  const count = (status: Status): number => verdicts.filter((one) => one.status === status).length;
  return (
    <section className="card selfcheck__result" aria-label="自查结果">
      <div className="panel__h">
        <h2>自查结果</h2>
        <PrintButton small label="打印结果" />
      </div>
      <Tally
        items={[
          { n: count('met'), label: '符合', tone: 'ok' },
          { n: count('notMet'), label: '不符合', tone: 'late' },
          { n: count('forPerson'), label: '需人工', tone: 'soon' },
          { n: count('unknown'), label: '未填' },
        ]}
      />
      <p className="selfcheck__sum" role="status">
        {summary(count)}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <ul className="panel__scroll" tabIndex={0} aria-label="逐条结果">
        {verdicts.map((one) => (
          <Check key={one.id} title={one.label} tone={looks[one.status].tone} badge={looks[one.status].word} cite={citeOf(one)}>
            {one.message}
          </Check>
        ))}
      </ul>
      {findings.length > 0 ? (
        <div className="card__body">
          <Alert tone="amber" title="所填内容有不一致">
            <ul>
              {findings.map((one) => (
                <li key={`${one.id}${one.message}`}>{one.message}。</li>
              ))}
            </ul>
          </Alert>
        </div>
      ) : null}
      <p className="card__foot">
        {fullDate(today)}自查{listed ? `，名单来自${listed.from}` : ''}
        。按《江西省中小企业公共服务示范平台认定管理办法》第六条、第七条判断，供申报参考，以审核为准。
      </p>
    </section>
  );
}

function summary(count: (status: Status) => number): string {
  const [short, open] = [count('notMet'), count('unknown')];
  if (short > 0) return `有 ${short} 项达不到，达到后才能申报${open > 0 ? `；还有 ${open} 项没有填` : ''}。`;
  if (open > 0) return `还有 ${open} 项没有填，填好后才能看全。`;
  return '各项数量条件都达到，可以准备申报材料；需人工判断的由工作人员审核。';
}

const citeOf = ({ article, figure, threshold }: Verdict): string =>
  [article, figure === null ? null : `现有：${figure}`, threshold === null ? null : `要求：${threshold}`]
    .filter((part) => part !== null)
    .join('｜');
