import { keysOf } from "~/server/core/rules/keys";
import { roleDescriptions } from "~/server/identity/rules/role";
import { markedOf } from "../command-form";
import { CheckboxSet } from "../ui/checkbox-set";

export type Role = keyof typeof roleDescriptions;

const allRoles = keysOf(roleDescriptions);

const choices = allRoles.map((role) => {
  const { title, summary } = roleDescriptions[role];
  return { value: role, label: title, detail: summary };
});

type RoleBoxesProps = { id: string; error: string | undefined; chosen: readonly Role[] };

/** A member holds one or more roles; their rights add up. Read from a form with `rolesIn`. */
export function RoleBoxes(props: RoleBoxesProps) {
  return <CheckboxSet {...props} legend="Roles" name="roles" choices={choices} />;
}

export const rolesIn = (form: FormData): Role[] => markedOf(form, "roles", allRoles);
