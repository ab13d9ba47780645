import { proofsOf, type RowToProve } from '../../core/materials/proofs.ts';
import type { Material } from './view.ts';

type Props = {
  rows: readonly RowToProve[];
  files: readonly Material[];
  /** Rows without a proof are named; false where a dossier was handed in before anybody asked which file proves what. */
  said: boolean;
};

/** Every event or agreement with the files that prove it (第九条（七）（八）). */
export function ProofRows({ rows, files, said }: Props) {
  if (rows.length === 0) return null;
  if (!said) return <p className="small muted">提交时没有逐项标明各份材料证明哪一项。</p>;
  return (
    <ul className="mat__rows" aria-label="各项与证明材料">
      {rows.map((row) => {
        const proofs = proofsOf(row.path, files);
        return (
          <li key={row.path}>
            <span>{row.label}</span>
            {proofs.length > 0 ? (
              <span className="muted">{proofs.map(({ name }) => name).join('、')}</span>
            ) : (
              <span className="soon">没有标明证明材料</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
