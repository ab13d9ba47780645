import { useParams } from 'wouter';
import type { Kept } from '../form/kept.ts';
import { KeptHere } from '../form/kept-here.tsx';
import { useTyped } from '../form/typed.ts';
import { paths, to } from '../paths.ts';
import { Loaded, useAct, useRead } from '../query.tsx';
import { hasRole, useSession } from '../session.tsx';
import { Alert, Empty } from '../ui/alert.tsx';
import { Badge } from '../ui/badge.tsx';
import { Card, Columns, PageHead, Stack } from '../ui/page.tsx';
import { begun, type Chosen, choosingFrom } from './choosing.ts';
import type { RankedLine, Ranking } from './ranking.ts';
import { Preparing, Signing, Structure } from './ranking-side.tsx';
import { RankingTable } from './ranking-table.tsx';
import { SignedLists } from './signed-lists.tsx';

/** The round's order by mean score and its proposed list: an officer prepares the whole of it, a leader signs once (第八条（四）). */
export default function RankingPage() {
  const { id } = useParams<{ id: string }>();
  const asks = hasRole(useSession(), 'officer', 'leader');
  const round = useRead('GET /api/rounds/{id}', { params: { id } });
  const ranking = useRead('GET /api/rounds/{id}/ranking', { params: { id } });
  const contact = useRead('GET /api/office', ...(asks ? [] : [undefined]));
  return (
    <main className="page" id="main" tabIndex={-1}>
      <Loaded read={ranking} lines={10}>
        {(data) =>
          asks && contact.isPending ? null : (
            <KeptHere place={`ranking:${id}`} lines={10}>
              {(kept) => (
                <View
                  roundId={id}
                  year={round.data?.round.year ?? null}
                  ranking={data}
                  contact={contact.data?.lastContact ?? { office: '', phone: '' }}
                  kept={kept}
                />
              )}
            </KeptHere>
          )
        }
      </Loaded>
    </main>
  );
}

const isOpen = ({ dossier }: RankedLine): boolean => dossier.state.name === 'reviewed';

type Props = { roundId: string; year: number | null; ranking: Ranking; contact: { office: string; phone: string }; kept: Kept };

function View({ roundId, year, ranking, contact, kept }: Props) {
  const session = useSession();
  const { open, underReview, signed, lines } = ranking;
  const given = lines.filter(isOpen);
  const prepare = useAct('PUT /api/rounds/{id}/proposed-list');
  const { typed, over, put, drop } = useTyped<Chosen>(kept, open?.version ?? 0, prepare.error);
  const choosing = choosingFrom({ ...begun(given, open, contact), ...typed }, put);
  const may = hasRole(session, 'officer');
  const send = { prepare, version: over, onSent: drop };
  return (
    <>
      <PageHead
        crumbs={[
          { label: '年度工作', href: paths.rounds },
          { label: year === null ? '年度' : `${year}年度`, href: to(paths.round, { id: roundId }) },
          { label: '排序与拟认定名单' },
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
            {may ? <Preparing {...{ roundId, choosing, underReview, open }} {...send} lines={given} /> : null}
            {open ? <Signing open={open} /> : null}
            {may || open ? <Structure lines={given} choosing={choosing} /> : null}
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
