import type { ReferenceProblem } from "~/server/api/openapi/reference";
import styles from "./field-table.module.css";

/** Each code is the anchor that a problem document's `type` points at. */
export function ProblemTable({ problems }: { problems: readonly ReferenceProblem[] }) {
  return (
    <section id="problems" aria-labelledby="problems-title">
      <h2 id="problems-title">Problems</h2>
      <p>
        A refusal is a problem document (RFC 9457): <code>status</code>, a stable <code>code</code>{" "}
        for programs, a <code>detail</code> for people, the <code>requestId</code>, and{" "}
        <code>fields</code> when the input was at fault.
      </p>
      <table className={styles["table"]}>
        <thead>
          <tr>
            <th scope="col">Code</th>
            <th scope="col">Status</th>
            <th scope="col">What it means and what to do</th>
          </tr>
        </thead>
        <tbody>
          {problems.map(({ status, codes, title, meaning }) => (
            <tr key={status}>
              <th scope="row">
                {codes.map((code) => (
                  <code key={code} id={`problem-${code}`} className={styles["code"]}>
                    {code}
                  </code>
                ))}
              </th>
              <td>{status}</td>
              <td>
                {title}. {meaning}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
