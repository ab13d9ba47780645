import { functionsOf } from '../../core/scheme/functions.ts';
import { type AnswerOf, href } from '../client.ts';
import { hasRole, useSession } from '../session.tsx';
import { Steps, type StepWords } from '../steps/steps.tsx';
import { Badge } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { dateAndTime, fullDate } from '../ui/dates.tsx';
import { Card, Stack } from '../ui/page.tsx';

export type PoolOfRound = AnswerOf<'GET /api/rounds/{id}/pool'>;
type Change = PoolOfRound['changes'][number];

const words: Readonly<Record<string, StepWords<'pool-changes'>>> = {
  sign: {
    look: 'primary',
    title: '同意专家库变更',
    act: () => '同意变更',
    says: <p>同意即生效：以后的专家组从变更后的专家库抽取，变更前后的摘要都保留、公开。已经抽取的专家组不变。不能撤销，只能再变更。</p>,
    done: () => '已同意，专家库已变更',
  },
  refuse: { look: 'plain', title: '不同意专家库变更', act: () => '不同意', done: () => '已答复不同意，专家库不变' },
  drop: { look: 'quiet', says: <p>撤回后这次变更不再办理，专家库不变。</p>, done: () => '已撤回' },
};

/** A change that waits for a leader: everybody whom it concerns, as they would stand in the pool. */
export const PoolChangeCard = ({ change }: { change: Change }) => (
  <Card title="待分管领导决定的变更">
    <div className="stack">
      <Lines change={change} />
      <div className="row">
        <Steps kind="pool-changes" of={change} offers={change.offers} words={words} />
      </div>
    </div>
  </Card>
);

/** Where one works and worked, and in which fields: what a change may say anew. */
const saidOf = ({ employer, formerEmployers, fields }: Pick<Change['lines'][number], 'employer' | 'formerEmployers' | 'fields'>): string =>
  `${[employer, ...formerEmployers.map((one) => `曾任职 ${one}`)].join('，')}；${functionsOf(fields)}`;

const Lines = ({ change }: { change: Change }) => (
  <>
    <ul>
      {change.lines.map((line) => (
        <li key={`${line.name}${line.employer}`}>
          {line.label}：<b>{line.name}</b>，{saidOf(line)}
          {line.was === null ? null : <span className="muted">（冻结时：{saidOf(line.was)}）</span>}
        </li>
      ))}
    </ul>
    <p>原因：{change.reason}</p>
    <p className="small muted">
      {change.preparedName}提出，{dateAndTime(change.preparedAt)}
    </p>
  </>
);

/** Each pool that stood in the year, with the hash that everybody can read, and the changes that were decided. */
export function PoolVersions({ pool: { round, versions, changes } }: { pool: PoolOfRound }) {
  const session = useSession();
  const over = changes.filter(({ state }) => state.name !== 'prepared');
  return (
    <Stack>
      <Card
        title="冻结记录"
        aside={
          <a className="small" href="/draws">
            公开页面
          </a>
        }
      >
        <div className="stack">
          {versions.map(({ version, hash, frozenOn, experts, changed }) => (
            <div key={version} className="stack-s">
              <p>
                <b>第 {version} 版</b>　{fullDate(frozenOn)}，{experts} 人{changed ? `（${changed}）` : ''}
              </p>
              <code className="hash">{hash}</code>
            </div>
          ))}
          {round.revealed && hasRole(session, 'supervisor') ? (
            <ButtonLink small href={href('GET /api/rounds/{id}/pool/salts', { params: { id: round.id } })} download>
              下载专家编号对照
            </ButtonLink>
          ) : null}
          <p className="small muted">摘要由每位专家的编号、专业领域和一个加盐的摘要算出，公开页面上没有姓名和单位。</p>
        </div>
      </Card>
      {over.length > 0 ? (
        <Card title="办过的变更">
          <div className="stack">
            {over.map((change) => (
              <article key={change.id} className="stack-s">
                <p className="row">
                  <Badge tone={change.state.name === 'signed' ? 'green' : 'grey'}>{change.state.label}</Badge>
                  <span className="small muted">
                    {change.decidedName && change.decidedAt ? `${change.decidedName}，${dateAndTime(change.decidedAt)}` : ''}
                  </span>
                </p>
                <Lines change={change} />
                {change.word === null ? null : <p>不同意的理由：{change.word}</p>}
              </article>
            ))}
          </div>
        </Card>
      ) : null}
    </Stack>
  );
}
