import { fitText } from "./text-width";
import { withLightColours } from "./tokens";

export type StandaloneSvg = { svg: string; width: number; height: number };

const margin = 16;
const titleHeight = 34;
const lineHeight = 16;

/**
 * A drawing that can leave the page: light colours in place of custom properties, the title above, where it comes
 * from below, on white. Pure, so that what is saved can be tested.
 */
export function standaloneSvg(
  svg: string,
  { title, provenance }: { title: string; provenance: readonly string[] },
): StandaloneSvg {
  const [, left = "0", top = "0", boxWidth = "640", boxHeight = "320"] =
    /viewBox="([\d.-]+) ([\d.-]+) ([\d.]+) ([\d.]+)"/u.exec(svg) ?? [];
  const inner = { width: Number(boxWidth), height: Number(boxHeight) };
  const width = inner.width + 2 * margin;
  const footer = provenance.length * lineHeight;
  const height = inner.height + 2 * margin + titleHeight + (footer > 0 ? footer + 8 : 0);
  const drawn = svg.replace(/^[\s\S]*?<svg[^>]*>/u, "").replace(/<\/svg>\s*$/u, "");
  const lines = provenance.map((text, index) => {
    const y = margin + titleHeight + inner.height + 8 + (index + 0.8) * lineHeight;
    return `<text x="${margin}" y="${y}" font-size="11" fill="#5e6b7a">${escape(fitText(text, inner.width, 11))}</text>`;
  });
  const whole = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Inter, system-ui, sans-serif">`,
    `<title>${escape(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    `<text x="${margin}" y="${margin + 14}" font-size="14" font-weight="600" fill="#16202b">${escape(fitText(title, inner.width, 14))}</text>`,
    `<g transform="translate(${margin - Number(left)} ${margin + titleHeight - Number(top)})">${drawn}</g>`,
    ...lines,
    "</svg>",
  ];
  return { svg: withLightColours(whole.join("")), width, height };
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
