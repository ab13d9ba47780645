import { useState } from 'react';
import { href } from '../client.ts';
import { WholeButton } from '../disclosure/whole-button.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { DocumentPreview } from '../ui/document-preview.tsx';
import { Tabs } from '../ui/tabs.tsx';
import { MadeDownload, WhenMade } from './making.tsx';
import type { Annex } from './preview.tsx';
import { Sheets } from './sheets.tsx';

type Editable = '2.docx' | '3.xlsx' | '4.xlsx' | '5.xlsx' | '6.docx';

const annexes: readonly { key: Annex; label: string; editable: Editable }[] = [
  { key: '2.pdf', label: '附件2 申请报告', editable: '2.docx' },
  { key: '3.pdf', label: '附件3 设备清单', editable: '3.xlsx' },
  { key: '4.pdf', label: '附件4 从业人员', editable: '4.xlsx' },
  { key: '5.pdf', label: '附件5 服务名单', editable: '5.xlsx' },
  { key: '6.pdf', label: '附件6 声明函', editable: '6.docx' },
];

const addressOf = (id: string, annex: Annex | Editable): string =>
  href('GET /api/dossiers/{id}/annexes/{annex}', { params: { id, annex } });

type Props = {
  dossierId: string;
  open: boolean;
  /** Whether one may have them with personal data, for a purpose; else they are one's own, or stay masked. */
  whole: boolean;
  onClose: () => void;
};

/** Where nothing is masked. */
const without: readonly Annex[] = ['3.pdf', '6.pdf'];

/** The annexes as they will be printed, one tab each. */
export function AnnexesDialog({ dossierId, open, whole, onClose }: Props) {
  const [current, setCurrent] = useState<Annex>('2.pdf');
  const shown = annexes.find((one) => one.key === current);
  return (
    <Dialog
      open={open}
      title="预览申报书"
      onClose={onClose}
      wide
      foot={
        <>
          <MadeDownload
            {...{ dossierId, file: 'book.pdf', what: '合订本' }}
            href={href('GET /api/dossiers/{id}/book.pdf', { params: { id: dossierId } })}
          >
            下载合订本（PDF）
          </MadeDownload>
          <MadeDownload
            {...{ dossierId, file: 'everything.zip', what: '压缩包里的附件' }}
            href={href('GET /api/dossiers/{id}/everything.zip', { params: { id: dossierId } })}
          >
            下载全部文件（ZIP）
          </MadeDownload>
          {whole ? (
            <>
              <WholeButton dossierId={dossierId} file="book.pdf" what="合订本" label="含个人信息的合订本…" />
              <WholeButton dossierId={dossierId} file="everything.zip" what="全部文件" label="含个人信息的全部文件…" />
            </>
          ) : null}
          <Button onClick={onClose}>关闭</Button>
        </>
      }
    >
      <Tabs label="附件" tabs={annexes} current={current} onChange={(key) => setCurrent(key)}>
        {shown?.key === '5.pdf' ? (
          <Sheets dossierId={dossierId} title={shown.label} acts={<Acts {...{ dossierId, shown, whole }} />} />
        ) : shown ? (
          <WhenMade key={current} dossierId={dossierId} file={current} what={shown.label}>
            <DocumentPreview title={shown.label} src={addressOf(dossierId, current)} actions={<Acts {...{ dossierId, shown, whole }} />} />
          </WhenMade>
        ) : null}
      </Tabs>
    </Dialog>
  );
}

/** The same paper otherwise: with personal data, to be edited. */
function Acts({
  dossierId,
  shown: { key, label, editable },
  whole,
}: {
  dossierId: string;
  shown: (typeof annexes)[number];
  whole: boolean;
}) {
  const program = editable.endsWith('docx') ? 'Word' : 'Excel';
  return (
    <>
      {whole && !without.includes(key) ? (
        <>
          <span className="small muted">个人信息已遮蔽</span>
          <WholeButton dossierId={dossierId} file={key} what={label} />
          <WholeButton dossierId={dossierId} file={editable} what={`${label}（${program}）`} label={`含个人信息的 ${program}…`} />
        </>
      ) : null}
      <MadeDownload small dossierId={dossierId} file={editable} what={`${label}（${program}）`} href={addressOf(dossierId, editable)}>
        下载 {program}
      </MadeDownload>
    </>
  );
}
