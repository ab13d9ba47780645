import { useState } from 'react';
import { useParams } from 'wouter';
import { formOf, officialForm } from '../../core/annexes/form-of.ts';
import { FormContext } from '../form/which-form.ts';
import { idle, soon } from '../idle.ts';
import { later } from '../later.tsx';
import { Loaded, useRead } from '../query.tsx';
import { useScheme } from '../scheme/law.ts';
import { useSession } from '../session.tsx';
import { Skeleton } from '../ui/alert.tsx';
import { WorkBar } from '../work-bar.tsx';
import { Fill } from './fill.tsx';
import { FillableUntil } from './fillable-until.tsx';
import { HeadActs } from './head-acts.tsx';
import { StateBadge, titleOf, useMeta } from './head-parts.tsx';
import { part } from './part.ts';
import type { DossierView, FormAnswer } from './view.ts';

// Whoever fills in a form needs none of these to begin.
const CaseHead = later(async () => (await import('./further.ts')).further.caseHead(), { Waiting: () => <Skeleton lines={3} /> });
const Case = later(async () => (await import('./further.ts')).further.case(), { Waiting: () => <Skeleton lines={12} /> });
// Its place is kept, so that nothing moves when it comes.
const TurnLine = later(part('turnLine'), { when: idle });
const OthersHere = later(part('othersHere'), { when: soon });

/** One case: the applicant's form while it can be filled in, the same to be read by everybody else. */
export default function DossierPage() {
  const { id = '' } = useParams();
  const view = useRead('GET /api/dossiers/{id}', { params: { id } });
  const { form } = useParts(id);
  return (
    <main className={view.data && isFilling(view.data) ? 'page page--desk' : 'page'} id="main" tabIndex={-1}>
      <Loaded read={view} lines={12}>
        {(data) => (form.isPending ? <Skeleton lines={12} /> : <Dossier key={data.id} view={data} />)}
      </Loaded>
    </main>
  );
}

/** Asked for together with the case, so that none waits for another, and the heading, which says what the form says, is drawn once. */
function useParts(id: string) {
  const params = { id };
  useRead('GET /api/rounds');
  return {
    form: useRead('GET /api/dossiers/{id}/form', { params }),
    materials: useRead('GET /api/dossiers/{id}/materials', { params }),
    checks: useRead('GET /api/dossiers/{id}/checks', { params }),
  };
}

function Dossier({ view }: { view: DossierView }) {
  const { form, materials, checks } = useParts(view.id);
  const scheme = useScheme(view.scheme);
  const filling = isFilling(view);
  const [end, setEnd] = useState<HTMLElement | null>(null);
  const own = view.relation.includes('applicantOf');
  return (
    <FormContext value={scheme ? formOf(scheme) : officialForm}>
      {filling ? <FillingBar view={view} end={setEnd} /> : <CaseHead view={view} form={form.data} own={own} />}
      <Loaded read={form} lines={12}>
        {(answer) => (
          <Loaded read={materials}>
            {({ materials: files }) => {
              if (!scheme) return null;
              // A case that changed hands is another page: nothing that was typed there may go on being saved here.
              const place = `${view.state.name}`;
              const props = { view, form: answer, materials: files, scheme };
              if (!filling || isEmpty(answer)) return <Case {...props} />;
              return (
                <Loaded read={checks} lines={12}>
                  {(first) => <Fill key={place} {...props} first={first} end={end} head={<DeskHead view={view} form={answer} />} />}
                </Loaded>
              );
            }}
          </Loaded>
        )}
      </Loaded>
    </FormContext>
  );
}

/** The form that was read before a return came back says nothing may be changed; the fresh one is on its way. */
const isEmpty = (form: FormAnswer): boolean => form.editable !== 'all' && form.editable.length === 0;

const isFilling = ({ relation, state }: DossierView): boolean =>
  relation.includes('applicantOf') && (state.name === 'draft' || state.name === 'returned');

/** Whose form it is and what else can be done with it: above the form, it goes out of view with it. */
const DeskHead = ({ view, form }: { view: DossierView; form: FormAnswer }) => {
  const meta = useMeta({ view, form, own: true });
  return (
    <div className="desk__head">
      <p className="head__meta">
        {meta.map((part) => (
          <span key={part.key}>{part.text}</span>
        ))}
      </p>
      <div className="head__acts">
        <HeadActs view={view} own small />
      </div>
      <p className="desk__turn">
        <TurnLine view={view} />
      </p>
    </div>
  );
};

/** The one line above the form that is being filled in; its end is the form's own. */
function FillingBar({ view, end }: { view: DossierView; end: (element: HTMLElement | null) => void }) {
  const { today } = useSession();
  return (
    <WorkBar
      title={titleOf(view)}
      badge={<StateBadge view={view} />}
      due={<FillableUntil view={view} today={today} brief />}
      now={<OthersHere dossierId={view.id} />}
      end={end}
    />
  );
}
