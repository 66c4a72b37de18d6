"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { Outputs } from "~/server/api/trpc/root";
import { sentenceOf } from "../../problem";
import { useTRPC } from "../../trpc";
import { toRoute } from "../../ui/app-link";
import { Button } from "../../ui/button";
import { Callout } from "../../ui/callout";
import { Card } from "../../ui/card";
import { Field } from "../../ui/field";
import { PageHeader } from "../../ui/page-header";
import { TextInput } from "../../ui/text-input";
import { useToast } from "../../ui/toast";
import { counted } from "../words";
import { ChangeTable } from "./change-table";
import styles from "./import-view.module.css";
import { LastImport } from "./last-import";
import { type FilledFile, type Preview, previewOf, readFilled } from "./preview";
import { Remarks } from "./remarks";
import { useUndoImport } from "./use-undo-import";

type Hub = Outputs["maturity"]["findAssessment"];
type ImportViewProps = {
  assessment: Pick<Hub, "id" | "team" | "framework" | "rights">;
  last: Outputs["maturity"]["latestImport"];
  zone: string;
};

/** Brings the answers of a filled-in questionnaire: first what would change, then all of it or nothing. */
export function ImportView({ assessment, last, zone }: ImportViewProps) {
  const { id, team, framework, rights } = assessment;
  const name = `${team.name}, ${framework.title}`;
  return (
    <div className={styles["page"]}>
      <PageHeader
        crumbs={[
          { label: "Assessments", href: "/assessments" },
          { label: name, href: `/assessments/${id}` },
        ]}
        title="Import answers"
        finding="You see what a filled-in questionnaire would change before anything is written."
      />
      {rights.canAnswer ? (
        <Import assessmentId={id} zone={zone} />
      ) : (
        <Callout tone="info">{rights.reason}</Callout>
      )}
      <LastImport assessmentId={id} last={last} zone={zone} />
    </div>
  );
}

type Looked = { readonly file: FilledFile; readonly preview: Preview };

function Import({ assessmentId, zone }: { assessmentId: string; zone: string }) {
  const [looked, setLooked] = useState<Looked | null>(null);
  const [refusal, setRefusal] = useState<string | undefined>();
  const [busy, setBusy] = useState(false);
  const look = async (file: FilledFile) => {
    setLooked({ file, preview: await previewOf(assessmentId, file) });
    setRefusal(undefined);
  };
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      setLooked(null);
      setRefusal(sentenceOf(error));
    } finally {
      setBusy(false);
    }
  };
  const choose = (chosen: File | undefined) => {
    if (chosen !== undefined) void attempt(async () => look(await readFilled(chosen)));
  };
  return (
    <>
      <Card title="1. Choose the file">
        <Field
          label="Filled-in questionnaire"
          hint="The CSV or YAML file that Cairn gave you, filled in. Answers left empty change nothing."
          error={refusal}
        >
          {(control) => (
            <TextInput
              {...control}
              type="file"
              accept=".csv,.yaml,.yml"
              onChange={({ currentTarget }) => choose(currentTarget.files?.[0])}
            />
          )}
        </Field>
        <output>{busy ? "Reading the file" : ""}</output>
      </Card>
      {looked !== null && (
        <Decide
          key={looked.preview.planHash}
          assessmentId={assessmentId}
          looked={looked}
          zone={zone}
          onLookAgain={() => void attempt(() => look(looked.file))}
        />
      )}
    </>
  );
}

type DecideProps = {
  assessmentId: string;
  looked: Looked;
  zone: string;
  onLookAgain: () => void;
};

function Decide({ assessmentId, looked, zone, onLookAgain }: DecideProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const show = useToast();
  const undo = useUndoImport(assessmentId);
  const [take, setTake] = useState<readonly string[]>([]);
  const bring = useMutation(trpc.maturity.importQuestionnaire.mutationOptions());
  const { file, preview } = looked;
  const { changes, problems, remarks, planHash } = preview;
  const number = changes.filter(
    ({ conflict, practice }) => !conflict || take.includes(practice),
  ).length;
  const press = () => {
    const { format, text } = file;
    bring.mutate(
      { assessmentId, format, text, take: [...take], planHash },
      {
        onSuccess: ({ written, importId }) => {
          show({
            tone: "good",
            message: `${counted(written, "answer is", "answers are")} imported.`,
            undo: { label: "Take the import back", run: () => void undo(importId) },
          });
          router.push(toRoute(`/assessments/${assessmentId}`));
        },
      },
    );
  };
  return (
    <>
      <Remarks
        title={`${counted(problems.length, "line needs", "lines need")} a look before anything can be imported`}
        remarks={problems}
        tone="bad"
      />
      <Remarks title="Good to know" remarks={remarks} tone="info" />
      <Card title={`2. ${findingOf(preview)}`}>
        {changes.length > 0 && (
          <ChangeTable changes={changes} take={take} onTake={setTake} zone={zone} />
        )}
        {bring.isError && (
          <Callout
            tone="bad"
            live="alert"
            actions={<Button onClick={onLookAgain}>Look again</Button>}
          >
            {sentenceOf(bring.error)}
          </Callout>
        )}
        {problems.length === 0 && number > 0 && (
          <p>
            <Button variant="primary" busy={bring.isPending} busyLabel="Importing" onClick={press}>
              {`Import ${counted(number, "answer", "answers")}`}
            </Button>
          </p>
        )}
      </Card>
    </>
  );
}

function findingOf({ changes, same, empty }: Preview): string {
  const conflicts = changes.filter(({ conflict }) => conflict).length;
  return [
    counted(changes.length, "answer would change", "answers would change"),
    ...(conflicts > 0
      ? [`${counted(conflicts, "was", "were")} answered in Cairn after the file was made`]
      : []),
    ...(same > 0 ? [`${counted(same, "stands", "stand")} already`] : []),
    ...(empty > 0 ? [`${counted(empty, "is", "are")} left empty`] : []),
  ].join(", ");
}
