import type { Asked } from '../../acts/directory/register.ts';
import type { InputFault } from '../../acts/refusal.ts';
import { registeredPlaces } from '../../core/identifiers/registered-area.ts';

/** What was typed, with every fault at its field, so that nothing is typed twice. The password never comes back. */
export type Typed = {
  values: Readonly<Record<string, string>>;
  faults: readonly InputFault[];
  said?: string;
  /** The code is registered by another: it may be disputed. */
  taken?: boolean;
};
type FieldKey = keyof Asked;
type TextKey = Exclude<FieldKey, 'divisionCode'>;

export const fields: readonly { key: TextKey; label: string; hint: string; complete: string; type: string }[] = [
  { key: 'creditCode', label: '统一社会信用代码', hint: '营业执照或法人证书上的18位代码', type: 'text', complete: 'off' },
  { key: 'name', label: '单位全称', hint: '与证照一致', type: 'text', complete: 'organization' },
  { key: 'personName', label: '经办人姓名', hint: '第一个账号，同时是单位管理员，可邀请同事', type: 'text', complete: 'name' },
  { key: 'mobile', label: '经办人手机', hint: '11位手机号码；补正、到期和登记核对时联系，不公开', type: 'tel', complete: 'tel' },
  { key: 'email', label: '经办人电子邮箱', hint: '消息也发到这里；登录后填确认码确认', type: 'email', complete: 'email' },
  { key: 'login', label: '登录名', hint: '字母 a 至 z、数字，中间可用 . _ -，2至60位', type: 'text', complete: 'username' },
];
export const keys: readonly FieldKey[] = [...fields.map(({ key }) => key), 'divisionCode'];

/** Who finds its own code taken says why it is its own; the authority of the place where it stands decides with both sides' evidence (第八条（三）). */
export function DisputeField({ typed }: { typed: Typed }) {
  const fault = faultAt(typed, 'dispute');
  if (!typed.taken && !typed.values.dispute) return null;
  return (
    <div className={fault ? 'field--error' : undefined}>
      <label className="field__label" htmlFor="dispute">
        <b>对该代码提出争议（代码确是本单位的才填）</b>
      </label>
      <textarea
        className="textarea"
        id="dispute"
        name="dispute"
        rows={3}
        maxLength={500}
        defaultValue={typed.values.dispute ?? ''}
        aria-invalid={fault ? true : undefined}
        aria-describedby="dispute-note"
      />
      <p className={fault ? 'field__err' : 'field__hint'} id="dispute-note">
        {fault ??
          '写明为什么是本单位的代码，已登记的单位会看到。注册后请上传证照，由该代码登记地的主管部门查验双方证照后决定（第八条（三））'}
      </p>
    </div>
  );
}

export const NotDone = ({ typed }: { typed: Typed }) =>
  typed.said || typed.faults.length > 0 ? (
    <div className="alert alert--red" role="alert">
      <p className="alert__title">没有注册成功，什么也没有建立</p>
      <p>{typed.said ?? `有 ${typed.faults.length} 处需要改正，已在各栏写明；填过的都还在。`}</p>
    </div>
  ) : null;

const faultAt = (typed: Typed, key: string) => typed.faults.find((fault) => fault.path === key)?.message;

export function TextField({ field: { key, label, hint, type, complete }, typed }: { field: (typeof fields)[number]; typed: Typed }) {
  const fault = faultAt(typed, key);
  return (
    <div className={fault ? 'field--error' : undefined}>
      <label className="field__label" htmlFor={key}>
        <b>{label}</b>
      </label>
      <input
        className="input"
        id={key}
        name={key}
        type={type}
        autoComplete={complete}
        required
        defaultValue={typed.values[key] ?? ''}
        aria-invalid={fault ? true : undefined}
        aria-describedby={`${key}-note`}
      />
      <p className={fault ? 'field__err' : 'field__hint'} id={`${key}-note`}>
        {fault ?? hint}
      </p>
    </div>
  );
}

export function PlaceField({ typed }: { typed: Typed }) {
  const fault = faultAt(typed, 'divisionCode');
  return (
    <div className={fault ? 'field--error' : undefined}>
      <label className="field__label" htmlFor="divisionCode">
        <b>登记所在地</b>
      </label>
      <select
        className="select"
        id="divisionCode"
        name="divisionCode"
        required
        defaultValue={typed.values.divisionCode ?? ''}
        aria-invalid={fault ? true : undefined}
        aria-describedby="divisionCode-note"
      >
        <option value="">请选择</option>
        {registeredPlaces.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      <p className={fault ? 'field__err' : 'field__hint'} id="divisionCode-note">
        {fault ?? '证照上的住所在哪里；申报由当地主管部门推荐（第三条、第八条（一）），代码里的数字是登记机关，不是所在地'}
      </p>
    </div>
  );
}

export function PasswordField({ typed }: { typed: Typed }) {
  const fault = faultAt(typed, 'password');
  return (
    <div className={fault ? 'field--error' : undefined}>
      <label className="field__label" htmlFor="password">
        <b>口令</b>
      </label>
      <input
        className="input"
        id="password"
        name="password"
        type="password"
        autoComplete="new-password"
        required
        aria-invalid={fault ? true : undefined}
        aria-describedby="password-note"
      />
      <p className={fault ? 'field__err' : 'field__hint'} id="password-note">
        {fault ?? '至少10位'}
      </p>
    </div>
  );
}
