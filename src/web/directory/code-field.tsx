import { Input } from '../ui/controls.tsx';
import { Field } from '../ui/field.tsx';

type CodeFieldProps = { value: string; onChange: (code: string) => void; hint?: string; error?: string | undefined };

/** The code of an authenticator app, or one for recovery. */
export const CodeField = ({ value, onChange, hint = '手机应用上的6位数字；手机不在身边的，填写一个恢复码', error }: CodeFieldProps) => (
  <Field label="动态口令" hint={hint} error={error}>
    {(ids) => (
      <Input
        {...ids}
        name="code"
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={40}
        autoFocus
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
);
