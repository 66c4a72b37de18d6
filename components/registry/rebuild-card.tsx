import { Card } from "../ui/card";
import { Quiet } from "../ui/quiet";
import { Row, Rows } from "../ui/rows";
import { Badge, Status } from "../ui/status";
import { VersionContents } from "./version-contents";
import type { WholeVersion } from "./words";

/** Whether the version could be built again; what is missing for it, each with what to do. */
export function RebuildCard({ version }: { version: WholeVersion }) {
  const { checked, missing } = version.rebuild;
  const known = checked - missing.length;
  return (
    <Card
      title="Rebuildable?"
      actions={
        missing.length === 0 ? (
          <Badge status="good">Yes, as recorded</Badge>
        ) : (
          <Badge status="watch">Not yet</Badge>
        )
      }
    >
      <Quiet>
        {missing.length === 0
          ? `All ${checked} facts that it takes are recorded. Nobody has built it again to prove it.`
          : `${known} of ${checked} facts that it takes are recorded. Missing:`}
      </Quiet>
      <Rows>
        {missing.map(({ key, what, advice }) => (
          <Row key={key} title={<Status status="watch">{capital(what)}</Status>} about={[advice]} />
        ))}
      </Rows>
      <VersionContents version={version} />
    </Card>
  );
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
