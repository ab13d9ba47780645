import { useState } from 'react';
import { annex6 } from '../../core/annexes/annex6.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { problemIn } from '../client.ts';
import { idOf } from '../form/place.ts';
import { useAct } from '../query.tsx';
import { law } from '../scheme/law.ts';
import { Card } from '../ui/page.tsx';
import { useToast } from '../ui/toast.tsx';
import { sectionId } from './section-nav.tsx';
import type { DossierView } from './view.ts';

type DeclarationProps = { view: DossierView; scheme: Scheme; open: boolean };

/** 附件6: the wording of the measure, in the names of the edition (第十七条), confirmed by the applicant. */
export function Declaration({ view, scheme, open }: DeclarationProps) {
  const { id: dossierId, declarationConfirmed: confirmed, applicant } = view;
  const { addressee, platform } = scheme.names;
  const act = useAct('POST /api/dossiers/{id}/declaration');
  const toast = useToast();
  // What was just ticked, until the server's answer has come back with the case.
  const [ticked, setTicked] = useState<boolean | null>(null);
  const set = (checked: boolean): void => {
    setTicked(checked);
    act.mutate(
      { params: { id: dossierId }, body: { confirmed: checked } },
      {
        onError: (error) => {
          setTicked(null);
          toast(problemIn(error).detail, { tone: 'red' });
        },
      },
    );
  };
  return (
    <Card title={`附件6　${annex6.title}`} aside={<span className="small muted">第九条（十二）</span>} id={sectionId('declaration')} flush>
      <div className="doc">
        <div className="paper paper--short">
          <h3>{annex6.title}</h3>
          <p className="flush">{addressee}</p>
          <p>{annex6.text.replace(law().names.platform, platform)}</p>
          <p className="paper__sign">
            <span>申报单位：{applicant}</span>
          </p>
        </div>
      </div>
      {addressee === annex6.addressee ? <p className="card__body small muted">{annex6.addresseeNote}</p> : null}
      <div className="card__foot">
        {open ? (
          <label className="choice">
            <input type="checkbox" id={idOf('declaration')} checked={ticked ?? confirmed} onChange={(event) => set(event.target.checked)} />
            本单位已阅读并确认上述声明
          </label>
        ) : (
          <span>{confirmed ? '本单位已确认上述声明。' : '尚未确认。'}纸质声明函须由法定代表人签字并盖章。</span>
        )}
        {open ? <p className="field__hint">提交后随申报材料一并封存；纸质声明函须由法定代表人签字并加盖公章。</p> : null}
      </div>
    </Card>
  );
}
