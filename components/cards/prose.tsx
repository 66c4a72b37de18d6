import { Fragment } from "react";
import { type Block, blocksOf, type Inline } from "~/server/cards/rules/prose";
import styles from "./cards.module.css";

/** What somebody wrote, as elements: no HTML of theirs has a way in. */
export function Prose({ text }: { text: string }) {
  return (
    <div className={styles["prose"]}>
      {blocksOf(text).map((block, index) => (
        <BlockOf key={index} block={block} />
      ))}
    </div>
  );
}

function BlockOf({ block }: { block: Block }) {
  if (block.kind === "code") {
    return (
      <pre>
        <code>{block.text}</code>
      </pre>
    );
  }
  if (block.kind === "list") {
    const List = block.ordered ? "ol" : "ul";
    return (
      <List>
        {block.items.map((item, index) => (
          <li key={index}>
            <Line inlines={item} />
          </li>
        ))}
      </List>
    );
  }
  const Tag = block.kind === "heading" ? "h3" : "p";
  return (
    <Tag>
      {block.lines.map((line, index) => (
        <Fragment key={index}>
          {index > 0 && <br />}
          <Line inlines={line} />
        </Fragment>
      ))}
    </Tag>
  );
}

const Line = ({ inlines }: { inlines: readonly Inline[] }) =>
  inlines.map((inline, index) => <Piece key={index} inline={inline} />);

function Piece({ inline }: { inline: Inline }) {
  switch (inline.kind) {
    case "text":
      return inline.text;
    case "strong":
      return <strong>{inline.text}</strong>;
    case "emphasis":
      return <em>{inline.text}</em>;
    case "code":
      return <code>{inline.text}</code>;
    case "link":
      return (
        <a href={inline.href} rel="noopener noreferrer nofollow">
          {inline.text}
        </a>
      );
    default:
      return inline satisfies never;
  }
}
