import { useRef } from 'react';
import { Button } from '../ui/button.tsx';
import { useScanUpload } from './scan-upload.ts';
import { paperNames, type StampedPaper } from './scan-words.ts';

/** Chooses the scan of a paper and shows how far it is; a phone offers its camera here. */
export function ScanDrop({ dossierId, paper, replaces }: { dossierId: string; paper: StampedPaper; replaces: boolean }) {
  const input = useRef<HTMLInputElement>(null);
  const { sending, send, close } = useScanUpload(dossierId, paper.annex);
  const name = paperNames[paper.annex];
  const under = sending?.is === 'sending';
  const again = sending?.is === 'failed' ? sending.again : null;
  return (
    <>
      <input
        ref={input}
        className="sr"
        type="file"
        tabIndex={-1}
        accept=".pdf,.jpg,.jpeg,.png"
        aria-label={`上传扫描件：${name}`}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) send(file);
        }}
      />
      <Button small reason={paper.blockedBy} reasonAt="after" busy={under} onClick={() => input.current?.click()}>
        {replaces ? '换一份扫描件' : '上传扫描件'}
        <span className="sr">：{name}</span>
      </Button>
      {under ? <span role="status">{sending.percent < 100 ? `正在上传，${sending.percent}%` : '正在核对版本'}</span> : null}
      {sending?.is === 'failed' ? (
        <span className="mat__problem" role="alert">
          {sending.message}{' '}
          {again ? (
            <Button small onClick={() => send(again)}>
              再试一次
            </Button>
          ) : (
            <Button small look="quiet" onClick={close}>
              知道了
            </Button>
          )}
        </span>
      ) : null}
    </>
  );
}
