import { type DragEvent, useId, useRef, useState } from 'react';
import type { RowToProve } from '../../core/materials/proofs.ts';
import { expiredSaid, inForce } from '../../core/materials/validity.ts';
import type { MaterialKind } from '../../core/scheme/scheme.ts';
import { idOf } from '../form/place.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { cx } from '../ui/cx.ts';
import { dateAndTime, fullDate } from '../ui/dates.tsx';
import { saveFrom } from '../ui/save-file.ts';
import { heldOf, notShown, showsInPage, sizeText } from './file-words.ts';
import type { Leftover } from './files.ts';
import { LockBadge } from './lock-badge.tsx';
import type { Preview } from './preview.tsx';
import { ProofRows } from './proof-rows.tsx';
import type { Upload, UploadDesk } from './upload-desk.ts';
import { LeftoverLine, TAKEN, UploadLine } from './upload-lines.tsx';
import type { Material } from './view.ts';

type KindProps = {
  kind: MaterialKind;
  /** The rows of the form of which each has its own proof of this kind. */
  rows: readonly RowToProve[];
  onTie: (file: Material) => void;
  onValidity: (file: Material) => void;
  today: string;
  needed: boolean;
  files: readonly Material[];
  uploads: readonly Upload[];
  leftovers: readonly Leftover[];
  desk: UploadDesk;
  open: boolean;
  own: boolean;
  /** In a correction: may be changed, or stands as it was sent. */
  lock: 'free' | 'locked' | undefined;
  /** The annex that the form makes of this kind. */
  annex: { readonly src: string; readonly made: NonNullable<Preview['made']> } | null;
  onForget: (leftover: Leftover) => Promise<unknown>;
  onPreview: (preview: Preview) => void;
  onRemove: (material: Material) => void;
  fileHref: (material: Material) => string;
  /** Asks why one looks before a file is shown; null where nothing is asked. */
  door: ((then: () => void) => void) | null;
  /** Where else the same file stands, in words; null where nowhere. */
  twinOf: (material: Material) => string | null;
};

/** One kind of 第九条: what it must show, its files, and where new ones are dropped or chosen. */
export function KindRow(props: KindProps) {
  const { kind, files, uploads, leftovers, desk, open, annex, onPreview, today } = props;
  const [over, setOver] = useState(false);
  const takes = open && kind.need !== 'form';
  const onFiles = (chosen: File[]): void => desk.add(kind.key, chosen);
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
          {props.lock ? <LockBadge lock={props.lock} /> : null}
        </p>
        <p className="mat__shows">应能看出：{kind.shows.join('；')}</p>
        {files.length > 0 ? (
          <ul className="mat__files" aria-label={`${kind.label}的文件`}>
            {files.map((file) => (
              <FileLine key={file.id} file={file} {...props} />
            ))}
          </ul>
        ) : null}
        {files.length > 0 ? <ProofRows rows={props.rows} files={inForce(files, today)} said={props.own} /> : null}
        {uploads.map((one) => (
          <UploadLine
            key={one.id}
            upload={one}
            onClose={() => desk.close(one.id)}
            onCancel={() => void desk.cancel(one.id)}
            onHurry={desk.hurry}
          />
        ))}
        {leftovers.map((one) => (
          <LeftoverLine key={one.id} leftover={one} onFile={(file) => desk.resume(one, file)} onForget={() => props.onForget(one)} />
        ))}
      </div>
      <div className="mat__act">
        {annex ? (
          <Button small onClick={() => onPreview({ title: kind.label, ...annex, mediaType: 'application/pdf' })}>
            预览
          </Button>
        ) : takes ? (
          <FileButton label={kind.label} onFiles={onFiles} />
        ) : null}
      </div>
    </li>
  );
}

function KindBadge({ kind, needed, files, own, today }: KindProps) {
  if (kind.need === 'form') return <Badge tone="blue">由申请表生成</Badge>;
  const held = inForce(files, today);
  if (held.some(({ unseen }) => unseen)) return <Badge tone="amber">{`${files.length} 个文件，待核对`}</Badge>;
  if (held.length > 0) return <Badge tone="green">{`${files.length} 个文件`}</Badge>;
  if (files.length > 0) return <Badge tone="red">已到期</Badge>;
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
        accept={TAKEN}
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

/** Where it was taken over from, and until when it is valid, or was. */
function Validity({ file, own, today }: { file: Material; own: boolean; today: string }) {
  const over = expiredSaid(file, today);
  return (
    <>
      {file.source ? <small className="muted">{own ? file.source : '沿用以往申报的材料'}</small> : null}
      {over ? (
        <Badge tone="red">{over}</Badge>
      ) : file.validUntil ? (
        <small className="muted">有效期至{fullDate(file.validUntil)}</small>
      ) : null}
    </>
  );
}

function FileLine({
  file,
  kind,
  own,
  today,
  open,
  rows,
  onTie,
  onValidity,
  onPreview,
  onRemove,
  fileHref,
  door,
  twinOf,
}: { file: Material } & KindProps) {
  const src = fileHref(file);
  const held = heldOf(file);
  const twin = twinOf(file);
  const shows = showsInPage(file.mediaType);
  return (
    <li className="mat__file">
      <span className="mat__filename">{file.name}</span>
      <small className="muted">
        {sizeText(file.size)}，{dateAndTime(file.addedAt)}
      </small>
      {file.unseen ? <Badge tone="amber">待核对</Badge> : null}
      <Validity file={file} own={own} today={today} />
      {twin ? <Badge tone="amber">{twin}</Badge> : null}
      {held || shows ? null : <small className="muted">{notShown(file.mediaType)}</small>}
      <span className="mat__tools">
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
        ) : door ? (
          <Button look="quiet" small aria-label={`下载 ${file.name}`} onClick={() => door(() => saveFrom(src))}>
            下载
          </Button>
        ) : (
          <ButtonLink look="quiet" small href={src} download>
            下载<span className="sr"> {file.name}</span>
          </ButtonLink>
        )}
        {open && (kind.lasts !== false || file.source !== null) ? (
          <Button
            look={file.unseen ? 'plain' : 'quiet'}
            small
            aria-label={`${file.unseen ? '核对' : '有效期：'} ${file.name}`}
            onClick={() => onValidity(file)}
          >
            {file.unseen ? '核对' : '有效期'}
          </Button>
        ) : null}
        {open && rows.length > 0 ? (
          <Button look="quiet" small aria-label={`标明 ${file.name} 证明哪一项`} onClick={() => onTie(file)}>
            证明哪一项
          </Button>
        ) : null}
        {open ? (
          <Button look="quiet" small aria-label={`删除 ${file.name}`} onClick={() => onRemove(file)}>
            删除
          </Button>
        ) : null}
      </span>
    </li>
  );
}
