import { call } from '../client.ts';
import { refresh, useRead } from '../query.tsx';
import { useOpening } from './opening.tsx';

/** Uploaded files and stamped papers can't be masked: why one looks is asked once a case, then what was wanted opens. Null where nothing is asked. */
export function useFilesDoor(dossierId: string): ((then: () => void) => void) | null {
  const read = useRead('GET /api/dossiers/{id}/materials', { params: { id: dossierId } });
  const open = useOpening();
  if (read.data?.files !== 'needed') return null;
  return (then) =>
    void open({
      title: '查看上传的材料和扫描件',
      act: '查看',
      about: '材料和盖章扫描件含个人信息，不能遮蔽。每件申报写一次用途，八小时内有效；所看的每份记入日志。',
      work: async (purpose) => {
        await call('POST /api/dossiers/{id}/files/opened', { params: { id: dossierId }, body: { purpose } });
        await refresh('GET /api/dossiers/{id}/materials');
        then();
      },
    });
}
