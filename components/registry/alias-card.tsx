import type { Outputs } from "~/server/api/trpc/root";
import { AppLink } from "../ui/app-link";
import { Card } from "../ui/card";
import { Quiet } from "../ui/quiet";
import { Row, Rows } from "../ui/rows";
import { Time } from "../ui/time";
import { AliasButton } from "./alias-button";
import { RemoveAlias } from "./remove-alias";
import { modelPath, versionPath, type WholeModel } from "./words";

export type AliasHistory = Outputs["registry"]["aliasHistory"];

type AliasCardProps = {
  model: Pick<WholeModel, "name" | "aliases">;
  history: AliasHistory;
  zone: string;
};

/** What the aliases mean now, and what they meant before. */
export function AliasCard({ model, history, zone }: AliasCardProps) {
  const { name, aliases } = model;
  return (
    <Card
      title="Aliases"
      actions={<AliasButton label="Set an alias" model={name} aliases={aliases} />}
    >
      {aliases.length === 0 && (
        <Quiet>
          None. A script that loads <code>models:/{name}@champion</code> needs one.
        </Quiet>
      )}
      <Rows>
        {aliases.map(({ alias, version, since }) => (
          <Row
            key={alias}
            title={
              <span>
                <strong>{alias}</strong> is{" "}
                <AppLink href={versionPath(name, version)}>version {version}</AppLink>
              </span>
            }
            about={[
              <>
                since <Time at={since} zone={zone} />
                {setBy(history, { alias, since })}
              </>,
            ]}
          >
            <AliasButton label={`Move ${alias}`} model={name} aliases={aliases} alias={alias} />
            <RemoveAlias model={name} alias={alias} version={version} />
          </Row>
        ))}
      </Rows>
      <History name={name} history={history} zone={zone} />
    </Card>
  );
}

function setBy({ rows }: AliasHistory, { alias, since }: { alias: string; since: Date }): string {
  const row = rows.find(
    (one) => one.alias === alias && one.validFrom.getTime() === since.getTime(),
  );
  if (row === undefined) return "";
  return row.reason === ""
    ? `, set by ${row.setByName}`
    : `, set by ${row.setByName}: ${row.reason}`;
}

type HistoryProps = { name: string; history: AliasHistory; zone: string };

function History({ name, history: { rows, nextCursor }, zone }: HistoryProps) {
  const past = rows.filter(({ validTo }) => validTo !== null);
  if (past.length === 0 && nextCursor === null) return null;
  return (
    <details open={rows[0]?.validTo !== null}>
      <summary>What they meant before</summary>
      <Rows>
        {past.map(({ alias, version, validFrom, validTo, setByName, reason }) => (
          <Row
            key={`${alias} ${validFrom.toISOString()}`}
            title={
              <span>
                {alias} was version {version}
              </span>
            }
            about={[
              <>
                <Time at={validFrom} zone={zone} /> to{" "}
                {validTo === null ? "now" : <Time at={validTo} zone={zone} />}, set by {setByName}
                {reason === "" ? "" : `: ${reason}`}
              </>,
            ]}
          />
        ))}
      </Rows>
      {nextCursor !== null && (
        <AppLink
          href={`${modelPath(name)}?history=${encodeURIComponent(nextCursor)}`}
          scroll={false}
        >
          Earlier changes
        </AppLink>
      )}
    </details>
  );
}
