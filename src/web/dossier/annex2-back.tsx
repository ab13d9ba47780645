import { useRef, useState } from 'react';
import { problemIn } from '../client.ts';
import { later, useOnce } from '../later.tsx';
import { Button } from '../ui/button.tsx';
import { upload } from '../upload.ts';
import type { Annex2Answer } from './annex2-changes.ts';
import { type Filling, useFilling } from './filling.ts';

const Annex2Dialog = later(async () => (await import('./annex2-dialog.tsx')).Annex2Dialog);

const READ = 'POST /api/dossiers/{id}/annex2/read';

/** 读回附件2: a copy that was changed in Word or WPS; what it says otherwise is shown place by place before any of it is taken. */
export function Annex2Back() {
  const filling = useFilling();
  return filling ? <Reading filling={filling} /> : null;
}

function Reading({ filling }: { filling: Filling }) {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<{ file: File; answer: Annex2Answer } | null>(null);
  const opened = useOnce(found !== null);
  const read = async (file: File): Promise<void> => {
    setBusy(true);
    // What is still being saved is in the form, and would be told as a difference.
    const saved = await filling.imports.saved();
    const answer = saved
      ? await upload(READ, { params: { id: filling.dossierId }, body: file }).catch((error: unknown) => refused(problemIn(error).detail))
      : refused('还有改动没有保存到服务器，请等保存完成后再试。');
    setFound({ file, answer });
    setBusy(false);
  };
  return (
    <>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="选择改过的附件2"
        accept=".docx,.xlsx,.xls,.ods"
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = '';
          if (file) void read(file);
        }}
      />
      <Button small look="quiet" busy={busy} onClick={() => input.current?.click()}>
        {busy ? '正在读取…' : '读回改过的附件2'}
      </Button>
      {opened ? <Annex2Dialog found={found} filling={filling} onClose={() => setFound(null)} /> : null}
    </>
  );
}

const refused = (reason: string): Annex2Answer => ({ kind: 'refused', reason });
