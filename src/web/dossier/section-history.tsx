import { useState } from 'react';
import { later } from '../later.tsx';
import { Skeleton } from '../ui/alert.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { useFilling } from './filling.ts';
import { sectionWord } from './words.ts';

const Changes = later(async () => (await import('./section-changes.tsx')).Changes, { Waiting: () => <Skeleton lines={6} /> });

/** 修改记录 of one section: who changed what and when, and the way back to what stood there. */
export function SectionHistory({ section }: { section: string }) {
  const filling = useFilling();
  const [open, setOpen] = useState(false);
  if (!filling) return null;
  const close = (): void => setOpen(false);
  return (
    <>
      <Button small look="quiet" aria-label={`修改记录：${sectionWord(section)}`} onClick={() => setOpen(true)}>
        修改记录
      </Button>
      <Dialog open={open} wide title={`修改记录：${sectionWord(section)}`} onClose={close} foot={<Button onClick={close}>关闭</Button>}>
        {open ? <Changes filling={filling} section={section} onRestored={close} /> : null}
      </Dialog>
    </>
  );
}
