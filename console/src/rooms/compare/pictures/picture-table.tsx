import { useWords } from "../../../ui/words/words.ts";
import type { PlainTable } from "./plain-picture.ts";

/** The figures of a picture as a table, folded away. */
export function PictureTable({ table, title }: { readonly table: PlainTable; readonly title: string }) {
  const { t } = useWords();
  return (
    <details className="bv-details">
      <summary>{t("picture.table")}</summary>
      <div className="bv-table-scroll" role="region" aria-label={t("picture.tableOf", { title })} tabIndex={0}>
        <table className="bv-table bv-table-small">
          <thead>
            <tr>
              {table.columns.map((name, at) => (
                <th scope="col" className={at === 0 ? "bv-left" : ""} key={name}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map(([head, ...cells]) => (
              <tr key={head}>
                <th scope="row">{head}</th>
                {cells.map((text, at) => (
                  <td key={table.columns[at + 1]}>{text}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
