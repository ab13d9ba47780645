import { BeforeAfter } from '../dossier/changes.tsx';
import { ItemSaid } from '../dossier/item-reason.tsx';
import type { CaseView, Review, SentItem } from './case.ts';

/** The items of the correction that the last resubmission answered which the applicant explained instead of changing. */
export const explainedIn = ({ corrections }: CaseView): readonly SentItem[] => {
  const last = corrections.reduce<CaseView['corrections'][number] | null>((a, b) => (a && a.no > b.no ? a : b), null);
  return last?.resolvedAt ? last.items.filter((item) => item.answer !== null) : [];
};

type Props = { changes: Review['changes']; explained: readonly SentItem[]; onGo: (path: string) => void };

/** What a resubmission changed, place by place, and what it explains instead; nothing for a first submission. */
export function ChangesCard({ changes, explained, onGo }: Props) {
  if (changes.length + explained.length === 0) return null;
  return (
    <section className="card" aria-label="补正后的改动">
      <div className="panel__h">
        <h2>补正后的改动</h2>
        <span className="count">{changes.length + explained.length}</span>
      </div>
      <ul className="panel__scroll--s">
        {changes.map((change) => (
          <li className="check" key={`${change.path}-${change.before}-${change.after}`}>
            <div className="check__top">
              <span>{change.label}</span>
              <button type="button" className="linkish" onClick={() => onGo(change.path)}>
                定位
              </button>
            </div>
            <BeforeAfter change={change} />
          </li>
        ))}
        {explained.map((item) => (
          <li className="check" key={`${item.path}-${item.reason}`}>
            <div className="check__top">
              <span>{item.label}</span>
              <button type="button" className="linkish" onClick={() => onGo(item.path)}>
                定位
              </button>
            </div>
            <ItemSaid item={item} />
          </li>
        ))}
      </ul>
    </section>
  );
}
