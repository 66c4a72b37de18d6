import type { Outputs } from "~/server/api/trpc/root";
import { Card } from "../../ui/card";

type Result = Outputs["maturity"]["teamResult"];

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
        <details key={title}>
          <summary>{title}</summary>
          <ol>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
        </details>
      ))}
    </Card>
  );
}
