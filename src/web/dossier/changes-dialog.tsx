import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import type { Filling } from './filling.ts';
import { Changes } from './section-changes.tsx';
import { sectionWord } from './words.ts';

type ChangesDialogProps = { filling: Filling; section: string; open: boolean; onClose: () => void };

/** 修改记录 over the form. */
export const ChangesDialog = ({ filling, section, open, onClose }: ChangesDialogProps) => (
  <Dialog open={open} wide title={`修改记录：${sectionWord(section)}`} onClose={onClose} foot={<Button onClick={onClose}>关闭</Button>}>
    {open ? <Changes filling={filling} section={section} onRestored={onClose} /> : null}
  </Dialog>
);
