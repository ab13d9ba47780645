import type { AnswerOf } from '../client.ts';
import { paths, to } from '../paths.ts';
import { ButtonLink } from '../ui/button.tsx';
import { RecommendedThough } from './recommended-though.tsx';
import { StepButtons } from './steps.tsx';

/** What the authority may do with this case now, beside its content; the panel once it was admitted. */
export function AuthorityCard({ view }: { view: AnswerOf<'GET /api/dossiers/{id}'> }) {
  if (!view.relation.includes('authorityOf')) return null;
  const panel = ['admitted', 'reviewed', 'proposed', 'notProposed', 'recognised', 'setAside'].includes(view.state.name);
  return (
    <>
      {panel || view.offers.length > 0 ? (
        <div className="row">
          <StepButtons of={view} offers={view.offers} />
          {panel ? <ButtonLink href={to(paths.panel, { id: view.id })}>专家组与评审</ButtonLink> : null}
        </div>
      ) : null}
      <RecommendedThough dossierId={view.id} />
    </>
  );
}
