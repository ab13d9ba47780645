import { useMemo, useState } from 'react';
import type { Content } from '../../core/annexes/field.ts';
import type { Form as FormAsked } from '../../core/annexes/form-of.ts';
import { goneSentence } from '../at-work/lasting.ts';
import { ScanCard } from '../dossier/scan-card.tsx';
import { useForm } from '../form/which-form.ts';
import { later } from '../later.tsx';
import { useRead } from '../query.tsx';
import { AskedForm } from '../scheme/asked-form.tsx';
import { type CaseView, type Checks, type Form, MarkingContext, type Material, offerOf, type Review } from './case.ts';
import { CertificateCard } from './certificate-card.tsx';
import { ChangesCard, explainedIn } from './changes-card.tsx';
import { ChecksPanel } from './checks-panel.tsx';
import { CorrectionPanel, goSoon } from './correction-panel.tsx';
import { FormView, partOf } from './form-view.tsx';
import type { Place } from './mark-dialog.tsx';
import { MaterialsView } from './materials-view.tsx';
import { NotesCard } from './notes-card.tsx';
import { Pane, PaneLinks, type Panes, panesLook } from './panes.tsx';
import { SentCorrections } from './sent-corrections.tsx';
import type { Defects } from './use-defects.ts';

// Two pages mark defects: the dialog and its templates are fetched when one is marked first.
const MarkDialog = later(async () => (await import('./mark-dialog.tsx')).MarkDialog);

type Props = {
  view: CaseView;
  review: Review;
  form: Form;
  checks: Checks;
  materials: readonly Material[];
  defects: Defects;
  officer: boolean;
  panes: Panes;
};

/** Form, materials and checks side by side; a marked place becomes an item of the one correction (第八条（三）). */
export const PreliminaryReview = (props: Props) => (
  <AskedForm scheme={props.view.scheme}>
    <Reviewing {...props} />
  </AskedForm>
);

function Reviewing({ view, review, form, checks, materials, defects, officer, panes }: Props) {
  const asked = useForm();
  const [part, setPart] = useState('table');
  const [kind, setKind] = useState('m2');
  const [marking, setMarking] = useState<{ place: Place; index: number | null } | null>(null);
  const { data: compared } = useRead('GET /api/dossiers/{id}/signals', { params: { id: view.id } });
  const mayMark = offerOf(view, 'return') !== null;
  const changed = useMemo(() => new Map(review.changes.map((change) => [change.path, change])), [review.changes]);
  const go = (path: string) => {
    if (path.startsWith('materials/')) {
      panes.materials.set(true);
      return setKind(path.slice('materials/'.length));
    }
    const next = partOf(path);
    if (next) setPart(next);
    goSoon(path);
  };
  const mark = (path: string, label: string) => {
    const at = defects.items.findIndex((item) => item.path === path);
    setMarking({ place: { path, label, ...columnsOf(asked, path, label) }, index: at < 0 ? null : at });
  };
  return (
    <MarkingContext
      value={{ items: defects.items, mark: mayMark ? mark : null, changed, dossierId: view.id, mayReveal: view.relation.length > 0 }}
    >
      <PaneLinks panes={panes} />
      <div className={panesLook(panes)}>
        <Pane as="form">
          <FormView form={form} part={part} onPart={setPart} />
        </Pane>
        {panes.materials.open ? (
          <Pane as="materials">
            <MaterialsView
              dossierId={view.id}
              content={form as Content}
              checking={officer && inWork.has(view.state.name)}
              materials={materials}
              kind={kind}
              onKind={setKind}
            />
            <ScanCard dossierId={view.id} papers={stamped} />
          </Pane>
        ) : null}
        {panes.correction.open ? (
          <Pane as="correction">
            <CorrectionPanel
              view={view}
              review={review}
              defects={defects}
              onGo={go}
              onEdit={(index) => {
                const item = defects.items[index];
                if (item) setMarking({ place: { path: item.path, label: item.label }, index });
              }}
            />
            <SentCorrections corrections={view.corrections} earlier={review.earlier} onGo={go} />
            <CertificateCard view={view} review={review} officer={officer} />
            <ChangesCard changes={review.changes} explained={explainedIn(view)} onGo={go} />
            <NotesCard dossierId={view.id} />
            <ChecksPanel checks={checks} signals={compared?.signals} onGo={go} />
          </Pane>
        ) : null}
      </div>
      {marking ? (
        <MarkDialog
          place={marking.place}
          gone={mayMark ? null : goneSentence('标缺陷', view.state.label)}
          given={marking.index === null ? null : (defects.items[marking.index] ?? null)}
          onClose={() => setMarking(null)}
          onPut={(item) => {
            defects.put(item, marking.index);
            setMarking(null);
          }}
        />
      ) : null}
    </MarkingContext>
  );
}

/** States in which the recommender checks materials. */
const inWork = new Set(['submitted', 'assessing']);

const stamped = ['2', '6'] as const;

/** A row may be meant as a whole or by one of its cells. */
function columnsOf({ tableAt }: FormAsked, path: string, label: string): Pick<Place, 'columns'> {
  const [head = '', rowId, column] = path.split('/');
  const table = tableAt(head);
  if (!table || rowId === undefined || column !== undefined) return {};
  return { columns: Object.entries(table.columns).map(([key, field]) => ({ path: `${path}/${key}`, label: `${label} ${field.label}` })) };
}
