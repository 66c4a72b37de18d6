import { CircleAlert } from "lucide-react";
import { useId, type ReactNode } from "react";
import styles from "./field.module.css";

/** What a control must carry so that label, hint and error belong to it. Spread it on the control. */
export type FieldControl = {
  id: string;
  required: boolean;
  "aria-describedby": string | undefined;
  "aria-invalid": true | undefined;
};

export type FieldProps = {
  label: ReactNode;
  hint?: ReactNode;
  /** What is wrong and what to do about it. */
  error?: string | undefined;
  required?: boolean | undefined;
  /** Says "optional" beside the label; use it where most fields of the form are required. */
  optional?: boolean | undefined;
  /** Fixed id, when an error summary links here. */
  id?: string | undefined;
  children: (control: FieldControl) => ReactNode;
};

export function Field(props: FieldProps) {
  const { label, hint, error, required = false, optional = false, children } = props;
  const ownId = useId();
  const id = props.id ?? ownId;
  const control = fieldControl({
    id,
    required,
    hasHint: hint !== undefined,
    hasError: error !== undefined,
  });
  return (
    <div className={styles["field"]}>
      <label htmlFor={id} className={styles["label"]}>
        {label}
        {optional && <span className={styles["mark"]}>optional</span>}
      </label>
      {hint !== undefined && (
        <div id={`${id}-hint`} className={styles["hint"]}>
          {hint}
        </div>
      )}
      {children(control)}
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
    </div>
  );
}

export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  return (
    <p id={id} className={styles["error"]}>
      <CircleAlert size={16} aria-hidden />
      <span>{children}</span>
    </p>
  );
}

/** Fields under one another with even space. */
export function FieldStack({ children }: { children: ReactNode }) {
  return <div className={styles["stack"]}>{children}</div>;
}

type ControlOf = { id: string; required: boolean; hasHint: boolean; hasError: boolean };

function fieldControl({ id, required, hasHint, hasError }: ControlOf): FieldControl {
  const described = [hasHint && `${id}-hint`, hasError && `${id}-error`].filter(Boolean).join(" ");
  return {
    id,
    required,
    "aria-describedby": described === "" ? undefined : described,
    "aria-invalid": hasError ? true : undefined,
  };
}
