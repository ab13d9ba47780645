import { useParams } from 'wouter';
import { KeptHere } from '../../form/kept-here.tsx';
import { paths, to } from '../../paths.ts';
import { Loaded, useRead } from '../../query.tsx';
import { hasRole, useSession } from '../../session.tsx';
import { Empty } from '../../ui/alert.tsx';
import { ButtonLink } from '../../ui/button.tsx';
import type { CaseView, Sample } from '../case.ts';
import { Desk } from './desk.tsx';
import { Opened } from './opened.tsx';

/** The call desk of one case: the drawn enterprises one after the other (附件1). */
export default function CallDeskPage() {
  const { id = '' } = useParams<{ id: string }>();
  const view = useRead('GET /api/dossiers/{id}', { params: { id } });
  const sample = useRead('GET /api/dossiers/{id}/sample', { params: { id } });
  return (
    <main className="page calls" id="main" tabIndex={-1}>
      <Loaded read={view} lines={12}>
        {(one) => (
          <Loaded read={sample} lines={12}>
            {(drawn) => <Begun view={one} sample={drawn} />}
          </Loaded>
        )}
      </Loaded>
    </main>
  );
}

function Begun({ view, sample }: { view: CaseView; sample: Sample }) {
  const officer = hasRole(useSession(), 'officer') && view.relation.includes('recommenderOf');
  const why = refusalOf(view, { drawn: sample.draw !== null, officer });
  const back = `${to(paths.recommendation, { id: view.id })}?step=assessment`;
  if (why !== null)
    return (
      <Empty title="现在不能电话测评" action={<ButtonLink href={back}>回到抽样与测评</ButtonLink>}>
        {why}
      </Empty>
    );
  return (
    <Opened view={view} sample={sample} back={back}>
      {(opened) => (
        <KeptHere place={`calls/${view.id}`}>
          {(kept) => (
            <KeptHere place={`call-drafts/${view.id}`}>
              {(drafts) => <Desk view={view} sample={sample} opened={opened} kept={{ calls: kept, drafts }} back={back} />}
            </KeptHere>
          )}
        </KeptHere>
      )}
    </Opened>
  );
}

function refusalOf(view: CaseView, { drawn, officer }: { drawn: boolean; officer: boolean }): string | null {
  if (!officer) return '电话测评由推荐部门的经办人办理。';
  if (view.state.name !== 'assessing') return `申报现为“${view.state.label}”，测评已经结束或还没有开始。`;
  return drawn ? null : '还没有抽取样本，请先随机抽取（附件1）。';
}
