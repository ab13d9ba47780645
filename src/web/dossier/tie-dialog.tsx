import { useState } from 'react';
import type { Content } from '../../core/annexes/field.ts';
import { guessed, rowsToProve } from '../../core/materials/proofs.ts';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { useAct } from '../query.tsx';
import { law } from '../scheme/law.ts';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/controls.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { Material } from './view.ts';

type Props = { dossierId: string; file: Material; content: Content; onClose: () => void };

/** Which events or agreements a file proves: ticked by the applicant, the first time after what the file is called. */
export function TieDialog({ dossierId, file, content, onClose }: Props) {
  const kind = law().materials.find((one) => one.key === file.kind);
  const rows = kind ? rowsToProve(kind, content) : [];
  const there = rows.filter(({ path }) => file.proves.includes(path)).map(({ path }) => path);
  const guess = kind && there.length === 0 ? guessed(file.name, kind, content) : [];
  const [chosen, setChosen] = useState<readonly string[]>(there.length > 0 ? there : guess);
  const act = useAct('PUT /api/dossiers/{id}/materials/{materialId}/proves');
  const save = () =>
    act.mutate({ params: { id: dossierId, materialId: file.id }, body: { rows: [...chosen] } }, { onSuccess: () => onClose() });
  const what = kind?.perRow === 'agreements' ? '哪几份协议' : '哪几次活动';
  return (
    <Dialog
      open
      title={`“${file.name}”证明${what}`}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" busy={act.isPending} onClick={save}>
            保存
          </Button>
        </>
      }
    >
      <div className="stack">
        <p className="small muted">
          {kind?.article}：每一项都要有证明材料。一份材料可以证明几项，一项也可以有几份材料。
          {guess.length > 0 ? '已按文件名预选，请核对。' : ''}
        </p>
        <Choices
          name="proves"
          many
          options={rows.map(({ path, label }) => ({ value: path, label }))}
          chosen={chosen}
          onChoose={(paths) => setChosen(paths)}
        />
        {act.isError ? <ProblemAlert problem={problemIn(act.error)} /> : null}
      </div>
    </Dialog>
  );
}
