"use client";

import { Download } from "lucide-react";
import { Menu } from "../ui/menu";
import { useToast } from "../ui/toast";
import { saveFile, toPng } from "./save-file";
import { standaloneSvg } from "./standalone-svg";

type ExportMenuProps = {
  figureId: string;
  name: string;
  title: string;
  provenance: readonly string[];
  csv: string;
  markdown: string;
};

export function ExportMenu({ figureId, name, title, provenance, csv, markdown }: ExportMenuProps) {
  const toast = useToast();
  const drawing = () => {
    const svgs = [
      ...document.querySelectorAll<SVGSVGElement>(`#${CSS.escape(figureId)} svg[data-chart]`),
    ];
    const [svg] = svgs;
    if (svg === undefined) throw new Error("The figure has no drawing");
    return standaloneSvg(new XMLSerializer().serializeToString(svg), { title, provenance });
  };
  const failed = () =>
    toast({
      message: "The picture could not be made in this browser. SVG and CSV still work.",
      tone: "bad",
    });
  const savePng = () => {
    toPng(drawing()).then((blob) => saveFile(blob, `${name}.png`), failed);
  };
  const copyMarkdown = () => {
    navigator.clipboard.writeText(markdown).then(
      () => toast({ message: "Table copied as Markdown", tone: "good" }),
      () =>
        toast({
          message: "The browser did not allow copying. The table can be saved as CSV.",
          tone: "bad",
        }),
    );
  };
  return (
    <Menu
      label={`Export: ${title}`}
      iconOnly
      variant="quiet"
      size="small"
      icon={<Download size={16} aria-hidden />}
      items={[
        { kind: "action", label: "PNG picture", onSelect: savePng },
        {
          kind: "action",
          label: "SVG drawing",
          onSelect: () =>
            saveFile(new Blob([drawing().svg], { type: "image/svg+xml" }), `${name}.svg`),
        },
        {
          kind: "action",
          label: "CSV table",
          onSelect: () =>
            saveFile(new Blob([csv], { type: "text/csv;charset=utf-8" }), `${name}.csv`),
        },
        { kind: "action", label: "Copy as Markdown", onSelect: copyMarkdown },
      ]}
    />
  );
}
