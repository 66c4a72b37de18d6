import type { Outputs } from "~/server/api/trpc/root";
import { AppLink } from "../../ui/app-link";
import { Card } from "../../ui/card";
import { Chip } from "../../ui/chip";
import { Row, Rows } from "../../ui/rows";
import { draftPath } from "./draft-path";

type OwnVersion = Outputs["maturity"]["listOwnFrameworks"][number];

type OwnFrameworksProps = { versions: readonly OwnVersion[]; manages: boolean };

/** What the organisation brought along, version by version. Nothing stands here before there is one. */
export function OwnFrameworks({ versions, manages }: OwnFrameworksProps) {
  if (versions.length === 0) return null;
  return (
    <Card title="Your own frameworks">
      <Rows>
        {versions.map((one) => (
          <Row
            key={`${one.key} ${one.version}`}
            title={<VersionTitle version={one} manages={manages} />}
            about={[`${one.key}, version ${one.version}`]}
          >
            <Chip tone={one.status === "published" ? "level" : "watch"}>{one.status}</Chip>
            {manages && one.status !== "draft" && (
              <AppLink href={draftPath(one)}>File of {one.version}</AppLink>
            )}
          </Row>
        ))}
      </Rows>
    </Card>
  );
}

function VersionTitle({ version, manages }: { version: OwnVersion; manages: boolean }) {
  const { key, title, status } = version;
  if (status !== "draft") return <AppLink href={`/frameworks/${key}`}>{title}</AppLink>;
  return manages ? <AppLink href={draftPath(version)}>{title}</AppLink> : <span>{title}</span>;
}
