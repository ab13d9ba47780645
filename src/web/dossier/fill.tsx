import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { createPortal } from 'react-dom';
import { headOf } from '../../core/annexes/carried.ts';
import type { Content, Section } from '../../core/annexes/field.ts';
import { tableAt } from '../../core/annexes/form.ts';
import { type Form, formOf } from '../../core/annexes/form-of.ts';
import { waitingFiles } from '../../core/materials/validity.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { isPartlyOpen } from '../../core/workflow/opened.ts';
import { useAutosave } from '../form/autosave.ts';
import type { Change, Report } from '../form/change.ts';
import type { Kept } from '../form/kept.ts';
import { KeptHere } from '../form/kept-here.tsx';
import { LookContext } from '../form/look-mark.tsx';
import { OriginContext } from '../form/origin.ts';
import { goToPlace, idOf } from '../form/place.ts';
import { useForm } from '../form/which-form.ts';
import { idle } from '../idle.ts';
import { later } from '../later.tsx';
import { refreshOne } from '../query.tsx';
import { useSession } from '../session.tsx';
import { Skeleton } from '../ui/alert.tsx';
import { cx } from '../ui/cx.ts';
import { useKept } from '../ui/kept.ts';
import { useToast } from '../ui/toast.tsx';
import { useChecks } from './checks.ts';
import { useDerived } from './counting.ts';
import { Declaration } from './declaration-later.tsx';
import { FillingContext } from './filling.ts';
import { useImports } from './imports.ts';
import type { Checks } from './judged.ts';
import { useLockedKeys } from './locked-keys.ts';
import { useLooking } from './looking.ts';
import { Materials } from './materials.tsx';
import { useOriginOf } from './origin-of.ts';
import { part } from './part.ts';
import { leftSentence, permitted } from './permitted.ts';
import type { Note } from './progress.ts';
import { SectionCard } from './section-card.tsx';
import { SectionNav, sectionId } from './section-nav.tsx';
import { useMarks, useSeen } from './seen.ts';
import { ServedCard } from './served-card.tsx';
import { SubmitBar } from './submit.tsx';
import { Summary } from './summary.tsx';
import type { DossierView, FormAnswer, Material } from './view.ts';
import { sectionKeyOf } from './words.ts';

const CorrectionCard = later(part('correctionCard'), {
  Waiting: () => <Skeleton lines={4} />,
});

// The frame of the self-check is there from the start; what it says of each condition comes once the form can be typed in.
const ChecksPanel = later(part('checksPanel'), {
  Waiting: ({ fold, title = '条件自查' }) => (
    <aside className={fold?.open ? 'desk__side' : 'rail rail--r'} aria-label={title} aria-busy="true">
      {fold?.open ? (
        <div className="panel__h">
          <h2>{title}</h2>
        </div>
      ) : null}
    </aside>
  ),
  when: idle,
});

type FillProps = {
  view: DossierView;
  form: FormAnswer;
  materials: readonly Material[];
  scheme: Scheme;
  first: Checks;
  /** Above the sections: whose form it is, and what else can be done with it. */
  head: ReactNode;
  /** The end of the page's head, where it says what is saved and can be submitted. */
  end: HTMLElement | null;
};

/** The applicant's form, with what waits in this browser since last time. */
export function Fill(props: FillProps) {
  return (
    <KeptHere place={`dossier:${props.view.id}`} lines={12}>
      {(kept) => <Filled {...props} kept={kept} />}
    </KeptHere>
  );
}

