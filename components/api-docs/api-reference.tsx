import { CopyField } from "~/components/ui/copy-field";
import { PageHeader } from "~/components/ui/page-header";
import type { Reference } from "~/server/api/openapi/reference";
import styles from "./api-reference.module.css";
import { OperationCard } from "./operation-card";
import { ProblemTable } from "./problem-table";
import { ReferenceIndex } from "./reference-index";

/** Everything programs can call, with examples for the address the reader uses. Works without scripts. */
export function ApiReference({ reference }: { reference: Reference }) {
  const all = reference.groups.flatMap(({ operations }) => operations);
  const forTokens = all.filter((operation) => operation.forTokens).length;
  return (
    <>
      <PageHeader
        title="API reference"
        finding={`${all.length} operations over HTTP; a token can be given ${forTokens} of them. The page is made from the code that runs here.`}
        actions={
          <>
            <a href="/api/v1/openapi.json" download="cairn-openapi.json">
              OpenAPI 3.1 (JSON)
            </a>
            <a href="/api/v1/openapi.yaml" download="cairn-openapi.yaml">
              OpenAPI 3.1 (YAML)
            </a>
          </>
        }
      />
      <div className={styles["columns"]}>
        <ReferenceIndex groups={reference.groups} />
        <div className={styles["content"]}>
          <Basics base={reference.base} />
          {reference.groups.map(({ id, title, operations }) => (
            <section key={id} id={id} className={styles["group"]} aria-labelledby={`${id}-title`}>
              <h2 id={`${id}-title`}>{title}</h2>
              {operations.map((operation) => (
                <OperationCard key={operation.id} operation={operation} />
              ))}
            </section>
          ))}
          <ProblemTable problems={reference.problems} />
        </div>
      </div>
    </>
  );
}

function Basics({ base }: { base: string }) {
  return (
    <section id="basics" className={styles["group"]} aria-labelledby="basics-title">
      <h2 id="basics-title">Before the first call</h2>
      <CopyField label="Address" value={base} />
      <ul>
        <li>
          An administrator makes a token under Settings, API tokens, and gives it the scopes it
          needs. Send it as <code>Authorization: Bearer …</code>. The examples read it from{" "}
          <code>CAIRN_TOKEN</code>.
        </li>
        <li>
          Requests and answers are JSON. Instants are RFC 3339 texts in UTC. Unknown fields are
          refused.
        </li>
        <li>
          Lists come in pages. <code>nextCursor</code>, and the <code>Link</code> header, lead to
          the next one.
        </li>
        <li>
          Writes take an <code>Idempotency-Key</code>. When no answer came, repeat with the same
          key: it takes effect once.
        </li>
        <li>
          Every answer has an <code>X-Request-Id</code>; the operator finds the request in the log
          by it.
        </li>
      </ul>
    </section>
  );
}
