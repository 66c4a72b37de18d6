"use client";

import { Plus } from "lucide-react";
import { DialogButton } from "./form-dialog";
import { type Tag, TagDialog } from "./tag-dialog";
import styles from "./tags-card.module.css";
import { Card } from "./ui/card";
import { Chip } from "./ui/chip";
import { Quiet } from "./ui/quiet";
import { TextTable } from "./ui/text-table";
import { useSaidDone } from "./use-said-done";

type TagsCardProps = {
  tags: Readonly<Record<string, string>>;
  /** Those that programs write for themselves. */
  isSystem?: (key: string) => boolean;
  writes: boolean;
  set: (tag: Tag) => Promise<unknown>;
  cut: (key: string) => Promise<unknown>;
};

/** Longer ones are read whole by pointing at them. */
const mostShown = 60;

/** Tags of something; each can be taken away and brought back. */
export function TagsCard({ tags, isSystem = () => false, writes, set, cut }: TagsCardProps) {
  const { write, remove } = useTags({ tags, set, cut });
  const own = Object.entries(tags).filter(([key]) => !isSystem(key));
  const system = Object.entries(tags).filter(([key]) => isSystem(key));
  return (
    <Card
      title="Tags"
      actions={
        writes && (
          <DialogButton label="Add tag" size="small" icon={<Plus size={14} aria-hidden />}>
            {(close) => <TagDialog title="Add a tag" write={write} onClose={close} />}
          </DialogButton>
        )
      }
    >
      {own.length === 0 ? (
        <Quiet>Nobody tagged it.</Quiet>
      ) : (
        <p className={styles["chips"]}>
          {own.map(([key, value]) => (
            <Chip
              key={key}
              title={wordsOf(key, value)}
              onRemove={writes ? () => void remove(key) : undefined}
              removeLabel={`Remove tag ${key}`}
            >
              {wordsOf(key, value.slice(0, mostShown))}
            </Chip>
          ))}
        </p>
      )}
      {system.length > 0 && (
        <details>
          <summary>{system.length} written by the client</summary>
          <TextTable caption="Tags written by the client" name="Tag" entries={system} none="" />
        </details>
      )}
    </Card>
  );
}

/** A keyword is a tag without a value. */
const wordsOf = (key: string, value: string): string => (value === "" ? key : `${key}: ${value}`);

function useTags({ tags, set, cut }: Pick<TagsCardProps, "tags" | "set" | "cut">) {
  const { done, onError, again } = useSaidDone();
  const attempt = async (work: () => Promise<void>) => {
    try {
      await work();
    } catch (error) {
      onError(error);
    }
  };
  const back = (key: string) => () =>
    void attempt(async () => {
      const value = tags[key];
      await (value === undefined ? cut(key) : set({ key, value }));
      done(`${key} is as it was.`);
    });
  return {
    write: async (tag: Tag) => {
      await set(tag);
      again();
      return back(tag.key);
    },
    remove: (key: string) =>
      attempt(async () => {
        await cut(key);
        done(`${key} is removed.`, back(key));
      }),
  };
}
