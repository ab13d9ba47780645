import { useState } from 'react';
import { type AnswerOf, problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { Loaded, useAct, useRead } from '../query.tsx';
import { AskText } from '../recognition/ask-text.tsx';
import { Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { dateAndTime } from '../ui/dates.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Card, Kv, PageHead } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';

type Release = AnswerOf<'GET /api/openings'>['releases'][number];

const lookOf = ({ granted }: Release) =>
  granted === null
    ? ({ tone: 'amber', label: '待答复' } as const)
    : granted
      ? ({ tone: 'green', label: '已同意' } as const)
      : ({ tone: 'grey', label: '不同意' } as const);

/** 查看个人信息: how often one has opened some today, and who asks to go on; a leader answers here (第十六条). */
export default function OpeningsPage() {
  const read = useRead('GET /api/openings');
  return (
    <main className="page page--narrow" id="main" tabIndex={-1}>
      <Loaded read={read}>
        {({ opened, allowed, releases }) => (
          <>
            <PageHead
              title="查看个人信息"
              meta={[`您今天已查看 ${opened} 次，共可查看 ${allowed} 次`, '次数已满的，须经本单位领导同意（第十六条）']}
            />
            <div className="stack">
              {releases.length === 0 ? (
                <Card title="继续查看的请求">
                  <Empty title="没有请求">当天查看个人信息的次数已满、请求继续查看的，在这里答复。</Empty>
                </Card>
              ) : null}
              {releases.map((one) => (
                <ReleaseCard key={one.id} release={one} />
              ))}
            </div>
          </>
        )}
      </Loaded>
    </main>
  );
}

function ReleaseCard({ release: one }: { release: Release }) {
  const [answering, setAnswering] = useState<boolean | null>(null);
  const { tone, label } = lookOf(one);
  return (
    <Card title={`${one.name}请求继续查看个人信息`} aside={<Badge tone={tone}>{label}</Badge>}>
      <div className="stack">
        <Kv
          items={[
            ['提出', dateAndTime(one.askedAt)],
            ['当天已查看', `${one.opened} 次`],
            ['用途', one.purpose],
            ...(one.decidedAt ? ([['答复', dateAndTime(one.decidedAt)]] as const) : []),
            ...(one.word ? ([['理由', one.word]] as const) : []),
          ]}
        />
        {one.mine ? (
          <p>
            <Button look="primary" onClick={() => setAnswering(true)}>
              同意
            </Button>{' '}
            <Button onClick={() => setAnswering(false)}>不同意</Button>
          </p>
        ) : null}
      </div>
      {answering === null ? null : <Answer release={one} granted={answering} onClose={() => setAnswering(null)} />}
    </Card>
  );
}

function Answer({ release, granted, onClose }: { release: Release; granted: boolean; onClose: () => void }) {
  const act = useAct('POST /api/openings/{id}/answer');
  const toast = useToast();
  const send = (word: string) =>
    act
      .mutateAsync({ params: { id: release.id }, body: { granted, word } })
      .then(() => {
        toast(granted ? '已同意' : '已答复不同意');
        onClose();
      })
      .catch(() => undefined);
  const problem = act.error ? problemIn(act.error) : null;
  if (!granted)
    return (
      <AskText
        {...{ title: `不同意${release.name}继续查看`, label: '理由', act: '不同意', most: 200, busy: act.isPending, problem, onClose }}
        onSend={(word) => void send(word)}
      />
    );
  return (
    <Confirm open title={`同意${release.name}继续查看个人信息`} act="同意" onAct={() => send('')} onClose={onClose}>
      {problem ? <ProblemAlert problem={problem} /> : null}
      <p>只在今天有效，每次仍须写明用途。用途：{release.purpose}。</p>
    </Confirm>
  );
}
