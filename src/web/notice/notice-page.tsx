import { Link, useParams } from 'wouter';
import { functionsOf } from '../../core/scheme/functions.ts';
import type { AnswerOf } from '../client.ts';
import { AskAudit } from '../disclosure/ask-audit.tsx';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { StepButtons } from '../review/steps.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Badge } from '../ui/badge.tsx';
import { ButtonLink } from '../ui/button.tsx';
import { fullDate } from '../ui/dates.tsx';
import { Card, Columns, Kv, PageHead, Stack } from '../ui/page.tsx';
import { type Column, Table } from '../ui/table.tsx';
import { ConcludeCard } from './conclude-card.tsx';
import { type Notice, Remaining } from './notices-page.tsx';
import { ObjectionList } from './objection-list.tsx';
import { PostingCard } from './posting-card.tsx';
import { RecognitionCard } from './recognition-card.tsx';

type Standing = AnswerOf<'GET /api/rounds/{id}/ranking'>['lines'][number];
type Line = Notice['list'][number];

/** One notice: the frozen list, what became of each case, and recognition once the period is over (第八条（四）（五）). */
export default function NoticePage() {
  const { id } = useParams<{ id: string }>();
  const notice = useRead('GET /api/notices/{id}', { params: { id } });
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Loaded read={notice} lines={8}>
        {(data) => <NoticeView notice={data} />}
      </Loaded>
    </main>
  );
}

function NoticeView({ notice }: { notice: Notice }) {
  const session = useSession();
  const staff = hasRole(session, 'officer', 'leader') && session.organisation.name === notice.issuer;
  const ranking = useRead('GET /api/rounds/{id}/ranking', ...(staff ? [{ params: { id: notice.roundId } }] : [undefined]));
  const standing = new Map((ranking.data?.lines ?? []).map((line) => [line.dossier.id, line]));
  const left = notice.list.some(({ dossierId }) => standing.get(dossierId)?.dossier.state.name === 'proposed');
  return (
    <>
      <PageHead
        crumbs={[{ label: '公示与认定', href: paths.notices }, { label: `${notice.roundYear}年度` }]}
        title={notice.title}
        badge={<Remaining notice={notice} />}
        meta={[notice.issuer, `${fullDate(notice.publishedOn)}至${fullDate(notice.endsOn)}`, `${notice.list.length} 家`]}
        actions={
          <>
            <AskAudit about={['notice']} id={notice.id} title={notice.title} />
            <ButtonLink href={`/notices/${notice.id}`} newTab>
              公开页面
            </ButtonLink>
          </>
        }
      />
      <Columns as="main-side">
        <Stack>
          <Card title="名单" flush>
            <Table
              caption="拟认定名单"
              columns={columnsOf(staff ? standing : null)}
              rows={notice.list}
              keyOf={(line) => line.dossierId}
              stack
            />
          </Card>
          {staff ? <PostingCard notice={notice} /> : null}
          {staff ? <ObjectionList noticeId={notice.id} /> : null}
          {staff ? <ConcludeCard notice={notice} /> : null}
          {staff ? <RecognitionCard notice={notice} left={left} /> : null}
        </Stack>
        <Card title="公示内容">
          {notice.body.split(/\n+/).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
          <Kv
            items={[
              ['发布', fullDate(notice.publishedOn)],
              ['结束', `${fullDate(notice.endsOn)}24时`],
              ['名单摘要', `${notice.listHash.slice(0, 16)}…`],
            ]}
          />
        </Card>
      </Columns>
    </>
  );
}

function columnsOf(standing: ReadonlyMap<string, Standing> | null): Column<Line>[] {
  const fixed: Column<Line>[] = [
    { key: 'no', head: '序号', num: true, cell: (_, index) => index + 1 },
    {
      key: 'name',
      head: '单位名称',
      rowHead: true,
      cell: (line) => (standing ? <Link href={to(paths.dossier, { id: line.dossierId })}>{line.name}</Link> : line.name),
    },
    { key: 'functions', head: '服务功能', cell: (line) => `${line.kind}：${functionsOf(line.functions)}` },
    { key: 'recommender', head: '推荐部门', cell: (line) => line.recommender },
  ];
  if (standing === null) return fixed;
  return [...fixed, { key: 'state', head: '状态与办理', cell: (line) => <Acts line={standing.get(line.dossierId)} /> }];
}

function Acts({ line }: { line: Standing | undefined }) {
  if (!line) return null;
  const { dossier, offers } = line;
  return (
    <span className="row">
      <Badge tone={dossier.state.tone}>{dossier.state.label}</Badge>
      <StepButtons small of={dossier} offers={offers.filter((offer) => offer.step === 'setAside')} />
    </span>
  );
}
