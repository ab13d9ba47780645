import { useEffect } from 'react';
import { type Answer, answers as words } from '../../core/eligibility/left-to-person.ts';
import { type AnswerOf, problemIn } from '../client.ts';
import { placeWord } from '../dossier/words.ts';
import { ProblemAlert } from '../errors.tsx';
import { type Drafts, useDrafts } from '../form/drafts.ts';
import type { Kept } from '../form/kept.ts';
import { KeptHere } from '../form/kept-here.tsx';
import { Loaded, useAct, useRead } from '../query.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Choices, Input } from '../ui/controls.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Card } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';

export type Conditions = AnswerOf<'GET /api/dossiers/{id}/conditions'>;
type Condition = Conditions['conditions'][number];
type Said = Condition['recommender'][number];
/** `no`: how many words stood there when it was begun; what a colleague writes meanwhile is read before it is written over. */
type Draft = { answer: Answer; says: string; basis: string; no: number };

export const toneOf: Readonly<Record<Answer, Tone>> = { meets: 'green', doesNot: 'red', cannotTell: 'amber' };
const choices = Object.entries(words).map(([value, label]) => ({ value: value as Answer, label }));
const judges = { recommender: '推荐部门判断', panel: '推荐部门先填，专家组判断', authority: '推荐部门先填，认定部门判断' };

/** What no figure decides, answered by people (第六条、第七条): by whose turn it is here and now, for everybody else to read. */
export function ConditionsCard({ dossierId }: { dossierId: string }) {
  const read = useRead('GET /api/dossiers/{id}/conditions', { params: { id: dossierId } });
  return (
    <Loaded read={read} lines={12}>
      {(all) =>
        all.answers === null ? (
          <Card title="由人判断的条件" aside={<Progress all={all} />} flush>
            <ul>
              {all.conditions.map((one) => (
                <Line key={one.id} condition={one} />
              ))}
            </ul>
          </Card>
        ) : (
          <KeptHere place={`conditions:${dossierId}`}>{(kept) => <Answering dossierId={dossierId} all={all} kept={kept} />}</KeptHere>
        )
      }
    </Loaded>
  );
}

/** The last word of the side that asks, or of the recommender for readers. */
const standing = (one: Condition, side: Conditions['answers']): Said | null =>
  (side === 'panel' ? one.panel.find(({ own }) => own) : one.recommender.at(-1)) ?? null;

/** How many words of this side stand there. */
const wordsOf = (one: Condition, side: Conditions['answers']): number =>
  side === 'panel' ? (standing(one, side)?.no ?? 0) : one.recommender.length;

function Progress({ all }: { all: Conditions }) {
  const left = all.conditions.filter((one) => standing(one, all.answers) === null).length;
  return (
    <span className="small muted">
      {left === 0 ? `${all.conditions.length} 项都已填写` : `还有 ${left} 项未填，共 ${all.conditions.length} 项`}
    </span>
  );
}

type AnsweringProps = { dossierId: string; all: Conditions; kept: Kept };

