import { roleDescriptions } from "~/server/identity/rules/role";
import { Checkbox } from "../ui/checkbox";
import { FieldError } from "../ui/field";
import styles from "./role-boxes.module.css";

export type Role = keyof typeof roleDescriptions;

/** In the order of the table; read from a form with `rolesIn`. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a literal are its keys
const allRoles = Object.keys(roleDescriptions) as Role[];

type RoleBoxesProps = { id: string; error: string | undefined; chosen: readonly Role[] };

/** A member holds one or more roles; their rights add up. */
export function RoleBoxes({ id, error, chosen }: RoleBoxesProps) {
  return (
    <fieldset id={id} tabIndex={-1} className={styles["boxes"]}>
      <legend className={styles["legend"]}>Roles</legend>
      {error !== undefined && <FieldError id={`${id}-error`}>{error}</FieldError>}
      {allRoles.map((role) => (
        <Checkbox
          key={role}
          name="roles"
          value={role}
          defaultChecked={chosen.includes(role)}
          label={roleDescriptions[role].title}
          detail={roleDescriptions[role].summary}
        />
      ))}
    </fieldset>
  );
}

export const rolesIn = (form: FormData): Role[] => {
  const marked = form.getAll("roles");
  return allRoles.filter((role) => marked.includes(role));
};
