import { PageStack } from "../page-stack";
import { Callout } from "../ui/callout";
import { Card } from "../ui/card";
import { Chip } from "../ui/chip";
import { Columns } from "../ui/columns";
import { LinkButton } from "../ui/link-button";
import { PageHeader } from "../ui/page-header";
import { Quiet } from "../ui/quiet";
import { Status } from "../ui/status";
import { TextTable } from "../ui/text-table";
import { Time } from "../ui/time";
import { DescriptionCard } from "./description-card";
import { type Diff, DiffCard } from "./diff-card";
import { type Files, FilesCard } from "./files-card";
import { GateStrip } from "./gate-strip";
import { versionFinding } from "./model-finding";
import { RebuildCard } from "./rebuild-card";
import { SignatureCard } from "./signature-card";
import { ModelTags } from "./model-tags";
import { VersionActions } from "./version-actions";
import { ProvenanceCard, VersionFacts } from "./version-facts";
import { VersionMetrics } from "./version-metrics";
import { modelPath, type Version, versionPath, type WholeModel, type WholeVersion } from "./words";

type VersionViewProps = {
  model: WholeModel;
  version: WholeVersion;
  files: Files;
  diff: Diff | null;
  others: readonly Version[];
  zone: string;
};

/** One version: whether it can be built again, what it is made of, and how it differs from another. */
export function VersionView({ model, version, files, diff, others, zone }: VersionViewProps) {
  const { name, version: number, run } = version;
  const params = Object.entries(run?.params ?? {});
  return (
    <>
      <PageHeader
        title={`${name}, version ${number}`}
        crumbs={[
          { label: "Models", href: "/models" },
          { label: name, href: modelPath(name) },
        ]}
        finding={versionFinding(version)}
        status={version.frozenAt === null ? undefined : <Status status="good">Frozen</Status>}
        meta={version.aliases.map(({ alias }) => (
          <Chip key={alias}>{alias}</Chip>
        ))}
        actions={
          <>
            <LinkButton href={`${versionPath(name, number)}/card`}>Model card</LinkButton>
            <VersionActions version={version} aliases={model.aliases} />
          </>
        }
      />
      <PageStack>
        {version.renamedFrom !== null && (
          <Callout tone="info" title={`${version.renamedFrom} is called ${name} now`} />
        )}
        <GateStrip gates={[]} />
        <Columns ratio="2:1">
          <PageStack>
            <RebuildCard version={version} />
            <VersionMetrics version={version} />
            <Card title={`Parameters: ${params.length}`}>
              <TextTable
                caption="Parameters"
                name="Parameter"
                entries={params}
                none={run === null ? "No run is recorded." : "Its run logged no parameter."}
              />
            </Card>
            <SignatureCard version={version} />
            <FilesCard version={version} files={files} />
            <DiffCard name={name} version={number} diff={diff} others={others} />
          </PageStack>
          <PageStack>
            <VersionFacts version={version} zone={zone} />
            <ProvenanceCard version={version} zone={zone} />
            <AliasesOf version={version} zone={zone} />
            <DescriptionCard version={version} />
            <ModelTags place={{ name, version: number }} tags={version.tags} />
          </PageStack>
        </Columns>
      </PageStack>
    </>
  );
}

function AliasesOf({ version, zone }: { version: WholeVersion; zone: string }) {
  return (
    <Card title="Aliases that mean it">
      {version.aliases.length === 0 && <Quiet>None points at it now.</Quiet>}
      {version.aliases.map(({ alias, since, setByName, reason }) => (
        <p key={alias}>
          {alias} since <Time at={since} zone={zone} />, set by {setByName}
          {reason === "" ? "" : `: ${reason}`}
        </p>
      ))}
    </Card>
  );
}
