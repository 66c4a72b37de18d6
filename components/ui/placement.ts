export type Box = { left: number; top: number; width: number; height: number };
export type Size = { width: number; height: number };

const margin = 8;
const offset = 4;

/**
 * Where a floating panel goes (CSS px in the viewport): under its anchor, aligned to the anchor's start or
 * end, above it when there is more room there, and never past the window's edge.
 */
export function place(anchor: Box, panel: Size, room: Size & { align: "start" | "end" }) {
  const below = anchor.top + anchor.height + offset;
  const above = anchor.top - offset - panel.height;
  const fitsBelow = below + panel.height <= room.height - margin;
  const roomAbove = anchor.top;
  const roomBelow = room.height - (anchor.top + anchor.height);
  const top = fitsBelow || roomBelow >= roomAbove ? below : above;
  const wanted = room.align === "start" ? anchor.left : anchor.left + anchor.width - panel.width;
  return {
    left: clamp(wanted, margin, room.width - panel.width - margin),
    top: clamp(top, margin, room.height - panel.height - margin),
  };
}

/** A panel larger than the room starts at the low end, so its beginning is always in view. */
function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}
