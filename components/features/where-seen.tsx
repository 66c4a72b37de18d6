import { Callout } from "../ui/callout";
import { Card } from "../ui/card";
import { DefinitionList } from "../ui/definition-list";
import { Status } from "../ui/status";
import type { StatusKind } from "../ui/status-icon";
import { seenWords, type WholeFeature } from "./words";

/** Where the feature was seen, from what, and what people say where records show nothing. */
export function WhereSeen({ feature }: { feature: WholeFeature }) {
  const { training, serving, saidInTraining, saidInServing, skewed } = feature;
  return (
    <Card title="Training and serving">
      {skewed && (
        <Callout tone="bad" title="Used in serving, never seen in training">
          The data that its versions in use were trained on had no such column. They decide by
          something they have not learnt from, or it is made on the way: then say below that it is
          in training.
        </Callout>
      )}
      <DefinitionList
        items={[
          {
            term: "In training",
            detail: <Seen known={training} kinds={{ yes: "good", no: skewed ? "bad" : "watch" }} />,
          },
          {
            term: "In serving",
            detail: <Seen known={serving} kinds={{ yes: "good", no: "not-applicable" }} />,
          },
          { term: "People say", detail: saidWords({ saidInTraining, saidInServing }) },
          {
            term: "How this is known",
            detail:
              "In training: a column of the data that the runs of its versions read. In serving: in the signature of a champion or of a version in Production.",
          },
        ]}
      />
    </Card>
  );
}

type SeenProps = {
  known: WholeFeature["training"];
  kinds: { readonly yes: StatusKind; readonly no: StatusKind };
};

const Seen = ({ known, kinds }: SeenProps) => (
  <Status status={known === "unknown" ? "unknown" : kinds[known]}>{seenWords[known]}</Status>
);

type Said = Pick<WholeFeature, "saidInTraining" | "saidInServing">;

function saidWords({ saidInTraining, saidInServing }: Said): string {
  const said = (what: string, is: boolean | null) =>
    is === null ? [] : [`${is ? "in" : "not in"} ${what}`];
  const all = [...said("training", saidInTraining), ...said("serving", saidInServing)];
  return all.length === 0 ? "Nothing" : all.join(", ");
}
