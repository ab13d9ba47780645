import { useRef, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { dateAndTime, dayOf, fullDate } from '../ui/dates.tsx';
import { Confirm } from '../ui/dialog.tsx';
import { Meter } from '../ui/meter.tsx';
import { sizeText } from './file-words.ts';
import type { Leftover } from './files.ts';
import type { Upload } from './upload-desk.ts';

export const TAKEN = '.pdf,.jpg,.jpeg,.png,.docx,.xlsx';

type UploadLineProps = { upload: Upload; onClose: () => void; onCancel: () => void; onHurry: () => void };

/** A file on its way: how far it is, what it waits for, or why it was refused. */
export function UploadLine({ upload, onClose, onCancel, onHurry }: UploadLineProps) {
  const { name, size, sent, phase } = upload;
  if (phase === 'failed')
    return (
      <p className="mat__problem" role="alert">
        {sentence(upload)}{' '}
        <Button small look="quiet" onClick={onClose}>
          知道了
        </Button>
      </p>
    );
  const percent = Math.floor((sent / size) * 100);
  return (
    <div className="mat__upload">
      <span className="mat__filename">{name}</span>
      <small className="muted">{sent === 0 ? sizeText(size) : `${sizeText(sent)} / ${sizeText(size)}，${percent}%`}</small>
      <span className={phase === 'waiting' ? 'mat__waiting' : ''} role="status">
        {upload.message ?? words[phase]}
      </span>
      <span className="mat__tools">
        {phase === 'waiting' ? (
          <Button small onClick={onHurry} aria-label={`立即继续上传 ${name}`}>
            立即继续
          </Button>
        ) : null}
        {phase === 'finishing' ? null : (
          <Button small look="quiet" onClick={onCancel} aria-label={`取消上传 ${name}`}>
            取消
          </Button>
        )}
      </span>
      <Bar name={name} percent={percent} />
    </div>
  );
}

const words: Readonly<Record<Exclude<Upload['phase'], 'failed'>, string>> = {
  queued: '排队等待上传',
  reading: '正在读取文件',
  sending: '正在上传',
  finishing: '已传完，正在核对',
  waiting: '等待继续',
};

/** The reason names the file already, but for what is said of the network or the server. */
const sentence = ({ name, message }: Upload): string => (message?.includes(`“${name}”`) ? message : `“${name}”没有上传：${message ?? ''}`);

const Bar = ({ name, percent }: { name: string; percent: number }) => (
  <div
    className="mat__bar"
    role="progressbar"
    aria-label={`上传进度：${name}`}
    aria-valuenow={percent}
    aria-valuemin={0}
    aria-valuemax={100}
  >
    <Meter percent={percent} />
  </div>
);

type LeftoverProps = { leftover: Leftover; onFile: (file: File) => void; onForget: () => Promise<unknown> };

/** A file that was left half sent: chosen again, it goes on where it stopped. */
export function LeftoverLine({ leftover, onFile, onForget }: LeftoverProps) {
  const input = useRef<HTMLInputElement>(null);
  const [asking, setAsking] = useState(false);
  const { name, size, received, touchedAt, keptUntil } = leftover;
  const percent = Math.floor((received / size) * 100);
  return (
    <div className="mat__upload">
      <span className="mat__filename">{name}</span>
      <small className="muted">
        {sizeText(received)} / {sizeText(size)}，{percent}%
      </small>
      <span className="mat__waiting">
        没有传完（{dateAndTime(touchedAt)} 中断），再次选择这个文件即从中断处继续；保留到{fullDate(dayOf(keptUntil))}
      </span>
      <span className="mat__tools">
        <input
          ref={input}
          className="sr"
          type="file"
          tabIndex={-1}
          accept={TAKEN}
          aria-label={`再次选择：${name}`}
          onChange={(event) => {
            const [file] = event.target.files ?? [];
            event.target.value = '';
            if (file) onFile(file);
          }}
        />
        <Button small onClick={() => input.current?.click()} aria-label={`继续上传 ${name}`}>
          继续上传
        </Button>
        <Button small look="quiet" onClick={() => setAsking(true)} aria-label={`取消上传 ${name}`}>
          取消
        </Button>
      </span>
      <Bar name={name} percent={percent} />
      <Confirm
        open={asking}
        title="取消这个没有传完的文件？"
        act="取消上传"
        grave
        onAct={async () => {
          await onForget();
          setAsking(false);
        }}
        onClose={() => setAsking(false)}
      >
        <p>{name}</p>
        <p>已传的 {sizeText(received)} 将被清除，需要时要从头上传。</p>
      </Confirm>
    </div>
  );
}
