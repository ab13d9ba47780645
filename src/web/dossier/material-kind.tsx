import { type DragEvent, useId, useRef, useState } from 'react';
import type { MaterialKind } from '../../core/scheme/scheme.ts';
import { idOf } from '../form/place.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Meter } from '../ui/check.tsx';
import { cx } from '../ui/cx.ts';
import { dateAndTime } from '../ui/dates.tsx';
import { sizeText, type Upload } from './files.ts';
import type { Preview } from './preview.tsx';
import type { Material } from './view.ts';

type KindProps = {
  kind: MaterialKind;
  needed: boolean;
  files: readonly Material[];
  uploads: readonly Upload[];
  open: boolean;
  own: boolean;
  annexHref: string | null;
  onFiles: (files: File[]) => void;
  onClose: (id: number) => void;
  onPreview: (preview: Preview) => void;
  onRemove: (material: Material) => void;
  fileHref: (material: Material) => string;
};

/** One kind of 第九条: what it must show, its files, and where new ones are dropped or chosen. */
export function KindRow(props: KindProps) {
  const { kind, files, uploads, open, annexHref, onFiles, onClose, onPreview } = props;
  const [over, setOver] = useState(false);
  const takes = open && kind.need !== 'form';
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  const dragging = takes
    ? {
        onDragOver: (event: DragEvent) => {
          event.preventDefault();
          setOver(true);
        },
        onDragLeave: () => setOver(false),
        onDrop: drop,
      }
    : {};
  return (
    <li className={cx('mat', over && 'is-over')} id={idOf(`materials/${kind.key}`)} tabIndex={-1} {...dragging}>
      <div className="mat__no">{kind.article.replace('第九条', '')}</div>
      <div className="mat__what">
        <p className="mat__name">
          {kind.label} <KindBadge {...props} />
        </p>
        <p className="mat__shows">应能看出：{kind.shows.join('；')}</p>
        {files.length > 0 ? (
          <ul className="mat__files" aria-label={`${kind.label}的文件`}>
            {files.map((file) => (
              <FileLine key={file.id} file={file} {...props} />
            ))}
          </ul>
        ) : null}
        {uploads.map((one) => (
          <UploadLine key={one.id} upload={one} onClose={() => onClose(one.id)} />
        ))}
      </div>
      <div className="mat__act">
        {annexHref ? (
          <Button small onClick={() => onPreview({ title: kind.label, src: annexHref, mediaType: 'application/pdf' })}>
            预览
          </Button>
        ) : takes ? (
          <FileButton label={kind.label} onFiles={onFiles} />
        ) : null}
      </div>
    </li>
  );
}

function KindBadge({ kind, needed, files, own }: KindProps) {
  if (kind.need === 'form') return <Badge tone="blue">由申请表生成</Badge>;
  if (files.length > 0) return <Badge tone="green">{`${files.length} 个文件`}</Badge>;
  if (needed) return <Badge tone={own ? 'amber' : 'red'}>{own ? '须上传' : '缺'}</Badge>;
  return <Badge>{kind.need === 'conditional' ? '有资质时上传' : '选传'}</Badge>;
}

function FileButton({ label, onFiles }: { label: string; onFiles: (files: File[]) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <>
      <input
        id={id}
        ref={input}
        className="sr"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={`上传：${label}`}
        accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx"
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Button small onClick={() => input.current?.click()} aria-label={`选择文件：${label}`}>
        选择文件
      </Button>
      <small className="muted hide-s">或拖到这里</small>
    </>
  );
}

/** What keeps a file from being opened; nothing where it is clean, or nobody looks for malware. */
const heldWords: Readonly<Partial<Record<NonNullable<Material['scan']>, { tone: 'amber' | 'red'; text: string }>>> = {
  quarantined: { tone: 'amber', text: '正在查毒' },
  infected: { tone: 'red', text: '含恶意程序，请移除' },
};

function FileLine({ file, open, onPreview, onRemove, fileHref }: { file: Material } & KindProps) {
  const shows = /^(application\/pdf|image\/)/.test(file.mediaType);
  const src = fileHref(file);
  const held = heldWords[file.scan ?? 'clean'];
  return (
    <li className="mat__file">
      <span className="mat__filename">{file.name}</span>
      <small className="muted">
        {sizeText(file.size)}，{dateAndTime(file.addedAt)}
      </small>
      {held ? (
        <Badge tone={held.tone}>{held.text}</Badge>
      ) : shows ? (
        <Button
          look="quiet"
          small
          aria-label={`预览 ${file.name}`}
          onClick={() => onPreview({ title: file.name, src, mediaType: file.mediaType })}
        >
          预览
        </Button>
      ) : (
        <ButtonLink look="quiet" small href={src} download>
          下载
        </ButtonLink>
      )}
      {open ? (
        <Button look="quiet" small aria-label={`移除 ${file.name}`} onClick={() => onRemove(file)}>
          移除
        </Button>
      ) : null}
    </li>
  );
}

function UploadLine({ upload, onClose }: { upload: Upload; onClose: () => void }) {
  if (upload.problem)
    return (
      <p className="mat__problem" role="alert">
        {upload.name}：{upload.problem}{' '}
        <Button small look="quiet" onClick={onClose}>
          知道了
        </Button>
      </p>
    );
  const percent = Math.floor(upload.share * 100);
  return (
    <div className="mat__upload" role="status">
      正在上传 {upload.name}，{percent}%
      <Meter percent={percent} />
    </div>
  );
}
