import { compare, fromPoints, type Fraction } from "./fraction";
import type { Band } from "./scoring";

const includesFrom = ({ includes }: Band): boolean => includes === "both" || includes === "from";
const includesTo = ({ includes }: Band): boolean => includes === "both" || includes === "to";

/** Whether so many points lie in the band. */
export const isWithin = (band: Band, points: Fraction): boolean => {
  const above = compare(points, fromPoints(band.from));
  const below = compare(fromPoints(band.to), points);
  const starts = above > 0 || (above === 0 && includesFrom(band));
  return starts && (below > 0 || (below === 0 && includesTo(band)));
};

/** The band so many points fall in; undefined when there are no points to speak of or, by a defect, no band. */
export const bandAt = (bands: readonly Band[], points: Fraction | null): Band | undefined =>
  points === null ? undefined : bands.find((band) => isWithin(band, points));

/** The level of so many points; the floor when no band holds them. */
export const levelAt = (bands: readonly Band[], points: Fraction | null, floor: number): number =>
  Math.max(floor, bandAt(bands, points)?.ordinal ?? floor);
