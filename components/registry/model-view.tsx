import { PageStack } from "../page-stack";
import { Callout } from "../ui/callout";
import { Card } from "../ui/card";
import { Columns } from "../ui/columns";
import { PageHeader } from "../ui/page-header";
import { Status } from "../ui/status";
import { Time } from "../ui/time";
import { AliasCard, type AliasHistory } from "./alias-card";
import { ConnectModel } from "./connect-model";
import { ModelActions } from "./model-actions";
import { ModelFacts } from "./model-facts";
import { modelFinding } from "./model-finding";
import { ModelTags } from "./model-tags";
import { VersionsTable } from "./versions-table";
import { lifecycleStatus, lifecycleWords, type WholeModel } from "./words";

type ModelViewProps = {
  model: WholeModel;
  history: AliasHistory;
  zone: string;
};

/** One model: what it is for, who answers for it, what its names mean now and meant before. */
export function ModelView({ model, history, zone }: ModelViewProps) {
  return (
    <>
      <PageHeader
        title={model.name}
        crumbs={[{ label: "Models", href: "/models" }]}
        finding={modelFinding(model)}
        status={
          <Status status={lifecycleStatus[model.lifecycle]}>
            {lifecycleWords[model.lifecycle]}
          </Status>
        }
        actions={<ModelActions model={model} />}
      />
      <PageStack>
        {model.renamedFrom !== null && (
          <Callout tone="info" title={`${model.renamedFrom} is called ${model.name} now`}>
            The old name goes on leading here until another model takes it.
          </Callout>
        )}
        {model.archivedAt !== null && (
          <Callout tone="watch" title="This model is archived">
            It is left out of lists since <Time at={model.archivedAt} zone={zone} />. Whatever names
            it goes on working.
          </Callout>
        )}
        <Columns ratio="2:1">
          <PageStack>
            <VersionsTable name={model.name} />
            {model.versionCount === 0 && (
              <Card title="Register a first version">
                <ConnectModel name={model.name} />
              </Card>
            )}
          </PageStack>
          <PageStack>
            <ModelFacts model={model} />
            <AliasCard model={model} history={history} zone={zone} />
            <ModelTags place={{ name: model.name }} tags={model.tags} />
          </PageStack>
        </Columns>
      </PageStack>
    </>
  );
}
