import { useState } from 'react';
import { interpretationProcedure } from '../../core/procedure/interpretation.ts';
import type { AnswerOf } from '../client.ts';
import { Loaded, useRead } from '../query.tsx';
import { hasRole, isKind, isRecommender, useSession } from '../session.tsx';
import { Steps } from '../steps/steps.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Card, PageHead, Stack } from '../ui/page.tsx';
import { BeginDraft } from './begin-draft.tsx';
import { AnswerQuestion, AskQuestion } from './interpretation-dialogs.tsx';

type One = AnswerOf<'GET /api/interpretations/own'>['interpretations'][number];

/** 办法的解释: an office asks about a sentence, the province drafts an answer, its leader signs; published with the measure. */
export default function InterpretationsPage() {
  const session = useSession();
  const read = useRead('GET /api/interpretations/own');
  const mayAsk = hasRole(session, 'officer', 'leader') && (isRecommender(session) || isKind(session, 'province', 'county'));
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <PageHead
        title="办法的解释"
        meta={[`就办法的一句提出疑问，由省工信厅解释（${interpretationProcedure.article}）；签发后随办法公布，各方适用`]}
        actions={
          <>
            <ButtonLink look="quiet" href="/measure" newTab>
              公布的办法和解释
            </ButtonLink>
            {mayAsk ? <AskQuestion /> : null}
          </>
        }
      />
      <Loaded read={read} lines={6}>
        {({ interpretations }) =>
          interpretations.length === 0 ? (
            <Card>
              <Empty title="还没有疑问和解释">对办法的某一句有疑问的，选定这一句提出；答复以前只有本部门和省工信厅看得到。</Empty>
            </Card>
          ) : (
            <Stack>
              {interpretations.map((one) => (
                <Interpretation key={one.id} one={one} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </main>
  );
}

const tones: Readonly<Record<string, Tone>> = { asked: 'amber', drafted: 'amber', returned: 'red', published: 'green', ending: 'amber' };

function Interpretation({ one }: { one: One }) {
  const answer = one.offers.find(({ step }) => step === 'answer');
  const words = {
    sign: {
      says: (
        <p>
          签发后编号，随办法公布，并通知各推荐部门和有申报在办的单位，自{fullDate(one.validFrom)}
          起适用；公布后不再改动，只能由后一件替代或者由两人废止。
        </p>
      ),
      done: () => '已签发并公布',
    },
    proposeEnd: { done: () => '已提出，待领导签发' },
    end: { says: <p>{one.reason}</p>, done: () => '已废止，仍然列在公布的办法中' },
  };
  return (
    <Card title={`${one.number ?? '疑问'}：${one.place}`} aside={<Badge tone={tones[one.state.name] ?? 'grey'}>{one.state.label}</Badge>}>
      <p>“{one.quoted}”</p>
      <p className="pre">
        {one.asker}问：{one.question}
      </p>
      {one.answer ? <p className="pre">解释：{one.answer}</p> : null}
      {one.choiceLabel ? <p>口径：{one.choiceLabel}</p> : null}
      <p className="small muted">
        版本 {one.edition}
        {one.validFrom ? `，自${fullDate(one.validFrom)}起适用` : ''}
        {one.replaces ? `，替代 ${one.replaces}` : ''}
        {one.replacedBy ? `，已由 ${one.replacedBy} 替代` : ''}
        {one.word ? `，${one.word}` : ''}
        {one.reason ? `，${one.reason}` : ''}
      </p>
      <div className="row">
        {answer ? <AnswerQuestion one={one} blockedBy={answer.blockedBy} /> : null}
        <Steps kind="interpretations" of={one} offers={one.offers.filter(({ step }) => step !== 'answer')} words={words} small />
        {one.differs && one.state.name === 'published' ? <Revise one={one} /> : null}
      </div>
    </Card>
  );
}

/** The choice itself changes by a new edition alone: an officer begins one from here, which has chosen already. */
function Revise({ one }: { one: One }) {
  const session = useSession();
  const [open, setOpen] = useState(false);
  const editions = useRead('GET /api/editions');
  if (!hasRole(session, 'officer') || !isKind(session, 'province')) return null;
  return (
    <>
      <Button small onClick={() => setOpen(true)}>
        据此起草办法的新版本
      </Button>
      {open && editions.data ? (
        <BeginDraft
          editions={editions.data.editions}
          choice={{ is: one.choice ?? '', label: one.choiceLabel ?? '' }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </>
  );
}
