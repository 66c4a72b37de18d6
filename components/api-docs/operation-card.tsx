import type { ReferenceOperation } from "~/server/api/openapi/reference";
import { FieldTable } from "./field-table";
import { MethodTag } from "./method-tag";
import styles from "./operation-card.module.css";
import { Snippets } from "./snippets";

export function OperationCard({ operation }: { operation: ReferenceOperation }) {
  const { id, method, path, summary, fields, snippets, answer, errors } = operation;
  return (
    <article id={id} className={styles["card"]} aria-labelledby={`${id}-title`}>
      <header className={styles["head"]}>
        <h3 id={`${id}-title`} className={styles["title"]}>
          <a href={`#${id}`} className={styles["anchor"]}>
            <MethodTag method={method} /> <code className={styles["path"]}>{path}</code>
          </a>
        </h3>
        <p>{summary}</p>
        <p className={styles["needs"]}>
          <Needs operation={operation} />
        </p>
      </header>
      <div className={styles["body"]}>
        <div className={styles["input"]}>
          {fields.length > 0 ? (
            <FieldTable fields={fields} />
          ) : (
            <p className={styles["needs"]}>Takes no input.</p>
          )}
          <p className={styles["errors"]}>
            Can answer with{" "}
            {errors.map(({ status, code }, at) => (
              <span key={status}>
                {at > 0 && ", "}
                <a href={`#problem-${code}`}>
                  {status} {code}
                </a>
              </span>
            ))}
            .
          </p>
        </div>
        <div className={styles["examples"]}>
          {snippets.length > 0 && <Snippets id={id} snippets={snippets} />}
          <details>
            <summary>Answer{operation.paged && ", one page"}</summary>
            <pre className={styles["answer"]}>
              <code>{answer}</code>
            </pre>
          </details>
        </div>
      </div>
    </article>
  );
}

function Needs({
  operation: { permission, forTokens, heldBy },
}: {
  operation: ReferenceOperation;
}) {
  return (
    <>
      {forTokens ? "Token scope " : "For signed-in people, not for tokens. Permission "}
      <code>{permission}</code>. Held by {heldBy.join(", ")}.
    </>
  );
}
