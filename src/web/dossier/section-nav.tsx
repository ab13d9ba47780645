import { type MouseEvent, memo, useEffect, useState } from 'react';
import { extraSection } from '../../core/annexes/extra.ts';
import { applicationForm } from '../../core/annexes/form.ts';
import { idOf } from '../form/place.ts';
import { useForm } from '../form/which-form.ts';
import { cx } from '../ui/cx.ts';
import { Meter } from '../ui/meter.tsx';
import { type Note, noteOf, type Progress, totalOf } from './progress.ts';
import { sectionSign, sectionWord } from './words.ts';

const table = ['basics', 'operation', 'capability', 'publicBenefit', 'municipalRecognition', 'governmentSupport', 'influence'];
export const sectionId = (key: string): string => idOf(`section-${key}`);
const keys = [...applicationForm.map((section) => section.key).toSpliced(-1, 0, extraSection.key), 'materials'];

export type NavProps = {
  /** The word beside each section; without them only the names. */
  progress?: readonly Progress[] | undefined;
  materials?: Note | undefined;
  declaration?: Note | undefined;
  /** Required things outside of the form's sections, for the total. */
  others?: readonly { done: number; total: number }[];
  /** Sections that are not on the page now. */
  without?: readonly string[];
  /** Beside a form it folds to a narrow rail; where it does not, it is a card with the names. */
  fold?: Fold;
};

export type Fold = { readonly open: boolean; readonly set: (open: boolean) => void };

/** The parts of the dossier with how far each is; follows the page as one scrolls. */
export const SectionNav = memo(function SectionNav({ progress, materials, declaration, others = [], without = [], fold }: NavProps) {
  const current = useCurrentSection();
  const extra = useForm().sections.some(({ key }) => key === extraSection.key);
  const total = progress ? totalOf([...progress, ...others]) : null;
  const notes = new Map<string, Note | undefined>(progress?.map((one) => [one.key, noteOf(one)]));
  notes.set('materials', materials);
  notes.set('declaration', declaration);
  const narrow = fold !== undefined && !fold.open;
  const link = (key: string) => <SectionLink key={key} name={key} current={current === key} note={notes.get(key)} narrow={narrow} />;
  const inTable = table.filter((key) => !without.includes(key));
  const beside = keys.filter((key) => !table.includes(key) && !without.includes(key) && (key !== extraSection.key || extra));
  if (narrow)
    return (
      <nav className="rail" aria-label="申报各部分">
        {[...inTable, ...beside].map(link)}
        <FoldButton fold={fold} />
      </nav>
    );
  return (
    <nav className={cx('secnav', fold ? 'secnav--desk' : 'card sticky')} aria-label="申报各部分">
      {total ? (
        <div className="secnav__sum">
          必填项 {total.done} / {total.total}，已完成 {total.percent}%
          <Meter percent={total.percent} />
        </div>
      ) : null}
      <div className="secnav__h">附件2 申请表</div>
      {inTable.map(link)}
      <div className="secnav__h">附件与材料</div>
      {beside.map(link)}
      {fold ? <FoldButton fold={fold} /> : null}
    </nav>
  );
});

const FoldButton = ({ fold: { open, set } }: { fold: Fold }) => (
  <button type="button" className="rail__fold" aria-expanded={open} onClick={() => set(!open)}>
    {open ? '收起目录' : '展开目录'}
    <span aria-hidden="true"> {open ? '«' : '»'}</span>
  </button>
);

type LinkProps = { name: string; current: boolean; note: Note | undefined; narrow: boolean };

function SectionLink({ name, current, note, narrow }: LinkProps) {
  const go = (event: MouseEvent): void => {
    event.preventDefault();
    const section = document.getElementById(sectionId(name));
    section?.scrollIntoView({ block: 'start' });
    section?.focus({ preventScroll: true });
  };
  const word = sectionWord(name);
  const tone = note?.tone === 'plain' ? undefined : note?.tone;
  const full = note ? `${word}：${note.text}` : word;
  return (
    <a href={`#${sectionId(name)}`} aria-current={current ? 'true' : undefined} onClick={go} title={narrow ? full : undefined}>
      {narrow ? <Sign name={name} /> : word}
      {note ? narrow ? <small className={tone}>{note.text.replace(/ /g, '')}</small> : <span className={tone}>{note.text}</span> : null}
    </a>
  );
}

/** A sign is what is seen of the word; the rest is heard, so that the link's name holds what is seen and how far the section is. */
function Sign({ name }: { name: string }) {
  const sign = sectionSign(name);
  const [before = '', after = ''] = sectionWord(name).split(sign);
  return (
    <>
      {before ? <span className="sr">{before}</span> : null}
      {sign}
      <span className="sr">{after}：</span>
    </>
  );
}

/** Between two sections, or above them all, the next one counts. */
const isAhead = (key: string): boolean => (document.getElementById(sectionId(key))?.getBoundingClientRect().top ?? 0) > 72;

/** The section that stands at the top third of the window. */
function useCurrentSection(): string {
  const [current, setCurrent] = useState(keys[0] ?? '');
  useEffect(() => {
    const visible = new Set<string>();
    const watch = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) visible.add(target.id);
          else visible.delete(target.id);
        }
        const first = keys.find((key) => visible.has(sectionId(key))) ?? keys.find(isAhead);
        if (first) setCurrent(first);
      },
      { rootMargin: '-72px 0px -66% 0px' },
    );
    for (const key of keys) {
      const section = document.getElementById(sectionId(key));
      if (section) watch.observe(section);
    }
    return () => watch.disconnect();
  }, []);
  return current;
}
