import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DocumentPreview } from '../ui/document-preview.tsx';
import { WhenMade } from './making.tsx';

export type Annex = '2.pdf' | '3.pdf' | '4.pdf' | '5.pdf' | '6.pdf';
export type Preview = {
  readonly title: string;
  readonly src: string;
  readonly mediaType: string;
  /** A paper that is made first. */
  readonly made?: { readonly dossierId: string; readonly file: Annex };
};

/** A file or a paper in the page, before it is downloaded. */
export const PreviewDialog = ({ preview, onClose }: { preview: Preview | null; onClose: () => void }) => (
  <Dialog open={preview !== null} title={preview?.title ?? ''} onClose={onClose} wide foot={<Button onClick={onClose}>关闭</Button>}>
    {preview?.made ? (
      <WhenMade {...preview.made} what={preview.title}>
        <Document {...preview} />
      </WhenMade>
    ) : null}
    {preview && !preview.made ? <Document {...preview} /> : null}
  </Dialog>
);

const Document = ({ title, src, mediaType }: Preview) => (
  <DocumentPreview titled title={title} src={src} kind={mediaType.startsWith('image/') ? 'image' : 'pdf'} />
);
