import { useSyncExternalStore } from 'react';
import { isWaiting, onWaiting } from './server-busy.ts';

/** Said quietly while the server is busy and one waits for it; gone when it answers. */
export const BusyLine = () => {
  const waits = useSyncExternalStore(onWaiting, isWaiting);
  return (
    <div className="busy-line" role="status">
      {waits ? <span>服务器忙，正在等待，填写的内容没有丢</span> : null}
    </div>
  );
};
