import { Card } from '../ui/page.tsx';
import type { ReportView } from './words.ts';

type Doubts = ReportView['doubts'];

/** What is asked about, a sentence each; `onGo`: leads to its place in the form. */
export const DoubtList = ({ doubts, onGo }: { doubts: Doubts; onGo?: (path: string) => void }) => (
  <ul className="stack-s small">
    {doubts.map(({ path, message }) => (
      <li key={`${path}:${message}`}>
        {onGo ? (
          <button type="button" className="linkish" onClick={() => onGo(path)}>
            {message}
          </button>
        ) : (
          message
        )}
      </li>
    ))}
  </ul>
);

/** What was asked about when a version came in, and what its platform said. */
export const Doubted = ({ platform, doubts, explanation }: { platform?: string; doubts: Doubts; explanation: string | null }) =>
  doubts.length === 0 ? null : (
    <Card title={platform ? `${platform}：存疑数据` : '存疑数据'} aside={<span className="late">{doubts.length} 处</span>}>
      <DoubtList doubts={doubts} />
      <p className="pre small">平台说明：{explanation}</p>
    </Card>
  );
