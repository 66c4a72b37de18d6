import { CardGrid } from "../ui/card";
import { Bone, Skeleton } from "../ui/skeleton";

export function HomeSkeleton() {
  return (
    <Skeleton awaiting="the portfolio">
      <Bone shape="title" width="medium" />
      <Bone width="long" />
      <CardGrid>
        <Bone shape="tile" />
        <Bone shape="tile" />
        <Bone shape="tile" />
        <Bone shape="tile" />
      </CardGrid>
      <Bone shape="chart" />
    </Skeleton>
  );
}
