import { goToPlace } from '../form/place.ts';
import { useSession } from '../session.tsx';
import { Alert } from '../ui/alert.tsx';
import { dayOf, dueIn, fullDate } from '../ui/dates.tsx';
import type { DossierView } from './view.ts';

type Correction = DossierView['corrections'][number];

/** The one notice of all that is to be corrected (一次性告知), each item with its place; until when, in words. */
export function CorrectionNotice({ view }: { view: DossierView }) {
  const { today } = useSession();
  const open = view.corrections.find((one) => one.resolvedAt === null);
  if (!open) return null;
  const due = dueIn(open.dueOn, view.correctionDaysLeft, today);
  return (
    <Alert
      tone="amber"
      title={
        <>
          补正通知（第 {open.no} 次）：共 {open.items.length} 处，请于 {fullDate(open.dueOn)} 24时前补正并重新提交，
          <span className={due.tone === 'plain' ? undefined : due.tone}>{due.text}</span>
        </>
      }
    >
      <CorrectionItems correction={open} linked />
      <p className="small muted">只有上列内容可以修改，其他内容保持提交时的原样（第八条（三））。</p>
    </Alert>
  );
}

/** The items of one notice, numbered; `linked`: each jumps to its place in the form. */
export const CorrectionItems = ({ correction, linked }: { correction: Correction; linked?: boolean }) => (
  <ol className="items">
    {correction.items.map((item) => (
      <li key={`${item.path}${item.reason}`}>
        {linked ? (
          <button type="button" className="linkish" onClick={() => goToPlace(item.path)}>
            {item.label}
          </button>
        ) : (
          <b>{item.label}</b>
        )}
        ：{item.reason}（{item.article}）。要求：{item.expected}
      </li>
    ))}
  </ol>
);

/** Earlier notices, for the record. */
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
