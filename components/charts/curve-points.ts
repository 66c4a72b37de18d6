export type CurvePoint = {
  readonly x: number;
  /** Null: not a number. */
  readonly y: number | null;
  /** What lies between the point before and this one, when it stands for several. */
  readonly stretch?:
    | { readonly from: number; readonly low: number | null; readonly high: number | null }
    | undefined;
};

export type Curve = {
  readonly id: string;
  readonly label: string;
  /** In the order of `x`. */
  readonly points: readonly CurvePoint[];
  /** Points there are; those drawn may be fewer. */
  readonly total: number;
  /** Drawn thicker: what the others are held against. */
  readonly pinned?: boolean | undefined;
};

export type DrawnPoint = { readonly x: number; readonly y: number };

/** Scripts that log an infinity leave the greatest number there is: no scale can hold it. */
const infinite = 1.797e308;

export const isDrawable = ({ x, y }: CurvePoint): boolean =>
  y !== null && Number.isFinite(x) && Math.abs(y) < infinite;

/** The points that can be drawn. */
export const drawnPoints = ({ points }: Pick<Curve, "points">): DrawnPoint[] =>
  points.flatMap(({ x, y }) => (y !== null && isDrawable({ x, y }) ? [{ x, y }] : []));

export type Ends = {
  readonly first: DrawnPoint;
  readonly last: DrawnPoint;
  readonly lowest: DrawnPoint;
  readonly highest: DrawnPoint;
};

/** First, last and extreme points; null when nothing can be drawn. */
export function endsOf(curve: Curve): Ends | null {
  const points = drawnPoints(curve);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return null;
  const between = curve.points.flatMap(({ x, stretch }) =>
    drawnPoints({
      points: [
        { x, y: stretch?.low ?? null },
        { x, y: stretch?.high ?? null },
      ],
    }),
  );
  let [lowest, highest] = [first, first];
  for (const point of [...points, ...between]) {
    if (point.y < lowest.y) lowest = point;
    if (point.y > highest.y) highest = point;
  }
  return { first, last, lowest, highest };
}
