import { memo, useState } from 'react';
import type { ReadingId, Scheme } from '../../core/scheme/scheme.ts';
import { goToPlace } from '../form/place.ts';
import { later, useOnce } from '../later.tsx';
import { Badge, type Tone } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Check, Tally, type TallyItem } from '../ui/check.tsx';
import type { VerdictShown } from './judged.ts';
import type { Fold } from './section-nav.tsx';
import { placeWord } from './words.ts';

const ReadingDialog = later(async () => (await import('./reading-dialog.tsx')).ReadingDialog);

type Status = VerdictShown['status'];
const looks: Readonly<Record<Status, { tone: Tone; word: string }>> = {
  notMet: { tone: 'red', word: '不符合' },
  unknown: { tone: 'grey', word: '尚未填写' },
  forPerson: { tone: 'amber', word: '需人工判断' },
  met: { tone: 'green', word: '符合' },
};
/** As it stands beside a verdict; one that only waits to be looked at is not missing. */
const lookAs = ({ status, waits }: VerdictShown): { tone: Tone; word: string } =>
  waits ? { tone: 'amber', word: '待核对' } : looks[status];
const order: readonly Status[] = ['notMet', 'unknown', 'forPerson', 'met'];

export const VerdictBadge = ({ status }: { status: Status }) => <Badge tone={looks[status].tone}>{looks[status].word}</Badge>;

export type ChecksPanelProps = {
  verdicts: readonly VerdictShown[];
  scheme: Scheme;
  title?: string;
  /** Goes to the place that a verdict rests on; without it the places are named only. */
  onPlace?: ((path: string) => void) | undefined;
  sticky?: boolean;
  /** Beside a form it folds to its four counts. */
  fold?: Fold | undefined;
};

/** 条件自查: every condition of 第六条 and 第七条 with its verdict, figure, threshold, article and evidence; what fails comes first. */
export const ChecksPanel = memo(function ChecksPanel({
  verdicts,
  scheme,
  title = '条件自查',
  onPlace = goToPlace,
  sticky = true,
  fold,
}: ChecksPanelProps) {
  const [reading, setReading] = useState<ReadingId | null>(null);
  const asked = useOnce(reading !== null);
  const count = (status: Status): number => verdicts.filter((one) => one.status === status).length;
  const waits = verdicts.filter((one) => one.waits).length;
  const sorted = order.flatMap((status) => verdicts.filter((one) => one.status === status));
  const counts: readonly TallyItem[] = [
    { n: count('met'), label: '符合', tone: 'ok' },
    { n: count('notMet'), label: '不符合', tone: 'late' },
    { n: count('forPerson'), label: '需人工', tone: 'soon' },
    { n: count('unknown') - waits, label: '未填' },
    ...(waits > 0 ? [{ n: waits, label: '待核对', tone: 'soon' } as const] : []),
  ];
  if (fold && !fold.open) return <Folded title={title} counts={counts} onOpen={() => fold.set(true)} />;
  return (
    <aside className={fold ? 'desk__side' : sticky ? 'card sticky' : 'card'} aria-label={title}>
      <div className="panel__h">
        <h2>{title}</h2>
        <span className="small muted">共 {verdicts.length} 项，第六、七条</span>
        {fold ? (
          <Button small look="quiet" aria-expanded={true} aria-label={`收起${title}`} onClick={() => fold.set(false)}>
            收起 <span aria-hidden="true">»</span>
          </Button>
        ) : null}
      </div>
      <Tally items={counts} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <ul className="panel__scroll" tabIndex={0} aria-label={`${title}结果`}>
        {sorted.map((one) => (
          <Check
            key={one.id}
            title={one.label}
            tone={lookAs(one).tone}
            badge={lookAs(one).word}
            cite={<Cite verdict={one} onPlace={onPlace} onReading={setReading} />}
          >
            {one.message}
          </Check>
        ))}
      </ul>
      {asked ? <ReadingDialog scheme={scheme} id={reading} onClose={() => setReading(null)} /> : null}
    </aside>
  );
});

type FoldedProps = { title: string; counts: readonly TallyItem[]; onOpen: () => void };

/** The four counts one below the other; each opens the panel. */
const Folded = ({ title, counts, onOpen }: FoldedProps) => (
  <aside className="rail rail--r" aria-label={title}>
    <button type="button" className="rail__fold" aria-expanded={false} onClick={onOpen}>
      展开{title}
      <span aria-hidden="true"> «</span>
    </button>
    {counts.map(({ n, label, tone }) => (
      <button type="button" key={label} title={`展开${title}`} onClick={onOpen}>
        <b className={tone}>{n}</b>
        {label}
      </button>
    ))}
  </aside>
);

function Cite({
  verdict,
  onPlace,
  onReading,
}: {
  verdict: VerdictShown;
  onPlace: (path: string) => void;
  onReading: (id: ReadingId) => void;
}) {
  return (
    <>
      {verdict.article}｜依据：
      {verdict.evidence.map((path, index) => (
        <span key={path}>
          {index > 0 ? '、' : null}
          <button type="button" className="linkish" onClick={() => onPlace(path)}>
            {placeWord(path)}
          </button>
        </span>
      ))}
      {verdict.reading ? (
        <>
          ｜
          <button type="button" className="linkish" onClick={() => onReading(verdict.reading as ReadingId)}>
            本年度口径
          </button>
        </>
      ) : null}
    </>
  );
}
