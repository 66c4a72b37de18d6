"use client";

import { CircleUser } from "lucide-react";
import { Menu } from "../ui/menu";
import type { MenuItem } from "../ui/menu-row";

export type MeMenuProps = {
  name: string;
  /** Under the name: e-mail or organisation. */
  detail?: string | undefined;
  items: readonly MenuItem[];
};

export function MeMenu({ name, detail, items }: MeMenuProps) {
  const heading = detail === undefined ? name : `${name}, ${detail}`;
  return (
    <Menu
      label={`You: ${name}`}
      iconOnly
      variant="quiet"
      icon={<CircleUser size={20} aria-hidden />}
      items={[{ kind: "heading", label: heading }, ...items]}
    />
  );
}