/** Typed, kept, judged and submitted in one place. */
function Filled({ view, form, materials, scheme, first, head, end, kept }: FillProps & { kept: Kept }) {
  const { today } = useSession();
  const asked = formOf(scheme);
  const saving = useAutosave(view.id, form, kept);
  const editable = form.editable;
  const content = useDerived(saving.content);
  const latest = useRef(saving.content);
  latest.current = saving.content;
  const { seen, onBlurCapture, ask } = useSeen();
  const report = useGuard(saving.change, editable, latest);
  const [only, setOnly] = useState(false);
  useFreshOffers(view.id, saving.savedAt);

  const goHere = useCallback(
    (path: string) => {
      const key = sectionKeyOf(path);
      ask(key);
      if (only && !isPartlyOpen(editable, path)) {
        setOnly(false);
        setTimeout(() => goToPlace(path), 50);
      } else if (path === key && !tableAt(path) && !document.getElementById(idOf(path)))
        document.getElementById(sectionId(key))?.scrollIntoView();
      else goToPlace(path);
    },
    [ask, only, editable],
  );
  const { waiting, bySection, shown, ...carried } = useLooking({ view, form: asked, saving, go: goHere });
  const { setOnly: setCarriedOnly } = carried;
  const go = useCallback(
    (path: string) => {
      if (!shown || shown.has(headOf(path))) return goHere(path);
      setCarriedOnly(false);
      setTimeout(() => goHere(path), 50);
    },
    [goHere, shown, setCarriedOnly],
  );
  useAskedPlace(go);
  const all = useMemo(() => [...waiting, ...waitingFiles(materials, scheme)], [waiting, materials, scheme]);
  const around = { scheme, today, roundOpensOn: view.round.opensOn, editable, materials, below: first.below, waiting: all };
  const checks = useChecks(saving.content, around, first);
  const parts = useMarks(checks, seen);
  const notes = useMemo(() => {
    const said = (id: string) => checks.verdicts.find((one) => one.id === id)?.message;
    return { activities: said('6.3.d') ?? said('6.3.e'), agreements: said('6.5'), operation: said('6.3.a') };
  }, [checks.verdicts]);
  const { imports, done } = useImports(view.id, saving);
  const hidden = useMemo(() => hiddenIn(asked, only ? editable : null, shown), [only, editable, asked, shown]);
  const without = useMemo(() => [...hidden, ...scheme.leftOut], [hidden, scheme.leftOut]);
  const lockedKeys = useLockedKeys();
  const origin = useOriginOf(view.id, saving);
  const left = useFold('form-sections', false);
  const right = useFold('form-checks', true);
  const total = scheme.materials.filter((kind) => kind.need === 'required').length;

  const filling = useMemo(
    () => ({
      dossierId: view.id,
      form: asked,
      scheme: view.scheme,
      content: () => latest.current,
      change: report,
      editable,
      imports,
      done,
    }),
    [view.id, view.scheme, asked, report, editable, imports, done],
  );

  return (
    <FillingContext.Provider value={filling}>
      <LookContext value={carried.look}>
        <OriginContext value={origin}>
          {end ? createPortal(<SubmitBar view={view} saving={saving} scheme={scheme} materials={materials} />, end) : null}
          <div className={cx('desk', left.open && 'desk--left', right.open && 'desk--right')}>
            <SectionNav
              without={without}
              progress={checks.progress}
              materials={materialNote(materials, checks.missing.length)}
              declaration={view.declarationConfirmed ? { text: '已确认', tone: 'done' } : { text: '未确认', tone: 'plain' }}
              others={[
                { done: view.declarationConfirmed ? 1 : 0, total: 1 },
                { done: Math.max(0, total - checks.missing.length), total },
              ]}
              fold={left}
            />
            <div
              className="desk__main stack"
              onBlurCapture={onBlurCapture}
              {...(editable === 'all' ? { onKeyDown: carried.onKeyDown } : lockedKeys)}
            >
              {head}
              {view.state.name === 'returned' ? <CorrectionCard view={view} opened={editable} only={only} onOnly={setOnly} /> : null}
              <Summary checks={checks} declared={view.declarationConfirmed} only={carried.only} onOnly={setCarriedOnly} onGo={go} />
              {asked.sections.map((section) => {
                const { key } = section;
                const of = { marks: parts.get(key), unseen: bySection.get(key), came: carried.came, brought: carried.brought, shown };
                const common = { section, content, onChange: report, editable, only, ...of };
                if (hidden.includes(key)) return null;
                if (key === 'declaration') return <Declaration key={key} view={view} scheme={scheme} open />;
                if (key === 'served') return <ServedCard key={key} {...common} scheme={scheme} />;
                return <SectionCard key={key} {...common} notes={notes} />;
              })}
              <Materials
                dossierId={view.id}
                scheme={scheme}
                content={saving.content}
                materials={materials}
                editable={editable}
                own
                only={only}
                below={first.below}
              />
            </div>
            <ChecksPanel verdicts={checks.verdicts} scheme={scheme} onPlace={go} fold={right} />
          </div>
        </OriginContext>
      </LookContext>
    </FillingContext.Provider>
  );
}

/** A side of the form, folded or open as it was left in this browser; the same object while nothing changed. */
function useFold(what: string, usual: boolean) {
  const [open, set] = useKept(what, usual);
  // biome-ignore lint/correctness/useExhaustiveDependencies: how to set it never changes
  return useMemo(() => ({ open, set }), [open]);
}

/** A link may name a place of the form: `?at=served`. */
function useAskedPlace(go: (path: string) => void): void {
  useEffect(() => {
    const place = new URLSearchParams(window.location.search).get('at');
    if (place === null) return;
    window.history.replaceState(null, '', window.location.pathname);
    const timer = setTimeout(() => go(place), 100);
    return () => clearTimeout(timer);
  }, [go]);
}

function materialNote(materials: readonly Material[], missing: number): Note {
  const waits = materials.filter(({ unseen }) => unseen).length;
  if (waits > 0) return { text: `待核对 ${waits}`, tone: 'plain' };
  if (missing > 0) return { text: `缺 ${missing} 类`, tone: 'plain' };
  return { text: `${materials.length} 个文件`, tone: 'done' };
}

/** In a correction only the marked places change; anything else is said and left as it was. */
function useGuard(change: Report, editable: FormAnswer['editable'], content: { readonly current: Content }): Report {
  const toast = useToast();
  const form = useForm();
  return useCallback(
    (...changes: Change[]) => {
      const { allowed, closed } = permitted(editable, content.current, changes);
      if (closed.length > 0) toast(leftSentence(closed, form), { tone: 'red' });
      if (allowed.length > 0) change(...allowed);
    },
    [change, editable, content, toast, form],
  );
}

/** Sections that are not on the page: in which nothing may be changed, where only what may be is asked for, but the declaration; of which nothing is shown. */
const hiddenIn = ({ sections }: Form, editable: FormAnswer['editable'] | null, shown: ReadonlySet<string> | null): readonly string[] =>
  sections
    .filter(
      (section) =>
        (editable !== null && section.key !== 'declaration' && !opensSection(editable, section)) ||
        (shown !== null && !shows(section, shown)),
    )
    .map((section) => section.key);

const shows = ({ fields, tables }: Section, shown: ReadonlySet<string>): boolean =>
  Object.keys(fields).some((key) => shown.has(key)) || tables.some(({ key }) => shown.has(key));

const opensSection = (editable: FormAnswer['editable'], { fields, tables }: Section): boolean =>
  [...Object.keys(fields), ...tables.map((table) => table.key)].some((key) => isPartlyOpen(editable, key));

/** What is offered depends on the form: asked anew a moment after each save. */
function useFreshOffers(id: string, savedAt: number | null): void {
  useEffect(() => {
    if (savedAt === null) return;
    const timer = setTimeout(() => void refreshOne('GET /api/dossiers/{id}', { params: { id } }), 800);
    return () => clearTimeout(timer);
  }, [id, savedAt]);
}
