import { statedConditions } from '../../core/eligibility/conditions.ts';
import type { Scheme } from '../../core/scheme/scheme.ts';
import { Section } from './page.tsx';

/** All that must be met to apply (第六条、第七条), in the scheme's own numbers; what only some platforms are asked names them. */
export function Conditions({ scheme }: { scheme: Scheme }) {
  return (
    <Section title="申报条件（第六条、第七条）" aside={<a href="/measure">办法全文与解读</a>}>
      <div className="table-wrap">
        <table className="table table--tight">
          <thead>
            <tr>
              <th scope="col">条件</th>
              <th scope="col">要求</th>
              <th scope="col">条款</th>
            </tr>
          </thead>
          <tbody>
            {statedConditions(scheme).map(({ id, label, of, asks, article }) => (
              <tr key={`${id} ${of ?? ''}`}>
                <td>
                  {label}
                  {of === null ? null : <span className="muted">（{of}）</span>}
                </td>
                <td>{asks}</td>
                <td className="nowrap">{article}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
