import { useRef, useState } from 'react';
import { Link } from 'wouter';
import { type Impact, impactOf, impactSentences } from '../../core/scheme/edition/impact.ts';
import { type AnswerOf, call, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { paths, to } from '../paths.ts';
import { useRead } from '../query.tsx';
import { Button } from '../ui/button.tsx';
import { Select } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';
import { type Column, Table } from '../ui/table.tsx';

type Case = AnswerOf<'GET /api/editions/{id}/impact'>['cases'][number];
type Weighing = { readonly done: number; readonly all: number };
type Weighed = { readonly impact: Impact<Case>; readonly mark: string; readonly round: string };

const columns: readonly Column<Impact<Case>['byCondition'][number]>[] = [
  { key: 'label', head: '条件', rowHead: true, cell: (one) => `${one.article}${one.label}` },
  { key: 'falls', head: '不再符合', num: true, cell: (one) => <span className={one.falls > 0 ? 'late' : undefined}>{one.falls}</span> },
  { key: 'passes', head: '变为符合', num: true, cell: (one) => <span className={one.passes > 0 ? 'ok' : undefined}>{one.passes}</span> },
];

/**
 * 如果这样改: past submissions weighed by this edition, portion by portion, with how far it has come; only those that the reader may see. `mark`: what was
 * weighed; after a change the figures are those of before, and it says so.
 */
export function ImpactCard({ id, mark }: { id: string; mark: string }) {
  const rounds = useRead('GET /api/rounds');
  const past = (rounds.data?.rounds ?? []).filter(({ cancelledAt, own }) => own && cancelledAt === null);
  const [chosen, setChosen] = useState('');
  const [going, setGoing] = useState<Weighing | null>(null);
  const [weighed, setWeighed] = useState<Weighed | null>(null);
  const [problem, setProblem] = useState<ReturnType<typeof problemIn> | null>(null);
  const turn = useRef(0);
  const round = chosen === '' ? past[0]?.id : chosen;
  const weigh = async (roundId: string): Promise<void> => {
    turn.current += 1;
    const mine = turn.current;
    setProblem(null);
    setGoing({ done: 0, all: 0 });
    try {
      const cases = await weighedAll({ id, roundId, told: (one) => mine === turn.current && setGoing(one) });
      if (mine === turn.current) setWeighed({ impact: impactOf(cases), mark, round: roundId });
    } catch (error) {
      setProblem(problemIn(error));
    }
    setGoing(null);
  };
  return (
    <section className="card" aria-labelledby="impact-head">
      <div className="panel__h">
        <h2 id="impact-head">如果这样改</h2>
        <span className="small muted">按提交时的内容和日期</span>
      </div>
      <div className="card__body stack-s">
        <Field label="重算哪一年的申报" hint="只算您看得到的申报">
          {(ids) => (
            <Select
              {...ids}
              value={round ?? ''}
              onChange={(event) => setChosen(event.target.value)}
              options={past.map((one) => ({ value: one.id, label: one.title }))}
              empty={past.length === 0 ? '还没有年度工作' : undefined}
            />
          )}
        </Field>
        <Button
          block
          busy={going !== null}
          reason={round === undefined ? '还没有可以重算的年度' : null}
          reasonAt="after"
          onClick={() => void weigh(round ?? '')}
        >
          {going === null ? '重算' : `正在重算 ${going.done} / ${going.all}`}
        </Button>
        {going === null ? null : <progress className="progress" aria-label="重算进度" max={Math.max(1, going.all)} value={going.done} />}
        {problem ? <ProblemAlert problem={problem} /> : null}
        {weighed !== null && weighed.mark !== mark ? <p className="soon small">重算之后又改过，以下是改之前的结果。</p> : null}
      </div>
      {weighed === null ? null : <Outcome impact={weighed.impact} />}
    </section>
  );
}

type Asked = { readonly id: string; readonly roundId: string; readonly told: (one: Weighing) => void };

async function weighedAll({ id, roundId, told }: Asked): Promise<Case[]> {
  const cases: Case[] = [];
  let after: string | null = null;
  do {
    const portion: AnswerOf<'GET /api/editions/{id}/impact'> = await call('GET /api/editions/{id}/impact', {
      params: { id },
      query: after === null ? { round: roundId } : { round: roundId, after },
    });
    cases.push(...portion.cases);
    told({ done: cases.length, all: portion.all });
    after = portion.next;
  } while (after !== null);
  return cases;
}

function Outcome({ impact }: { impact: Impact<Case> }) {
  const { falls, passes, morePersons, byCondition, cases } = impact;
  return (
    <div aria-live="polite">
      <div className="tally tally--three">
        <span>
          <b className={falls.length > 0 ? 'late' : undefined}>{falls.length}</b>家将不再符合
        </span>
        <span>
          <b className={passes.length > 0 ? 'ok' : undefined}>{passes.length}</b>家变为符合
        </span>
        <span>
          <b>{cases - falls.length - passes.length}</b>家不变
        </span>
      </div>
      {byCondition.length === 0 ? null : <Table caption="按条件" columns={columns} rows={byCondition} keyOf={(one) => one.id} tight />}
      <ul>
        {[...falls, ...passes].map((one) => (
          <Turned key={one.dossierId} one={one} falls={falls.includes(one)} />
        ))}
        {morePersons
          .filter((one) => !falls.includes(one) && !passes.includes(one))
          .map((one) => (
            <li className="check" key={one.dossierId}>
              <div className="check__top">
                <Case one={one} />
                <span className="soon">改为由人判断</span>
              </div>
            </li>
          ))}
      </ul>
      <p className="card__foot">{impactSentences(impact)[0]}已认定的不受影响，到期重新申报时才适用。</p>
    </div>
  );
}

const Case = ({ one }: { one: Case }) => <Link href={to(paths.dossier, { id: one.dossierId })}>{one.applicant}</Link>;

const Turned = ({ one, falls }: { one: Case; falls: boolean }) => (
  <li className="check">
    <div className="check__top">
      <Case one={one} />
      <span className={falls ? 'nowrap late' : 'nowrap ok'}>{falls ? '不再符合' : '变为符合'}</span>
    </div>
    {(falls ? one.after.bars : one.before.bars).map(({ id, message }) => (
      <p key={id}>{message}</p>
    ))}
  </li>
);
