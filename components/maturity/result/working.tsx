import type { Outputs } from "~/server/api/trpc/root";
import { Card } from "../../ui/card";
import { HowComputed } from "../../ui/how-computed";

type Result = Outputs["maturity"]["teamResult"];

/** The steps that explain one figure. */
export const linesAbout = (
  working: Result["working"],
  about: Result["working"][number]["about"],
): readonly string[] => working.filter((one) => one.about === about).flatMap(({ lines }) => lines);

/** The arithmetic with this team's own numbers, for a reader who does not believe it. */
export function Working({
  result,
}: {
  result: Pick<Result, "working" | "framework" | "engineVersion">;
}) {
  const { working, framework, engineVersion } = result;
  return (
    <Card
      title="How this is computed"
      footer={
        <p>
          {framework.title} {framework.version}, content {framework.hash.slice(0, 12)}, engine{" "}
          {engineVersion}
        </p>
      }
    >
      {working.map(({ title, lines }) => (
        <HowComputed key={title} summary={title} lines={lines} />
      ))}
    </Card>
  );
}
