import { Card } from "../ui/card";
import { Quiet } from "../ui/quiet";
import { TextTable } from "../ui/text-table";
import { type Column, readSignature } from "./version-diff";
import type { WholeVersion } from "./words";

const titles = { inputs: "What goes in", outputs: "What comes out", params: "Settings" } as const;

/** Columns of a signature that are shown; wide models have thousands. */
const mostColumns = 200;

/** What goes in and what comes out, and how the model is loaded. */
export function SignatureCard({ version }: { version: WholeVersion }) {
  const signature = readSignature(version.signature);
  const parts = (["inputs", "outputs", "params"] as const).flatMap((part) => {
    const columns = signature[part];
    return columns === null ? [] : [{ part, columns }];
  });
  return (
    <Card title="Signature">
      {parts.length === 0 && (
        <Quiet>
          None is known. Pass <code>signature</code> or <code>input_example</code> to{" "}
          <code>log_model</code>.
        </Quiet>
      )}
      {parts.map(({ part, columns }) => (
        <div key={part}>
          <TextTable
            caption={titles[part]}
            value="Type"
            name={`${titles[part]}: ${columns.length}`}
            entries={columns.slice(0, mostColumns).map(entryOf)}
            none={`${titles[part]}: nothing`}
          />
          {columns.length > mostColumns && (
            <Quiet>
              {mostColumns} of {columns.length} columns are shown; the file MLmodel has them all.
            </Quiet>
          )}
        </div>
      ))}
      <Quiet>{flavorWords(version.flavors)}</Quiet>
    </Card>
  );
}

const entryOf = ({ name, type, required }: Column): readonly [string, string] => [
  name,
  required ? type : `${type}, may be missing`,
];

function flavorWords(flavors: unknown): string {
  if (typeof flavors !== "object" || flavors === null) return "How it is loaded is not known.";
  return `Can be loaded as ${Object.keys(flavors).join(", ")}.`;
}