function Answering({ dossierId, all, kept }: AnsweringProps) {
  const drafts = useDrafts<Draft>(kept);
  const act = useAct('POST /api/dossiers/{id}/conditions');
  const toast = useToast();
  const begun = all.conditions.filter(({ id }) => drafts.all.has(id));
  const ready = begun.flatMap((one) => {
    const { answer, says = '', basis = basisOf(one, all.answers), no = wordsOf(one, all.answers) } = drafts.of(one.id);
    return answer && says.trim().length > 1 && basis.trim() !== '' ? [{ condition: one.id, answer, says, basis, no }] : [];
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each answer, with what was read anew before it was told
  useEffect(() => {
    if (act.error?.status !== 409) return;
    for (const one of begun) drafts.put(one.id, { no: wordsOf(one, all.answers) });
  }, [act.error]);
  const save = () =>
    act.mutate(
      { params: { id: dossierId }, body: { answers: ready } },
      {
        onSuccess: () => {
          for (const { condition } of ready) drafts.put(condition, null);
          toast(`已保存 ${ready.length} 项结论`);
        },
      },
    );
  const open = begun.length - ready.length;
  return (
    <Card
      title="由人判断的条件"
      aside={<Progress all={all} />}
      flush
      foot={
        <span className="row">
          <Button
            look="primary"
            reason={ready.length === 0 ? '请先选定结论并写一句理由' : null}
            reasonAt="after"
            busy={act.isPending}
            onClick={save}
          >
            保存{ready.length > 0 ? ` ${ready.length} 项` : ''}
          </Button>
          {open > 0 ? <span className="small soon">另有 {open} 项没有写完，不会保存</span> : null}
        </span>
      }
    >
      {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      <ul>
        {all.conditions.map((one) => (
          <Line key={one.id} condition={one} answering={{ drafts, side: all.answers }} />
        ))}
      </ul>
    </Card>
  );
}

/** Where the edition says that it is to be seen, in words; a person changes it as it was. */
const basisOf = (one: Condition, side: Conditions['answers']): string =>
  standing(one, side)?.basis ?? one.evidence.map((path) => placeWord(path)).join('、');

type LineProps = { condition: Condition; answering?: { drafts: Drafts<Draft>; side: Conditions['answers'] } };

function Line({ condition, answering }: LineProps) {
  const { id, label, article, asks, by, because, recommender, panel } = condition;
  const now = answering && standing(condition, answering.side);
  const typing = answering && (now === null || answering.drafts.all.has(id));
  const words = recommender.at(-1);
  const lying = typing && answering.drafts.of(id).no === wordsOf(condition, answering.side);
  const shown = answering?.side === 'recommender' && lying ? null : words;
  return (
    <li className="check judging">
      <div className="check__top">
        <span>
          {label}
          <span className="judging__by">
            {article}，{judges[by]}
          </span>
        </span>
        {words ? <AnswerBadge said={words} /> : <Badge>未填</Badge>}
      </div>
      <p>{because ?? asks}</p>
      {shown ? <SaidLine said={shown} again={recommender.length - 1} /> : null}
      {panel.map((one) => (
        <SaidLine key={`${one.by}${one.writtenAt}`} said={one} again={0} panel />
      ))}
      {typing ? <Typing condition={condition} drafts={answering.drafts} side={answering.side} /> : null}
      {answering && !typing ? (
        <Button
          small
          look="quiet"
          aria-label={`改写：${label}`}
          onClick={() => answering.drafts.put(id, now ? { answer: now.answer, says: now.says, basis: now.basis, no: now.no } : {})}
        >
          改写
        </Button>
      ) : null}
    </li>
  );
}

export const AnswerBadge = ({ said: { answer } }: { said: Pick<Said, 'answer'> }) => <Badge tone={toneOf[answer]}>{words[answer]}</Badge>;

const SaidLine = ({ said, again, panel }: { said: Said; again: number; panel?: boolean }) => (
  <p className="judging__said">
    {panel ? <AnswerBadge said={said} /> : null} {said.says}
    <span className="muted">
      （
      {[`依据：${said.basis}`, panel ? '专家' : '', said.by, dateAndTime(said.writtenAt), again > 0 ? `改写过 ${again} 次` : '']
        .filter(Boolean)
        .join('，')}
      ）
    </span>
  </p>
);

type TypingProps = { condition: Condition; drafts: Drafts<Draft>; side: Conditions['answers'] };

/** The answer, one sentence, and what it was seen on: in one line where there is room. */
function Typing({ condition, drafts, side }: TypingProps) {
  const { id, label } = condition;
  const draft = drafts.of(id);
  const put = (part: Partial<Draft>) => drafts.put(id, { no: draft.no ?? wordsOf(condition, side), ...part });
  return (
    <fieldset className="judging__form" aria-label={`${label}：结论`}>
      <Choices
        name={`answer-${id}`}
        options={choices}
        chosen={draft.answer ? [draft.answer] : []}
        onChoose={([answer]) => answer && put({ answer })}
      />
      <Input
        small
        aria-label={`${label}：理由`}
        placeholder="一句话写明理由"
        maxLength={1000}
        value={draft.says ?? ''}
        onChange={(event) => put({ says: event.target.value })}
      />
      <Input
        small
        aria-label={`${label}：依据`}
        placeholder="看的是哪里"
        maxLength={300}
        value={draft.basis ?? basisOf(condition, side)}
        onChange={(event) => put({ basis: event.target.value })}
      />
    </fieldset>
  );
}
