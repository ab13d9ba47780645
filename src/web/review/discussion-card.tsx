import { Steps, type StepWords } from '../steps/steps.tsx';
import { Badge } from '../ui/badge.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Card } from '../ui/page.tsx';
import type { Panel } from './panel.ts';
import { Rescore } from './rescore.tsx';

type Word = Panel['discussion']['words'][number];

/** What the panel says once all have signed: the moderator's rounds, statements, changed reviews, the draft and each word on it (第八条（四）). */
export function DiscussionCard({ panel }: { panel: Panel }) {
  const { discussion, dossier } = panel;
  const { state, moderator, words, offers, version } = discussion;
  if (moderator === '' || !discussion.ofPanel) return null;
  const rescore = offers.find(({ step }) => step === 'rescore');
  const rest = offers.filter(({ step }) => step !== 'rescore');
  return (
    <Card title="专家组讨论" aside={<Badge tone={state.name === 'agreed' ? 'green' : 'amber'}>{state.label}</Badge>}>
      <p className="muted">
        主持专家：{moderator}
        （抽取顺序在前）。评分只在讨论中修改，前后两稿都保留；专家组评审意见由主持专家起草，各位专家逐一确认，多数确认的即为专家组意见，不同意见照印。
      </p>
      {words.length === 0 ? null : (
        <ol className="stack-s">
          {words.map((word) => (
            <li key={word.n}>
              <span className="strong">
                {word.name}
                {said[word.kind]}
              </span>{' '}
              <span className="small muted">{dateAndTime(word.saidAt)}</span>
              <Told word={word} />
            </li>
          ))}
        </ol>
      )}
      {offers.length === 0 ? null : (
        <div className="row">
          <Steps kind="discussions" of={{ id: dossier.id, version, state }} offers={rest} words={wordsFor(panel)} small />
          {rescore ? <Rescore panel={panel} offer={rescore} /> : null}
        </div>
      )}
    </Card>
  );
}

const Told = ({ word: { text, total } }: { word: Word }) => (
  <>
    {total === null ? null : <p>改后总分 {total} 分</p>}
    {text === '' ? null : <p className="pre">{text}</p>}
  </>
);

const said: Readonly<Record<Word['kind'], string>> = {
  opened: '组织讨论',
  said: '发言',
  rescored: '修改评分，理由',
  closed: '结束讨论',
  drafted: '起草专家组评审意见',
  confirmed: '确认',
  dissented: '有不同意见',
  reseated: '离开专家组，此前的讨论和意见留存备查',
};

const wordsFor = ({ discussion: { draft }, groupOpinion }: Panel): Readonly<Record<string, StepWords<'discussions'>>> => ({
  open: { look: 'plain', done: () => '已组织讨论，各位专家收到消息' },
  say: { done: () => '已发言' },
  close: { look: 'plain', done: () => '讨论已结束，可以起草专家组意见' },
  draft: { look: 'primary', given: { text: draft ?? groupOpinion }, done: () => '已起草，请各位专家确认' },
  confirm: { look: 'primary', title: '确认专家组评审意见', says: <p className="pre">{draft}</p>, done: () => '已确认' },
  dissent: { title: '写明不同意见', says: <p className="pre">{draft}</p>, done: () => '不同意见已记下，照印在附件1' },
});
