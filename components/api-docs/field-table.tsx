import type { ReferenceField } from "~/server/api/openapi/reference";
import styles from "./field-table.module.css";

const places = { path: "address", query: "query", body: "body", header: "header" } as const;

export function FieldTable({ fields }: { fields: readonly ReferenceField[] }) {
  return (
    <table className={styles["table"]}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">In</th>
          <th scope="col">Holds</th>
        </tr>
      </thead>
      <tbody>
        {fields.map(({ name, place, words, required, usual }) => (
          <tr key={`${place} ${name}`}>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td>{places[place]}</td>
            <td>
              {words}
              {required ? ". Required" : ""}
              {usual !== null && (
                <>
                  . Otherwise <code>{usual}</code>
                </>
              )}
              .
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
