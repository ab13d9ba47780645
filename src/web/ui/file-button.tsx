import { type ReactNode, useRef } from 'react';
import { Button } from './button.tsx';

type FileButtonProps = {
  /** What the file is, for who does not see the button. */
  label: string;
  /** As the attribute of an input: `.pdf,.jpg`. */
  accept: string;
  busy?: boolean;
  small?: boolean;
  onFile: (file: File) => void;
  children: ReactNode;
};

/** A button that asks for one file; the same file may be chosen again. */
export function FileButton({ label, accept, busy = false, small = false, onFile, children }: FileButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        className="sr"
        type="file"
        tabIndex={-1}
        accept={accept}
        aria-label={label}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
      <Button small={small} busy={busy} onClick={() => input.current?.click()}>
        {children}
      </Button>
    </>
  );
}
