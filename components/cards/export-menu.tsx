"use client";

import { Download } from "lucide-react";
import { cardFormats } from "~/server/cards/rules/card-formats";
import { Menu } from "../ui/menu";
import { bundlePath, type CardPlace, exportPath, formatLabel } from "./words";

/** The card as files. Each is a link to the door that programs use, too. */
export function ExportMenu({ place }: { place: CardPlace }) {
  return (
    <Menu
      label="Export"
      icon={<Download size={16} aria-hidden />}
      items={[
        ...cardFormats.map((format) => ({
          kind: "link" as const,
          label: formatLabel(format),
          href: exportPath(place, format),
          download: true,
        })),
        { kind: "separator", id: "bundle" },
        {
          kind: "link",
          label: "Evidence bundle, ZIP",
          detail: "Everything above, with hashes",
          href: bundlePath(place),
          download: true,
        },
      ]}
    />
  );
}
