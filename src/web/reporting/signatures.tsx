import { href } from '../client.ts';
import { fullDate } from '../ui/dates.tsx';
import { Card } from '../ui/page.tsx';
import type { SummaryView } from './words.ts';

/** Every table that was signed, the newest first: why, what it changed, and its paper as it was signed. */
export function Signatures({ view: { id, signatures } }: { view: SummaryView }) {
  if (signatures.length === 0) return null;
  return (
    <Card title="签发记录">
      <ul className="stack-s small">
        {signatures.toReversed().map(({ no, signedOn, preparedBy, signedBy, reason, changes, hash }) => (
          <li key={no}>
            <p>
              <a href={href('GET /api/summaries/{id}/versions/{no}/annex8.pdf', { params: { id, no } })} target="_blank" rel="noreferrer">
                {no === 1 ? '汇总表' : `第${no - 1}次更正`}
              </a>
            </p>
            <p>
              {fullDate(signedOn)}　{preparedBy}编制，{signedBy}签发
            </p>
            {reason === null ? null : <p>更正理由：{reason}</p>}
            {changes.length > 0 ? <p>{changes.join('；')}。</p> : null}
            <p className="muted" title={hash}>
              校验码 {hash.slice(0, 16)}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What the authority changed by hand, with its reasons: the issuer reads it too. */
export function ByHand({ changes }: { changes: SummaryView['byHand'] }) {
  if (changes.length === 0) return null;
  return (
    <Card title="手工更改">
      <ul className="stack-s small">
        {changes.map(({ platform, label, from, to, reason }) => (
          <li key={`${platform}${label}`}>
            {platform}：{label} {from} → <b>{to}</b>
            <p>理由：{reason}</p>
          </li>
        ))}
      </ul>
    </Card>
  );
}
