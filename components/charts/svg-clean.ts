import type { ChartSize } from "./chart-model";
import { fontFamily } from "./drawing";
import { withVariables } from "./tokens";

const allowedTags = new Set(
  "svg g path text tspan rect circle line polyline defs clipPath".split(" "),
);
const allowedAttributes = new Set(
  (
    "x y x1 y1 x2 y2 cx cy r rx ry d points width height transform id opacity fill fill-opacity fill-rule " +
    "stroke stroke-width stroke-opacity stroke-dasharray stroke-linecap stroke-linejoin stroke-miterlimit " +
    "clip-path clip-rule text-anchor dominant-baseline font-size font-weight"
  ).split(" "),
);
const textStyles = new Set(["font-size", "font-weight"]);
/** Said once on the root instead of on every label. */
const rootFont = `font-family="${fontFamily}"`;

/**
 * Makes the drawing fit to stand in a page: only known elements and attributes stay (the renderer escapes text,
 * this is the second lock), style attributes become plain ones so that a strict style policy does not strip
 * them, ids are unique on the page, colours follow the theme, and the picture has a name.
 */
export function cleanSvg(svg: string, picture: { size: ChartSize; name: string }): string {
  const body = svg.replaceAll(/<style[\s\S]*?<\/style>/gu, "").replace(/^<\?xml[^>]*\?>/u, "");
  const cleaned = body.replaceAll(/<[^>]*>/gu, cleanTag);
  const unique = cleaned.replaceAll(/zr\d+-/gu, `c${hash(cleaned.replaceAll(/zr\d+-/gu, ""))}-`);
  return withVariables(openRoot(unique, picture));
}

function cleanTag(tag: string): string {
  const closing = /^<\/([\w:]+)\s*>$/u.exec(tag);
  if (closing !== null) return allowedTags.has(closing[1] ?? "") ? tag : "";
  const opening = /^<([\w:]+)([\s\S]*?)(\/?)>$/u.exec(tag);
  if (opening === null || !allowedTags.has(opening[1] ?? "")) return "";
  const attributes = [...(opening[2] ?? "").matchAll(/([\w:-]+)="([^"]*)"/gu)];
  const kept = attributes.flatMap(([, name = "", value = ""]) => cleanAttribute(name, value));
  return `<${[opening[1], ...kept].join(" ")}${opening[3] ?? ""}>`;
}

function cleanAttribute(name: string, value: string): readonly string[] {
  if (name === "style") return fromStyle(value);
  return allowedAttributes.has(name) ? [`${name}="${value}"`] : [];
}

/** `style="font-size:12px;…"` as presentation attributes; everything else in it is only for the browser's pointer. */
function fromStyle(style: string): readonly string[] {
  return style.split(";").flatMap((declaration) => {
    const [name = "", value = ""] = declaration.split(":").map((part) => part.trim());
    return textStyles.has(name) ? [`${name}="${value}"`] : [];
  });
}

function openRoot(svg: string, { size, name }: { size: ChartSize; name: string }): string {
  return svg.replace(/<svg([^>]*)>/u, (_, attributes: string) => {
    const width = /\bwidth="([\d.]+)"/u.exec(attributes)?.[1] ?? "0";
    const height = /\bheight="([\d.]+)"/u.exec(attributes)?.[1] ?? "0";
    const box = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
    return `<svg xmlns="http://www.w3.org/2000/svg" ${box} ${rootFont} role="img" aria-label="${escapeText(name)}" data-chart="${size}">`;
  });
}

function escapeText(text: string): string {
  const entities: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
  };
  return text.replaceAll(/[&<>"]/gu, (character) => entities[character] ?? character);
}

/** FNV-1a, 32 bit: the same drawing gets the same ids, two different ones practically never. */
function hash(text: string): string {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  }
  return (value >>> 0).toString(36);
}
