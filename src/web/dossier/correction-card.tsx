import type { Form } from '../../core/annexes/form-of.ts';
import type { Opened } from '../../core/workflow/opened.ts';
import { overlookedSentence } from '../../core/workflow/overlooked.ts';
import { goToPlace } from '../form/place.ts';
import { useForm } from '../form/which-form.ts';
import { useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { dayOf, dueIn, fullDate } from '../ui/dates.tsx';
import { following } from './following.ts';
import { ItemReason, ItemSaid } from './item-reason.tsx';
import type { DossierView } from './view.ts';
import { placeWord } from './words.ts';

type Correction = DossierView['corrections'][number];

/** The one correction of all that is to be corrected (一次性告知), each item with its place; until when, in words. */
type CorrectionProps = { view: DossierView; opened: Opened; only: boolean; onOnly: (only: boolean) => void };

export function CorrectionCard({ view, opened, only, onOnly }: CorrectionProps) {
  const { today } = useSession();
  const form = useForm();
  const open = view.corrections.find((one) => one.resolvedAt === null);
  if (!open) return null;
  const due = dueIn(open.dueOn, view.correctionDaysLeft, today);
  return (
    <Alert
      tone="amber"
      title={
        <>
          补正通知（第 {open.no} 次）：共 {open.items.length} 处，请于{fullDate(open.dueOn)}24时前补正并重新提交，
          <span className={due.tone === 'plain' ? undefined : due.tone}>{due.text}</span>
        </>
      }
    >
      <CorrectionItems correction={open} dossierId={view.id} />
      <Following paths={following(opened, open.items, form)} form={form} />
      <p className="row">
        <span className="small muted">
          标“可改”“改”的地方可以修改，其他内容已锁定，保持提交时的原样；每一项都要改正，或写明为何不改（第八条（三））。
        </span>
        <Button small aria-pressed={only} onClick={() => onOnly(!only)}>
          只看需补正
        </Button>
      </p>
    </Alert>
  );
}

/** What may be changed besides, since it must agree with what is corrected. */
function Following({ paths, form }: { paths: readonly string[]; form: Form }) {
  return paths.length === 0 ? null : (
    <p>
      须与上列内容一致、可以一并修改的：
      {paths.map((path, index) => (
        <span key={path}>
          {index > 0 ? '、' : ''}
          <button type="button" className="linkish" onClick={() => goToPlace(path)}>
            {followingWord(form, path)}
          </button>
        </span>
      ))}
    </p>
  );
}

const followingWord = (form: Form, path: string): string => {
  const [table = '', rowId, column] = path.split('/');
  return rowId === undefined || column === undefined ? placeWord(path, form) : `${placeWord(table)}“${form.fieldAt(path)?.label ?? ''}”`;
};

type ItemsProps = {
  correction: Correction;
  /** Of the open correction: each item jumps to its place, and may be explained instead of changed. */
  dossierId?: string;
};

/** The items of one correction, numbered, with what was said of those that were left as they are. */
export const CorrectionItems = ({ correction, dossierId }: ItemsProps) => (
  <ol className="items">
    {correction.items.map((item, index) => (
      <li key={`${item.path}${item.reason}`}>
        {dossierId ? (
          <button type="button" className="linkish" onClick={() => goToPlace(item.path)}>
            {item.label}
          </button>
        ) : (
          <b>{item.label}</b>
        )}
        ：{item.reason}（{item.article}）。要求：{item.expected}
        {item.overlooked ? <span className="soon">（{overlookedSentence}）</span> : null}
        {dossierId ? <ItemReason {...{ dossierId, item }} no={correction.no} number={index + 1} /> : <ItemSaid item={item} />}
      </li>
    ))}
  </ol>
);

/** Earlier corrections, for the record. */
export const PastCorrections = ({ corrections }: { corrections: readonly Correction[] }) => (
  <>
    {corrections.map((correction) => (
      <div key={correction.no} className="past">
        <h3>
          第 {correction.no} 次补正通知，{fullDate(dayOf(correction.sentAt))}发出，{fullDate(correction.dueOn)}到期
          {correction.resolvedAt ? `，${fullDate(dayOf(correction.resolvedAt))}重新提交` : '，尚未重新提交'}
        </h3>
        <CorrectionItems correction={correction} />
      </div>
    ))}
  </>
);
