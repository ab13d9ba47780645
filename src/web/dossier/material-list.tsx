import { useState } from 'react';
import { isNeeded } from '../../core/materials/missing.ts';
import { rowsToProve } from '../../core/materials/proofs.ts';
import { isOpen } from '../../core/workflow/opened.ts';
import { href, problemIn } from '../client.ts';
import { useFilesDoor } from '../disclosure/files-door.ts';
import { useAct, useRead } from '../query.tsx';
import { useSession } from '../session.tsx';
import { cx } from '../ui/cx.ts';
import { Confirm } from '../ui/dialog.tsx';
import { useToast } from '../ui/toast.tsx';
import { sizeText } from './file-words.ts';
import { type Leftover, useScanned, useUploads } from './files.ts';
import { KindRow } from './material-kind.tsx';
import type { MaterialsProps } from './materials-props.ts';
import { type Annex, annexOf, type Preview, PreviewDialog } from './preview.tsx';
import { TieDialog } from './tie-dialog.tsx';
import { ValidityDialog } from './validity-dialog.tsx';
import type { Material } from './view.ts';
import { materialWord } from './words.ts';

/** The kinds in their order, each with its files, those on their way, and the place to drop more. */
export function MaterialList({ dossierId, scheme, content, materials, editable, own, only, below = null }: MaterialsProps) {
  const returned = own && editable !== 'all' && editable.length > 0;
  const kinds = scheme.materials.filter((kind) => !only || isOpen(editable, `materials/${kind.key}`));
  const { desk, uploads, leftovers } = useUploads(dossierId, editable.length > 0);
  useScanned(materials);
  const toast = useToast();
  const forget = (one: Leftover) => desk.forget(one.id).catch((error: unknown) => toast(problemIn(error).detail, { tone: 'red' }));
  const [preview, setPreview] = useState<Preview | null>(null);
  const door = useFilesDoor(dossierId);
  const [tying, setTying] = useState<Material | null>(null);
  const [dating, setDating] = useState<Material | null>(null);
  const { today } = useSession();
  const [removing, setRemoving] = useState<Material | null>(null);
  return (
    <>
      {editable.length > 0 ? <SpaceLine dossierId={dossierId} /> : null}
      <ul className="mats">
        {kinds.map((kind) => (
          <KindRow
            key={kind.key}
            kind={kind}
            rows={rowsToProve(kind, content)}
            onTie={setTying}
            onValidity={setDating}
            today={today}
            needed={isNeeded(kind, content, below)}
            files={materials.filter((one) => one.kind === kind.key)}
            uploads={uploads.filter((one) => one.kind === kind.key)}
            open={isOpen(editable, `materials/${kind.key}`)}
            own={own}
            lock={returned ? (isOpen(editable, `materials/${kind.key}`) ? 'free' : 'locked') : undefined}
            annex={annexFor(dossierId, annexOf[kind.key])}
            leftovers={leftovers.filter((one) => one.kind === kind.key)}
            desk={desk}
            onForget={forget}
            onPreview={(one) => (door && !one.made ? door(() => setPreview(one)) : setPreview(one))}
            door={door}
            onRemove={setRemoving}
            fileHref={(one) => fileHref(dossierId, one)}
            twinOf={(one) => twinWord(one, materials)}
          />
        ))}
      </ul>
      <PreviewDialog preview={preview} onClose={() => setPreview(null)} />
      {tying ? <TieDialog dossierId={dossierId} file={tying} content={content} onClose={() => setTying(null)} /> : null}
      {dating ? <ValidityDialog dossierId={dossierId} file={dating} onClose={() => setDating(null)} /> : null}
      <RemoveDialog dossierId={dossierId} material={removing} onClose={() => setRemoving(null)} />
    </>
  );
}

/** How much of the room for files is used; in good time, what to do. */
function SpaceLine({ dossierId }: { dossierId: string }) {
  const space = useRead('GET /api/dossiers/{id}/materials', { params: { id: dossierId } }).data?.space;
  if (!space) return null;
  const full = space.used > space.most * NEARLY;
  return (
    <p className={cx('mats__space', full && 'mats__space--full')}>
      已用 {sizeText(space.used)}，上限 {sizeText(space.most)}
      {full ? '。空间即将用完：请删除不需要的文件，或把扫描件压缩（300 dpi、灰度）后重新上传' : ''}
    </p>
  );
}

const NEARLY = 0.8;

const annexFor = (id: string, annex: Annex | undefined) =>
  annex ? { src: href('GET /api/dossiers/{id}/annexes/{annex}', { params: { id, annex } }), made: { dossierId: id, file: annex } } : null;
const fileHref = (id: string, one: Material): string =>
  href('GET /api/dossiers/{id}/materials/{materialId}/file', { params: { id, materialId: one.id } });

/** The same file under another kind: allowed, since one paper may prove two things, but said. */
function twinWord(file: Material, materials: readonly Material[]): string | null {
  const twin = materials.find((one) => one.hash === file.hash && one.kind !== file.kind);
  return twin ? `与${materialWord(twin.kind)}“${twin.name}”内容相同` : null;
}

function RemoveDialog({ dossierId, material, onClose }: { dossierId: string; material: Material | null; onClose: () => void }) {
  const act = useAct('DELETE /api/dossiers/{id}/materials/{materialId}');
  const toast = useToast();
  const remove = async (): Promise<void> => {
    if (!material) return;
    await act
      .mutateAsync({ params: { id: dossierId, materialId: material.id } })
      .then(() => toast(`已删除 ${material.name}`))
      .catch((error: unknown) => toast(problemIn(error).detail, { tone: 'red' }));
    onClose();
  };
  return (
    <Confirm open={material !== null} title="删除这个文件？" act="删除" grave onAct={remove} onClose={onClose}>
      <p>{material?.name}</p>
      <p>删除后不再随申报提交；需要时可以重新上传。</p>
    </Confirm>
  );
}
