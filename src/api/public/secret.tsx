import { chineseDay } from '../../core/calendar/day.ts';

/** A round's secret and what was published of it before: two terms of a list, on every page of a draw. */
export const Secret = ({ secret, commitment, committedOn }: { secret: string; commitment: string; committedOn: string }) => (
  <>
    <dt>密钥</dt>
    <dd>
      <code className="hash">{secret}</code>
    </dd>
    <dt>封存值</dt>
    <dd>
      <code className="hash">{commitment}</code>（{chineseDay(committedOn)}公布）
    </dd>
  </>
);
