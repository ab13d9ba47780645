import { Badge } from '../ui/badge.tsx';
import { whyLocked } from './permitted.ts';

/** In a correction: what may be changed, what stands as it was sent. */
export const LockBadge = ({ lock }: { lock: 'free' | 'locked' }) =>
  lock === 'free' ? (
    <Badge tone="amber">可改</Badge>
  ) : (
    <span className="locked" title={whyLocked}>
      已锁定
    </span>
  );
