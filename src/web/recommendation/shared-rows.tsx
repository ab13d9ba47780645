import { useState } from 'react';
import type { Signal } from './case.ts';

const MOST = 5;

/** Each row whose enterprise others list too: where it stands here, and beside it the other lists' rows and what they say they did. */
export function SharedRows({ rows, onGo }: { rows: Signal['rows']; onGo: (path: string) => void }) {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, MOST);
  return (
    <ul className="shared">
      {shown.map((one) => (
        <li key={one.path}>
          <button type="button" className="linkish" onClick={() => onGo(one.path)}>
            第{one.row}行 {one.enterprise}
          </button>
          <p>本单位：{one.service || '未写服务内容'}</p>
          {one.others.map((other) => (
            <p key={other}>{other}</p>
          ))}
        </li>
      ))}
      {rows.length > shown.length ? (
        <li>
          <button type="button" className="linkish" onClick={() => setAll(true)}>
            显示其余 {rows.length - shown.length} 行
          </button>
        </li>
      ) : null}
    </ul>
  );
}
