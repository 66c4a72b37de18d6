import { Fragment } from "react";
import type { Reference } from "~/server/api/openapi/reference";
import { MethodTag } from "./method-tag";
import styles from "./reference-index.module.css";

/** The contents, beside the text on a wide screen and folded above it on a narrow one. */
export function ReferenceIndex({ groups }: { groups: Reference["groups"] }) {
  return (
    <nav aria-label="Operations" className={styles["index"]}>
      <details className={styles["fold"]} open>
        <summary className={styles["summary"]}>Contents</summary>
        <ul className={styles["groups"]}>
          <li>
            <a href="#basics" className={styles["title"]}>
              Before the first call
            </a>
          </li>
          {groups.map(({ id, title, operations }) => (
            <li key={id}>
              <a href={`#${id}`} className={styles["title"]}>
                {title}
              </a>
              <ul className={styles["operations"]}>
                {operations.map((operation) => (
                  <li key={operation.id}>
                    <a
                      href={`#${operation.id}`}
                      className={styles["operation"]}
                      title={operation.summary}
                    >
                      <MethodTag method={operation.method} />
                      <span className={styles["path"]}>{breakable(operation.path)}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </li>
          ))}
          <li>
            <a href="#problems">Problems</a>
          </li>
        </ul>
      </details>
    </nav>
  );
}

/** A long path breaks before its slashes, where a reader expects it. */
const breakable = (path: string) =>
  path
    .replace("/api/v1", "")
    .split("/")
    .slice(1)
    .map((part, at) => (
      <Fragment key={`${at} ${part}`}>
        <wbr />/{part}
      </Fragment>
    ));
