import { BeforeAfter } from '../dossier/changes.tsx';
import type { Review } from './case.ts';

/** What a resubmission changed, place by place; nothing for a first submission. */
export function ChangesCard({ changes, onGo }: { changes: Review['changes']; onGo: (path: string) => void }) {
  if (changes.length === 0) return null;
  return (
    <section className="card" aria-label="补正后的改动">
      <div className="panel__h">
        <h2>补正后的改动</h2>
        <span className="count">{changes.length}</span>
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
      </ul>
    </section>
  );
}
