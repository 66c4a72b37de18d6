import { Callout, type CalloutTone } from "../../ui/callout";
import type { Preview } from "./preview";

type RemarksProps = {
  title: string;
  remarks: Preview["problems"];
  tone: CalloutTone;
};

/** What a file's lines say that cannot be taken, each with its place. */
export function Remarks({ title, remarks, tone }: RemarksProps) {
  if (remarks.length === 0) return null;
  return (
    <Callout tone={tone} title={title} live={tone === "bad" ? "alert" : "status"}>
      <ul>
        {remarks.map(({ line, practice, says }) => (
          <li key={`${line ?? ""} ${practice ?? ""} ${says}`}>
            {line !== null && <strong>Line {line}</strong>}
            {practice !== null && <> {practice}</>}
            {(line !== null || practice !== null) && ": "}
            {says}
          </li>
        ))}
      </ul>
    </Callout>
  );
}
