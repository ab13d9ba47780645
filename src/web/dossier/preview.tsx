import { useState } from 'react';
import { href } from '../client.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DocumentPreview } from '../ui/document-preview.tsx';
import { Tabs } from '../ui/tabs.tsx';

export type Annex = '2.pdf' | '3.pdf' | '4.pdf' | '5.pdf' | '6.pdf';
export type Preview = { readonly title: string; readonly src: string; readonly mediaType: string };

/** A file or a paper in the page, before it is downloaded. */
export const PreviewDialog = ({ preview, onClose }: { preview: Preview | null; onClose: () => void }) => (
  <Dialog open={preview !== null} title={preview?.title ?? ''} onClose={onClose} wide foot={<Button onClick={onClose}>关闭</Button>}>
    {preview ? (
      <DocumentPreview title={preview.title} src={preview.src} kind={preview.mediaType.startsWith('image/') ? 'image' : 'pdf'} />
    ) : null}
  </Dialog>
);

const annexes: readonly { key: Annex; label: string }[] = [
  { key: '2.pdf', label: '附件2 申请报告' },
  { key: '3.pdf', label: '附件3 设备清单' },
  { key: '4.pdf', label: '附件4 从业人员' },
  { key: '5.pdf', label: '附件5 服务名单' },
  { key: '6.pdf', label: '附件6 声明函' },
];

/** The annexes as they will be printed, one tab each. */
export function AnnexesDialog({ dossierId, open, onClose }: { dossierId: string; open: boolean; onClose: () => void }) {
  const [current, setCurrent] = useState<Annex>('2.pdf');
  const src = href('GET /api/dossiers/{id}/annexes/{annex}', { params: { id: dossierId, annex: current } });
  return (
    <Dialog open={open} title="预览申报书" onClose={onClose} wide foot={<Button onClick={onClose}>关闭</Button>}>
      <Tabs label="附件" tabs={annexes} current={current} onChange={(key) => setCurrent(key as Annex)}>
        <DocumentPreview key={current} title={annexes.find((one) => one.key === current)?.label ?? ''} src={src} />
      </Tabs>
    </Dialog>
  );
}
