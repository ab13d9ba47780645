import { Alert } from '../ui/alert.tsx';
import { useUploads } from './files.ts';

/** Before the last question: files that were begun and have not come do not go out with the dossier. */
export function HalfSent({ dossierId }: { dossierId: string }) {
  const { uploads, leftovers } = useUploads(dossierId, true);
  const names = [...uploads.filter(({ phase }) => phase !== 'failed'), ...leftovers].map(({ name }) => `“${name}”`);
  if (names.length === 0) return null;
  return (
    <Alert tone="amber" title={`还有 ${names.length} 个文件没有传完，不会随申报送交`}>
      <p>{names.join('、')}。提交后不能再传；需要的请先返回传完，不需要的可以取消。</p>
    </Alert>
  );
}
