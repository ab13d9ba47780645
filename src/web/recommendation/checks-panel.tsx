import { Said } from '../dossier/said.tsx';
import { placeWord } from '../dossier/words.ts';
import type { Tone } from '../ui/badge.tsx';
import { Check, Tally } from '../ui/check.tsx';
import type { Checks, Signal } from './case.ts';
import { SharedRows } from './shared-rows.tsx';

type Verdict = Checks['verdicts'][number];
type Finding = Checks['findings'][number];

const shown: Readonly<Record<Verdict['status'], { tone: Tone; badge: string }>> = {
  met: { tone: 'green', badge: '符合' },
  notMet: { tone: 'red', badge: '不符合' },
  forPerson: { tone: 'amber', badge: '需人工判断' },
  unknown: { tone: 'grey', badge: '未填' },
};
const severities: Readonly<Record<Finding['severity'], { tone: Tone; badge: string }>> = {
  error: { tone: 'red', badge: '不一致' },
  warning: { tone: 'amber', badge: '请核对' },
  signal: { tone: 'amber', badge: '信号' },
};

/** What the rules say of the form: conditions with figure, threshold and article; figures that disagree; signals that refuse nothing. */
type Props = { checks: Checks; signals: readonly Signal[] | undefined; onGo: (path: string) => void };

export function ChecksPanel({ checks, signals, onGo }: Props) {
  const { verdicts } = checks;
  const findings = checks.findings.filter((one) => one.severity !== 'signal');
  const count = (status: Verdict['status']) => verdicts.filter((one) => one.status === status).length;
  return (
    <section className="card" aria-label="检查与信号">
      <div className="panel__h">
        <h2>检查与信号</h2>
        <span className="small muted">
          {verdicts.length} 项检查，{signals ? `${signals.length} 条信号` : '正在比对信号'}
        </span>
      </div>
      <Tally
        items={[
          { n: count('met'), label: '符合', tone: 'ok' },
          { n: count('notMet'), label: '不符合', tone: 'late' },
          { n: count('forPerson'), label: '需人工', tone: 'soon' },
          { n: count('unknown'), label: '未填' },
        ]}
      />
      <ul>
        {checks.missing.map((one) => (
          <Check key={one.key} title={one.label} tone="red" badge="缺材料" cite={one.article}>
            {one.message}
          </Check>
        ))}
        <Verdicts verdicts={verdicts.filter((one) => one.status !== 'met')} onGo={onGo} />
        {findings.map((one) => (
          <Check
            key={`${one.id}-${one.paths[0]}`}
            title="数据核对"
            {...severities[one.severity]}
            cite={<Cite article={one.article} paths={one.paths} onGo={onGo} />}
          >
            {one.message}
            <Said finding={one} answers={checks.answers} />
          </Check>
        ))}
        {(signals ?? []).map((one) => (
          <Check
            key={one.id}
            title={one.title}
            tone="amber"
            badge="信号"
            cite={<Cite article={one.article} paths={one.rows.length > 0 ? [] : one.paths} onGo={onGo} />}
          >
            {one.message}。仅供核实，不作为退回依据。
            {one.rows.length > 0 ? <SharedRows rows={one.rows} onGo={onGo} /> : null}
          </Check>
        ))}
        <Verdicts verdicts={verdicts.filter((one) => one.status === 'met')} onGo={onGo} />
      </ul>
    </section>
  );
}

const order: readonly Verdict['status'][] = ['notMet', 'unknown', 'forPerson', 'met'];

const Verdicts = ({ verdicts, onGo }: { verdicts: readonly Verdict[]; onGo: (path: string) => void }) =>
  [...verdicts]
    .sort((a, b) => order.indexOf(a.status) - order.indexOf(b.status))
    .map((one) => (
      <Check key={one.id} title={one.label} {...shown[one.status]} cite={<Cite article={one.article} paths={one.evidence} onGo={onGo} />}>
        {one.message}
      </Check>
    ));

const MOST_LINKS = 4;
const short = (text: string) => (text.length > 14 ? `${text.slice(0, 13)}…` : text);

/** Links to the places; the second and further ones of the same name are told apart by their number. */
function Cite({ article, paths, onGo }: { article: string; paths: readonly string[]; onGo: (path: string) => void }) {
  const places = paths.slice(0, MOST_LINKS).map((path) => ({ path, word: short(placeWord(path)) }));
  return (
    <>
      {article}
      {places.map(({ path, word }, index) => {
        const before = places.slice(0, index).filter((one) => one.word === word).length;
        return (
          <span key={path}>
            {' '}
            <button
              type="button"
              className="linkish"
              aria-label={before > 0 ? `${word}第${before + 1}处` : undefined}
              onClick={() => onGo(path)}
            >
              {before > 0 ? `第${before + 1}处` : word}
            </button>
          </span>
        );
      })}
    </>
  );
}
