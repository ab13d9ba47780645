import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DocumentPreview } from '../ui/document-preview.tsx';
import { WhenMade } from './making.tsx';
import { Sheets } from './sheets.tsx';

export type Annex = '2.pdf' | '3.pdf' | '4.pdf' | '5.pdf' | '6.pdf';
export type Preview = {
  readonly title: string;
  readonly src: string;
  readonly mediaType: string;
  /** A paper that is made first. */
  readonly made?: { readonly dossierId: string; readonly file: Annex };
};

/** The kinds of 第九条 that are made of the form, each by its paper. */
export const annexOf: Readonly<Record<string, Annex | undefined>> = { m1: '2.pdf', m4: '3.pdf', m5: '4.pdf', m6: '5.pdf', m12: '6.pdf' };

/** A file or a paper in the page, before it is downloaded. */
export const PreviewDialog = ({ preview, onClose }: { preview: Preview | null; onClose: () => void }) => (
  <Dialog open={preview !== null} title={preview?.title ?? ''} onClose={onClose} wide foot={<Button onClick={onClose}>关闭</Button>}>
    {preview ? <Previewed {...preview} /> : null}
  </Dialog>
);

function Previewed({ title, src, mediaType, made }: Preview) {
  if (made?.file === '5.pdf') return <Sheets titled title={title} dossierId={made.dossierId} />;
  const shown = <DocumentPreview titled title={title} src={src} kind={mediaType.startsWith('image/') ? 'image' : 'pdf'} />;
  return made ? (
    <WhenMade {...made} what={title}>
      {shown}
    </WhenMade>
  ) : (
    shown
  );
}
