import { CopyButton } from "~/components/ui/copy-button";
import type { ReferenceOperation } from "~/server/api/openapi/reference";
import styles from "./snippets.module.css";

type SnippetsProps = { id: string; snippets: ReferenceOperation["snippets"] };

/** The same request in three languages. The choice is a radio group, so it works without scripts. */
export function Snippets({ id, snippets }: SnippetsProps) {
  return (
    <fieldset className={styles["tabs"]}>
      <legend className={styles["legend"]}>Example</legend>
      {snippets.map(({ language, code }, at) => (
        <div key={language} className={styles["tab"]}>
          <label className={styles["label"]}>
            <input
              type="radio"
              name={`${id}-language`}
              defaultChecked={at === 0}
              className={styles["radio"]}
            />
            {language}
          </label>
          <div className={styles["panel"]}>
            <pre>
              <code>{code}</code>
            </pre>
            <CopyButton text={code} what={`${language} example`} size="small" variant="quiet" />
          </div>
        </div>
      ))}
    </fieldset>
  );
}
