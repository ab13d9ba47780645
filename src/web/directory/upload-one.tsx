import { useState } from 'react';
import { problemIn } from '../client.ts';
import { ProblemAlert } from '../errors.tsx';
import { FileButton } from '../ui/file-button.tsx';
import { useToast } from '../ui/toast.tsx';

type UploadOneProps = {
  label: string;
  /** What may be sent, under the button. */
  hint: string;
  /** Sends it and reads anew what shows it. */
  onSend: (file: File) => Promise<unknown>;
  /** Said once it has come. */
  done: string;
};

/** One scan or photograph of a paper, sent as it is chosen; what is refused is said in its place. */
export function UploadOne({ label, hint, onSend, done }: UploadOneProps) {
  const toast = useToast();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<unknown>(null);
  const send = async (file: File): Promise<void> => {
    setBusy(true);
    setFailed(null);
    await onSend(file)
      .then(() => toast(done))
      .catch(setFailed);
    setBusy(false);
  };
  return (
    <div>
      {failed ? <ProblemAlert problem={problemIn(failed)} /> : null}
      <FileButton label={label} accept=".pdf,.jpg,.jpeg,.png" busy={busy} onFile={(file) => void send(file)}>
        {label}
      </FileButton>
      <p className="small muted">{hint}，PDF、JPG、PNG，不超过 50 MB</p>
    </div>
  );
}
