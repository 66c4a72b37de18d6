"use client";

import { useMutation } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { DialogButton } from "../form-dialog";
import { type Tag, TagDialog } from "../tag-dialog";
import { useTRPC } from "../trpc";
import { Card } from "../ui/card";
import { Chip } from "../ui/chip";
import { Quiet } from "../ui/quiet";
import { TextTable } from "../ui/text-table";
import { useMe } from "../use-me";
import styles from "./registry.module.css";
import { useSaid } from "./use-registry";
import { isSystemTag } from "./words";

type Place = { readonly name: string; readonly version?: number | undefined };
type TagsCardProps = { place: Place; tags: Readonly<Record<string, string>> };

/** Longer ones are read whole by pointing at them. */
const mostShown = 60;

/** Tags of a model or of a version; each can be taken away and brought back. */
export function TagsCard({ place, tags }: TagsCardProps) {
  const me = useMe();
  const { write, remove } = useTags(place, tags);
  const writes = me.can("registry:write");
  const own = Object.entries(tags).filter(([key]) => !isSystemTag(key));
  const system = Object.entries(tags).filter(([key]) => isSystemTag(key));
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
              title={`${key}: ${value}`}
              onRemove={writes ? () => void quietly(remove(key)) : undefined}
              removeLabel={`Remove tag ${key}`}
            >
              {key}: {value.slice(0, mostShown)}
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

/** A refusal has been shown by the command already. */
const quietly = (sent: Promise<void>): Promise<void> => sent.catch(() => undefined);

function useTags({ name, version }: Place, tags: TagsCardProps["tags"]) {
  const trpc = useTRPC();
  const { done, refused, again } = useSaid();
  const options = { onError: refused };
  const setModel = useMutation(trpc.registry.setModelTag.mutationOptions(options));
  const setVersion = useMutation(trpc.registry.setVersionTag.mutationOptions(options));
  const cutModel = useMutation(trpc.registry.deleteModelTag.mutationOptions(options));
  const cutVersion = useMutation(trpc.registry.deleteVersionTag.mutationOptions(options));
  const set = (tag: Tag) =>
    version === undefined
      ? setModel.mutateAsync({ name, ...tag })
      : setVersion.mutateAsync({ name, version, ...tag });
  const cut = (key: string) =>
    version === undefined
      ? cutModel.mutateAsync({ name, key })
      : cutVersion.mutateAsync({ name, version, key });
  const back = (key: string) => async () => {
    const value = tags[key];
    await (value === undefined ? cut(key) : set({ key, value }));
    done(`${key} is as it was.`);
  };
  return {
    write: async (tag: Tag) => {
      await set(tag);
      again();
      return () => void quietly(back(tag.key)());
    },
    remove: async (key: string) => {
      await cut(key);
      done(`${key} is removed.`, () => void quietly(back(key)()));
    },
  };
}
