import { useState } from 'react';
import type { Content } from '../../core/annexes/field.ts';
import { rowsToProve, saysRows } from '../../core/materials/proofs.ts';
import { href } from '../client.ts';
import { useFilesDoor } from '../disclosure/files-door.ts';
import { heldOf, isPicture, notShown, showsInPage } from '../dossier/file-words.ts';
import { type Annex, annexOf, type Preview, PreviewDialog } from '../dossier/preview.tsx';
import { ProofRows } from '../dossier/proof-rows.tsx';
import { materialWord } from '../dossier/words.ts';
import { law } from '../scheme/law.ts';
import { Empty } from '../ui/alert.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Select } from '../ui/controls.tsx';
import { DocumentPreview } from '../ui/document-preview.tsx';
import { Card } from '../ui/page.tsx';
import { type Material, pinsAt, useMarking } from './case.ts';
import { MarkButton, PinnedNotes } from './mark-button.tsx';
import { MaterialPoints } from './material-points.tsx';

/** The materials of 第九条 beside the form: what each has to show, the file itself, a mark for the material. */
export function MaterialsView({
  dossierId,
  content,
  materials,
  kind,
  onKind,
  checking,
}: {
  dossierId: string;
  content: Content;
  materials: readonly Material[];
  kind: string;
  onKind: (kind: string) => void;
  /** Whether this person says now what each material shows. */
  checking: boolean;
}) {
  const { items } = useMarking();
  const door = useFilesDoor(dossierId);
  const chosen = law().materials.find((one) => one.key === kind) ?? law().materials[0];
  if (!chosen) return null;
  const files = materials.filter((file) => file.kind === chosen.key);
  const count = (key: string) => materials.filter((file) => file.kind === key).length;
  return (
    <div className="stack">
      <Card flush>
        <div className="doc__bar">
          <label className="sr" htmlFor="material">
            材料
          </label>
          <Select
            id="material"
            small
            value={chosen.key}
            onChange={(event) => onKind(event.target.value)}
            options={law().materials.map(({ key, label, need }) => ({
              value: key,
              label: `${materialWord(key)}${label}${need === 'form' ? '' : `（${count(key)} 个文件）`}`,
            }))}
          />
          <span className="filters__end">
            <MarkButton path={`materials/${chosen.key}`} label={materialWord(chosen.key)} pins={pinsAt(items, `materials/${chosen.key}`)} />
          </span>
        </div>
        <div className="card__body small muted">
          <p>{chosen.article}：应能看出</p>
          <MaterialPoints key={chosen.key} dossierId={dossierId} kind={chosen} content={content} open={checking} />
          <PinnedNotes path={`materials/${chosen.key}`} />
        </div>
        {files.length > 0 ? (
          <div className="card__body">
            <ProofRows rows={rowsToProve(chosen, content)} files={files} said={saysRows(files)} />
          </div>
        ) : null}
        {files.length === 0 ? <Nothing need={chosen.need} kind={chosen.key} dossierId={dossierId} /> : null}
      </Card>
      {door && files.length > 0 ? <Closed files={files.length} onOpen={() => door(() => undefined)} /> : null}
      {door ? null : files.map((file) => <FileView key={file.id} dossierId={dossierId} file={file} />)}
    </div>
  );
}

function Nothing({ need, kind, dossierId }: { need: string; kind: string; dossierId: string }) {
  const annex = annexOf[kind];
  if (need === 'form' && annex)
    return (
      <Empty title="由申请表生成" action={<Generated key={annex} dossierId={dossierId} annex={annex} />}>
        这项材料由系统按填写内容生成，无须上传。
      </Empty>
    );
  return <Empty title="没有上传">{need === 'required' ? '这项材料必须提供，可标为缺陷。' : '这项材料按情况提供。'}</Empty>;
}

/** A paper that is made of what was filled in, looked at without leaving the case. */
function Generated({ dossierId, annex }: { dossierId: string; annex: Annex }) {
  const [preview, setPreview] = useState<Preview | null>(null);
  const title = `附件${annex[0]}`;
  const src = href('GET /api/dossiers/{id}/annexes/{annex}', { params: { id: dossierId, annex } });
  const shown = { title, src, mediaType: 'application/pdf', made: { dossierId, file: annex } };
  return (
    <>
      <Button onClick={() => setPreview(shown)}>预览{title}</Button>
      <PreviewDialog preview={preview} onClose={() => setPreview(null)} />
    </>
  );
}

/** Before it is said why one looks: how many files there are, and the way to them. */
const Closed = ({ files, onOpen }: { files: number; onOpen: () => void }) => (
  <Card title={`上传的材料 ${files} 个`}>
    <p className="small muted">材料含个人信息，不能遮蔽。每件申报写明一次用途，八小时内查看其他材料不再询问。</p>
    <Button look="primary" onClick={onOpen}>
      写明用途后查看
    </Button>
  </Card>
);

function FileView({ dossierId, file }: { dossierId: string; file: Material }) {
  const src = href('GET /api/dossiers/{id}/materials/{materialId}/file', { params: { id: dossierId, materialId: file.id } });
  const held = heldOf(file);
  if (held)
    return (
      <Card title={file.name}>
        <p className="small muted">{held.sentence}</p>
      </Card>
    );
  if (showsInPage(file.mediaType))
    return <DocumentPreview title={file.name} src={src} kind={isPicture(file.mediaType) ? 'image' : 'pdf'} />;
  return (
    <Card title={file.name}>
      <p className="small muted">{notShown(file.mediaType)}</p>
      <ButtonLink href={src} download>
        下载查看
      </ButtonLink>
    </Card>
  );
}
