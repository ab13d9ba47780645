import { type ReactNode, useState } from 'react';
import { ButtonLink } from './button.tsx';

export type DocumentPreviewProps = {
  title: string;
  /** An address of our own that answers inline. */
  src: string;
  /** The same as an attachment; default: the same address. */
  download?: string;
  kind?: 'pdf' | 'image';
  /** Its title stands above already. */
  titled?: boolean;
  /** More buttons in the bar. */
  actions?: ReactNode;
};

const showsPdf = (): boolean => (navigator as { pdfViewerEnabled?: boolean }).pdfViewerEnabled !== false;

type FrameProps = { title: string; titled?: boolean | undefined; acts: ReactNode; children: ReactNode };

/** Where a document stands in the page: its title, what can be done with it, and a window onto it. */
export const DocumentFrame = ({ title, titled, acts, children }: FrameProps) => (
  <section className="card" aria-label={title}>
    <div className="doc__bar">
      {titled ? null : <b>{title}</b>}
      <span className="filters__end row">{acts}</span>
    </div>
    <div className="doc doc--preview">{children}</div>
  </section>
);

/** A document in the page before it is downloaded; where the browser shows no PDF, a link to open it. */
export function DocumentPreview({ title, src, download, kind = 'pdf', titled, actions }: DocumentPreviewProps) {
  return (
    <DocumentFrame
      title={title}
      titled={titled}
      acts={
        <>
          {actions}
          <ButtonLink small href={src} newTab>
            新窗口打开
          </ButtonLink>
          <ButtonLink small href={download ?? src} download>
            下载
          </ButtonLink>
        </>
      }
    >
      {kind === 'image' ? <Picture key={src} src={src} title={title} /> : null}
      {kind === 'pdf' && showsPdf() ? <iframe src={src} title={title} /> : null}
      {kind === 'pdf' && !showsPdf() ? <p className="empty">此浏览器不能在页面内显示 PDF，请在新窗口打开或下载。</p> : null}
    </DocumentFrame>
  );
}

/** A picture in the width of the page; one that is broken or too large for the browser is said to be. */
function Picture({ src, title }: { src: string; title: string }) {
  const [state, setState] = useState<'loading' | 'shown' | 'broken'>('loading');
  if (state === 'broken') return <p className="empty">这张图片在页面内显示不出来（可能损坏或过大），请下载查看。</p>;
  return (
    <>
      {state === 'loading' ? (
        <p className="empty" role="status">
          正在打开图片…
        </p>
      ) : null}
      <img src={src} alt={title} onLoad={() => setState('shown')} onError={() => setState('broken')} />
    </>
  );
}
