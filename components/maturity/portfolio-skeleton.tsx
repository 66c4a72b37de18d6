import { Bone, Skeleton } from "../ui/skeleton";

/** Title and finding, the frameworks, the heatmap, and the first rows of the list. */
export function PortfolioSkeleton() {
  return (
    <Skeleton awaiting="the portfolio">
      <Bone shape="title" width="medium" />
      <Bone width="long" />
      <Bone shape="control" />
      <Bone shape="chart" />
      <Bone shape="row" />
      <Bone shape="row" />
      <Bone shape="row" />
    </Skeleton>
  );
}
