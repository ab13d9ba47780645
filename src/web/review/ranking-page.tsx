import { useParams } from 'wouter';
import { paths, to } from '../paths.ts';
import { Loaded, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Alert, Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Card, Columns, PageHead, Stack } from '../ui/page.tsx';
import type { RankedLine, Ranking } from './ranking.ts';
import { Preparing, Signing, Structure } from './ranking-side.tsx';
import { RankingTable } from './ranking-table.tsx';
import { SignedLists } from './signed-lists.tsx';
import { useChoosing } from './use-choosing.ts';

/** The round's order by mean score and its proposed list: an officer prepares the whole of it, a leader signs once (第八条（四）). */
export default function RankingPage() {
  const { id } = useParams<{ id: string }>();
  const round = useRead('GET /api/rounds/{id}', { params: { id } });
  const ranking = useRead('GET /api/rounds/{id}/ranking', { params: { id } });
  const contact = useRead('GET /api/office', ...(hasRole(useSession(), 'officer', 'leader') ? [] : [undefined]));
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Loaded read={ranking} lines={10}>
        {(data) =>
          contact.isPending && !contact.isError ? null : (
            <View
              key={keyOf(data)}
              roundId={id}
              year={round.data?.round.year ?? null}
              ranking={data}
              contact={contact.data?.lastContact ?? { office: '', phone: '' }}
            />
          )
        }
      </Loaded>
    </main>
  );
}

/** Another set of cases, or another list under way, starts the page anew. */
const keyOf = ({ lines, open }: Ranking): string =>
  `${open?.id}:${open?.version}:${lines.filter(isOpen).map(({ dossierId }) => dossierId)}`;
const isOpen = ({ dossier }: RankedLine): boolean => dossier.state.name === 'reviewed';

type Props = { roundId: string; year: number | null; ranking: Ranking; contact: { office: string; phone: string } };

function View({ roundId, year, ranking, contact }: Props) {
  const session = useSession();
  const { open, underReview, signed, lines } = ranking;
  const given = lines.filter(isOpen);
  const choosing = useChoosing(given, open, contact);
  const may = hasRole(session, 'officer');
  return (
    <>
      <PageHead
        crumbs={[
          { label: '年度工作', href: paths.rounds },
          { label: year === null ? '年度' : `${year}年度`, href: to(paths.round, { id: roundId }) },
          { label: '排序与名单' },
        ]}
        title="排序与拟认定名单"
        badge={open ? <Badge tone="amber">{open.state.label}</Badge> : given.length > 0 ? <Badge tone="blue">待拟定</Badge> : null}
        meta={[`${lines.length} 家评审完毕`, ...(underReview.length > 0 ? [<UnderReview key="under" cases={underReview} />] : [])]}
      />
      {open?.word ? (
        <Alert tone="amber" title="领导退回，须重新拟定后再送签署">
          <p>{open.word}</p>
        </Alert>
      ) : null}
      {lines.length === 0 ? (
        <Card>
          <Empty title="还没有评审结束的申报">专家组评审结束后在这里排序、拟定名单。</Empty>
        </Card>
      ) : null}
      {given.length > 0 ? (
        <Columns as="rank">
          <RankingTable lines={given} choosing={choosing} editable={may} />
          <aside className="vstack">
            {may ? <Preparing {...{ roundId, choosing, underReview, open }} lines={given} /> : null}
            {open ? <Signing open={open} /> : null}
            <Structure lines={given} choosing={choosing} />
          </aside>
        </Columns>
      ) : null}
      <Stack>
        <SignedLists signed={signed} lines={lines.filter((line) => !isOpen(line))} />
      </Stack>
    </>
  );
}

const UnderReview = ({ cases }: { cases: Ranking['underReview'] }) => (
  <span className="soon">
    {cases.length} 家还没有评审结束：{cases.map(({ name }) => name).join('、')}
  </span>
);
