import { useParams } from 'wouter';
import { News, OthersAtWork } from '../at-work/at-work.tsx';
import type { Done } from '../at-work/news.ts';
import { useAtWork } from '../at-work/use-at-work.ts';
import { problemIn } from '../client.ts';
import { AskAudit } from '../disclosure/ask-audit.tsx';
import { ProblemAlert } from '../errors.tsx';
import { Onward, useStillListed, useWayBack } from '../onward.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useAct, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { ActionBar, Columns, PageHead, Stack } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { DiscussionCard } from './discussion-card.tsx';
import { Draws } from './draws-card.tsx';
import { GroupOpinion } from './group-opinion.tsx';
import type { Panel } from './panel.ts';
import { Recusals } from './recusals-card.tsx';
import { Opinions, Scores } from './scores-card.tsx';
import { Seats } from './seats-card.tsx';

/** A case's panel: who sits by the draw, who signed, who left and why, the scores once all have signed, the group opinion, the end of the review (第八条（四）). */
export default function PanelPage() {
  const { id } = useParams<{ id: string }>();
  const panel = useRead('GET /api/dossiers/{id}/panel', { params: { id } });
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Loaded read={panel} lines={10}>
        {(data) => <PanelView panel={data} />}
      </Loaded>
    </main>
  );
}

const none: readonly Done[] = [];

function PanelView({ panel }: { panel: Panel }) {
  const session = useSession();
  const officer = hasRole(session, 'officer');
  const listed = useStillListed();
  const { dossier, seats } = panel;
  const seated = seats.filter((seat) => seat.state === 'seated');
  const atWork = useAtWork({ kind: 'dossiers', id: dossier.id, place: 'panel', on: officer || hasRole(session, 'leader') });
  // An expert is shown no other's seat: how many there are is for the office to read.
  const signed = seated.filter((seat) => seat.signedAt !== null).length;
  return (
    <>
      <PageHead
        crumbs={[{ label: '待办', href: useWayBack() }, { label: '专家评审' }]}
        title={dossier.applicant}
        now={<OthersAtWork {...atWork} />}
        badge={<Badge tone={dossier.state.tone}>{dossier.state.label}</Badge>}
        meta={[
          dossier.number,
          ...(hasRole(session, 'expert') ? [] : [`专家 ${seated.length} / ${panel.panelSize} 人`, `已签署 ${signed} 人`]),
        ]}
        actions={
          <>
            <Onward />
            <AskAudit about={['panel']} id={dossier.id} title={dossier.applicant} />
            <ButtonLink href={listed(to(paths.dossier, { id: dossier.id }))}>查看申报</ButtonLink>
          </>
        }
      />
      <News {...atWork} timeline={none} state={dossier.state.label} />
      <Columns as="main-side">
        <Stack>
          <Doubts panel={panel} />
          <Seats panel={panel} officer={officer} leader={hasRole(session, 'leader')} />
          <Recusals panel={panel} />
          <Scores panel={panel} />
          <Opinions seats={seats} />
          <DiscussionCard panel={panel} />
          <GroupOpinion panel={panel} writable={officer && dossier.state.name === 'admitted' && !panel.discussion.ofPanel} />
        </Stack>
        <Draws panel={panel} />
      </Columns>
      {panel.concludeBlockedBy === null ? null : <Conclude panel={panel} blockedBy={panel.concludeBlockedBy} />}
    </>
  );
}

/** Names that are like: whether somebody has to leave is for people to say. */
function Doubts({ panel: { doubts } }: { panel: Panel }) {
  if (doubts.length === 0) return null;
  return (
    <Alert tone="amber" title="有专家的单位与申报中的单位名称相近，请核实；属同一单位或有隶属关系的，请提出回避（第八条（四））">
      <ul>
        {doubts.map((doubt) => (
          <li key={doubt}>{doubt}</li>
        ))}
      </ul>
    </Alert>
  );
}

function Conclude({ panel, blockedBy }: { panel: Panel; blockedBy: readonly string[] }) {
  const conclude = useAct('POST /api/dossiers/{id}/conclude-review');
  const toast = useToast();
  const { id, version } = panel.dossier;
  return (
    <ActionBar state={conclude.isError ? <ProblemAlert problem={problemIn(conclude.error)} /> : '全部签署、形成专家组评审意见后结束评审'}>
      <Button
        look="primary"
        reason={blockedBy.join('；') || null}
        busy={conclude.isPending}
        onClick={() => conclude.mutate({ params: { id }, body: { version } }, { onSuccess: () => toast('评审已结束，可以排序') })}
      >
        评审结束
      </Button>
    </ActionBar>
  );
}
