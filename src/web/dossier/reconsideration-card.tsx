import { type ReactNode, useState } from 'react';
import { reconsidered } from '../../core/procedure/reconsideration.ts';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { ActDialog } from '../steps/act-dialog.tsx';
import { Steps } from '../steps/steps.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { dateAndTime, fullDate } from '../ui/dates.tsx';
import { Card, Kv } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import type { DossierView } from './view.ts';

type Reconsiderations = AnswerOf<'GET /api/dossiers/{id}/reconsiderations'>;
type One = Reconsiderations['reconsiderations'][number];
type Open = NonNullable<Reconsiderations['open']>;

const tones: Readonly<Record<One['state']['name'], Tone>> = { asked: 'amber', granted: 'green', kept: 'grey' };

/** What the journal calls that a case went on after 复核. */
const resumed: readonly string[] = Object.values(reconsidered).map(({ resumes }) => resumes);

/** 复核 of the decision that a case ended with (第四条): until when it may be asked for, what was asked, and what was decided by whom and why. */
export function ReconsiderationCard({ view, decided }: { view: DossierView; decided: boolean }) {
  const session = useSession();
  const mayHave = decided || view.timeline.some(({ step }) => resumed.includes(step));
  const reads = mayHave && hasRole(session, 'clerk', 'officer', 'leader', 'supervisor');
  const { data } = useRead('GET /api/dossiers/{id}/reconsiderations', reads ? { params: { id: view.id } } : undefined);
  if (data === undefined || (data.open === null && data.reconsiderations.length === 0)) return null;
  return (
    <div className="stack outcome">
      {data.open ? <Asking view={view} open={data.open} /> : null}
      {data.reconsiderations.map((one) => (
        <Card
          key={one.id}
          title={`对${one.kind}通知 ${one.number} 的复核`}
          aside={<Badge tone={tones[one.state.name]}>{one.state.label}</Badge>}
        >
          <Kv items={factsOf(one)} />
          <Steps
            kind="reconsiderations"
            of={{ id: one.id, version: one.version, name: one.number, state: one.state }}
            offers={one.offers}
            words={{
              decide: {
                look: 'primary',
                says: (
                  <p>撤销原决定的，{one.follows}；原通知不再有效。维持原决定的，申报不再变动。决定后不能更改，申报单位看到结论和理由。</p>
                ),
                done: ({ granted }) => (granted === true ? '已撤销原决定' : '已维持原决定'),
              },
            }}
          />
        </Card>
      ))}
    </div>
  );
}

const written = (key: string, text: string) => (
  <span key={key} className="pre">
    {text}
  </span>
);

const factsOf = (one: One): (readonly [string, ReactNode])[] => [
  ['申请日期', dateAndTime(one.askedAt)],
  ['申请的理由', written('grounds', one.grounds)],
  ...(one.outcome === null
    ? [['由谁复核', `${one.decider}没有经手原决定的分管领导`] as const]
    : [
        ['复核结论', one.state.name === 'granted' ? `撤销原决定，${one.follows}` : '维持原决定'] as const,
        ['复核的理由', written('outcome', one.outcome)] as const,
        ['复核人', [one.decider, one.decidedBy, dateAndTime(one.decidedAt ?? '')].filter((part) => part !== null).join('，')] as const,
      ]),
];

/** Until when it may be asked for; whoever applied asks here. */
function Asking({ view, open }: { view: DossierView; open: Open }) {
  const [asking, setAsking] = useState(false);
  const act = useAct('POST /api/dossiers/{id}/reconsiderations');
  const toast = useToast();
  const offer = open.offers.find(({ step }) => step === 'ask');
  if (open.until === null && offer === undefined) return null;
  return (
    <Card title="申请复核">
      <div className="stack-s">
        <p>{termIn(open)}</p>
        {offer ? (
          <Button reason={offer.blockedBy.join('；') || null} reasonAt="after" onClick={() => setAsking(true)}>
            {offer.label}
          </Button>
        ) : null}
      </div>
      {offer && asking ? (
        <ActDialog
          title={`对${view.state.label}通知 ${open.number} 申请复核`}
          act={() => offer.label}
          grave={false}
          fields={offer.brings}
          given={{}}
          labels={{}}
          leaves={() => []}
          busy={act.isPending}
          onSend={({ grounds }) =>
            act.mutate(
              { params: { id: view.id }, body: { grounds: String(grounds) } },
              {
                onSuccess: () => {
                  toast('已申请复核，请等复核决定');
                  setAsking(false);
                },
              },
            )
          }
          onClose={() => {
            act.reset();
            setAsking(false);
          }}
        >
          <p>每份通知只能申请一次，由没有经手原决定的人复核。依据的材料以已提交的申报为准，不再补充文件。</p>
          {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
        </ActDialog>
      ) : null}
    </Card>
  );
}

const termIn = ({ number, opened, reachedOn, until }: Open): string =>
  reachedOn === null || until === null
    ? `本年度所用的办法版本没有规定对通知 ${number} 复核的期限`
    : opened
      ? `通知 ${number} 于${fullDate(reachedOn)}收到，可在${fullDate(until)}24时前申请复核`
      : `通知 ${number} 尚未打开：打开之日为收到之日；一直没有打开的，${fullDate(reachedOn)}视为收到，最迟在${fullDate(until)}24时前申请复核`;
