import { News, OthersAtWork } from '../at-work/at-work.tsx';
import { isOffices, useAtWork } from '../at-work/use-at-work.ts';
import { Handler } from '../inbox/handler.tsx';
import { Onward, useStillListed, useWayBack } from '../onward.tsx';
import { paths, to } from '../paths.ts';
import { ButtonLink } from '../ui/button.tsx';
import { PageHead } from '../ui/page.tsx';
import { HeadActs, offices } from './head-acts.tsx';
import { type HeadProps, StateBadge, titleOf, useMeta } from './head-parts.tsx';
import { CaseStepper } from './stages.tsx';
import { WhoseTurn } from './whose-turn.tsx';

/** Above a case that is read: whose it is, what can be done with it, and where it stands in the year's procedure. */
export function CaseHead({ view, form, own }: HeadProps) {
  const meta = useMeta({ view, form, own });
  const on = isOffices(view.relation) && view.state.name !== 'draft';
  const atWork = useAtWork({ kind: 'dossiers', id: view.id, place: 'dossier', on });
  const listed = useStillListed();
  const back = useWayBack(paths.dossiers);
  return (
    <>
      <PageHead
        crumbs={own ? [] : [{ label: '申报', href: back }, { label: view.number ?? view.applicant }]}
        title={own ? titleOf(view) : view.applicant}
        badge={<StateBadge view={view} />}
        now={on ? <OthersAtWork {...atWork} /> : null}
        meta={meta.map(({ text }) => text)}
        actions={
          <>
            <Onward />
            {view.relation.some((one) => offices.includes(one)) ? (
              <Handler dossierId={view.id} title={view.applicant} relation={view.relation} />
            ) : null}
            {view.relation.includes('recommenderOf') && handled.includes(view.state.name) ? (
              <ButtonLink look="primary" href={listed(to(paths.recommendation, { id: view.id }))}>
                初审、测评与推荐
              </ButtonLink>
            ) : null}
            <HeadActs view={view} own={own} />
          </>
        }
      />
      {on ? <News {...atWork} timeline={view.timeline} state={view.state.label} /> : null}
      <CaseStepper view={view} />
      <WhoseTurn view={view} />
    </>
  );
}

/** While the recommender has it in hand, its own page is where it is worked on. */
const handled: readonly string[] = ['submitted', 'returned', 'assessing'];
