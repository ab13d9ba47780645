import { revocationSteps } from '../../core/procedure/revocation.ts';
import { placeLabel, placesOf, type ViolationKind, violationKinds } from '../../core/recognition/violation.ts';
import { law } from '../scheme/law.ts';
import { Input, Select } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';

/** What a revocation rests on, as it is typed. */
export type TypedViolation = {
  readonly kind: ViolationKind | '';
  readonly body: string;
  readonly documentNumber: string;
  readonly documentOn: string;
  readonly article: string;
  readonly place: string;
};
export const noViolation: TypedViolation = { kind: '', body: '', documentNumber: '', documentOn: '', article: '', place: '' };

/** Why it can't be sent yet; the rest the server says at its field. */
export const missingOf = ({ kind, body, documentNumber, documentOn, article, place }: TypedViolation): string | null => {
  if (kind === '') return '请选择依据';
  if (kind === 'falseDeclaration') return place === '' ? '请选择卷宗中与事实不符的位置' : null;
  const given = [body, documentNumber, documentOn, article].every((text) => text.trim() !== '');
  return given ? null : '请填写作出机关、文号、日期和所违反的规定';
};

const { body, documentNumber, law: article } = revocationSteps.describe.brings;
const most = { body: body.most, documentNumber: documentNumber.most, documentOn: undefined, article: article.most };

type Props = { readonly typed: TypedViolation; readonly onType: (typed: TypedViolation) => void };

/** A decision, penalty or judgement of a competent body, or a declaration that the file disproves; nothing else can be written here. */
export function ViolationFields({ typed, onType }: Props) {
  const text = (key: 'body' | 'documentNumber' | 'documentOn' | 'article', [label, hint]: readonly [string, string], type = 'text') => (
    <Field label={label} hint={hint}>
      {(ids) => (
        <Input
          {...ids}
          type={type}
          maxLength={most[key]}
          value={typed[key]}
          onChange={(event) => onType({ ...typed, [key]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <>
      <Field label="依据" hint="限于主管机关的决定、处罚、判决，或者对照卷宗查实的不实声明">
        {(ids) => (
          <Select
            {...ids}
            empty="请选择"
            options={Object.entries(violationKinds).map(([value, label]) => ({ value, label }))}
            value={typed.kind}
            onChange={(event) => onType({ ...typed, kind: event.target.value as ViolationKind | '' })}
          />
        )}
      </Field>
      {typed.kind === 'falseDeclaration' ? (
        <Field label="卷宗中与事实不符的位置" hint="平台提交的申报中，哪一处与查实的不符">
          {(ids) => (
            <Select
              {...ids}
              empty="请选择"
              options={placesOf(law().materials.map(({ key }) => key)).map((value) => ({ value, label: placeLabel(value) }))}
              value={typed.place}
              onChange={(event) => onType({ ...typed, place: event.target.value })}
            />
          )}
        </Field>
      ) : null}
      {typed.kind !== '' && typed.kind !== 'falseDeclaration' ? (
        <>
          {text('body', ['作出机关', '认定、推荐部门以外的主管机关或者人民法院'])}
          {text('documentNumber', ['文号', '决定书、判决书上的文号'])}
          {text('documentOn', ['作出日期', '不晚于今天'], 'date')}
          {text('article', ['所违反的法律法规及条款', '法律、法规、规章的名称加书名号，写明条款'])}
        </>
      ) : null}
    </>
  );
}
