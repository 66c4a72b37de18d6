// Git calls this with the file that holds the message: node server/bin/commit-message.mjs .git/COMMIT_EDITMSG
import fs from "node:fs";

/** What a change is, as conventionalcommits.org names it; the scope is a domain's or a folder's name. */
const SUBJECT =
  /^(feat|fix|perf|refactor|test|docs|build|ci|chore|revert)(\([a-z0-9-]+\))?!?: [^A-Z\s].*[^.\s]$/;
const LIMIT = 100;

const message = fs.readFileSync(process.argv[2] ?? "", "utf8");
const subject =
  message.split("\n").find((line) => line.trim() !== "" && !line.startsWith("#")) ?? "";
const isGits = /^(Merge|Revert|fixup!|squash!) /.test(subject);

if (!isGits && (!SUBJECT.test(subject) || subject.length > LIMIT)) {
  console.error(
    `The commit's first line is not "type(scope): what changed", at most ${LIMIT} characters, small first letter, no full stop:\n` +
      `  ${subject}\nFor example:\n  feat(maturity): show what blocks the next level`,
  );
  process.exitCode = 1;
}
