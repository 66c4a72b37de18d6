"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { completenessOf, completenessWords } from "~/server/cards/rules/completeness";
import type { Content } from "~/server/cards/rules/content";
import { proseSections } from "~/server/cards/rules/sections";
import { type CommandForm, FormRefusal, textOf, useCommandForm } from "../command-form";
import { codeOf, isProblem } from "../problem";
import { useTRPC } from "../trpc";
import { toRoute } from "../ui/app-link";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Field, FieldStack } from "../ui/field";
import { Quiet } from "../ui/quiet";
import { TextInput } from "../ui/text-input";
import { Textarea } from "../ui/textarea";
import { useToast } from "../ui/toast";
import styles from "./cards.module.css";
import { draftOf, problemsOf, type Theirs, theirsIn } from "./draft";
import { FactFields } from "./fact-fields";
import { SavedMeanwhile } from "./saved-meanwhile";
import { cardPath, placeOf, type WholeCard } from "./words";

/** The words of a card. Completeness follows while one writes; nothing is saved before the button is pressed. */
export function EditCard({ card }: { card: WholeCard }) {
  const stored = card.prose.content;
  // What was read before writing: a newer one that arrives with the page must not pass for it.
  const [revision] = useState(card.prose.revision);
  const [start, setStart] = useState<Content>(stored);
  const [draft, setDraft] = useState<Content>(stored);
  const [theirs, setTheirs] = useState<Theirs | null>(null);
  const form = useSaving(card, { expected: theirs?.revision ?? revision, onTheirs: setTheirs });
  const shell = useRef<HTMLFormElement>(null);
  const begin = (content: Content) => {
    setStart(content);
    setDraft(content);
  };
  const reread = () => {
    if (shell.current !== null) setDraft(draftOf(new FormData(shell.current)));
  };
  return (
    <form ref={shell} {...form.formProps} onInput={reread}>
      <FieldStack>
        {theirs === null && <FormRefusal form={form} />}
        {theirs !== null && <SavedMeanwhile theirs={theirs} mine={draft} onTake={begin} />}
        <BeginFrom card={card} onTake={begin} />
        {/* A new start fills the fields anew. */}
        <FieldStack key={JSON.stringify(start)}>
          <SectionFields form={form} start={start} />
          <Card title="Facts that only people know">
            <FactFields form={form} start={start} />
          </Card>
        </FieldStack>
        <Field {...form.field("note")} label="What you changed, and why" optional>
          {(control) => <TextInput {...control} name="note" maxLength={600} />}
        </Field>
        <div className={styles["counter"]}>
          <Quiet>{completenessWords(completenessOf(card.facts, draft))}</Quiet>
          <Button type="submit" variant="primary" busy={form.busy} busyLabel="Saving">
            Save as a new revision
          </Button>
        </div>
      </FieldStack>
    </form>
  );
}

type Saving = { expected: number; onTheirs: (theirs: Theirs | null) => void };

function useSaving(card: WholeCard, { expected, onTheirs }: Saving): CommandForm {
  const trpc = useTRPC();
  const router = useRouter();
  const show = useToast();
  const save = useMutation(trpc.cards.editCard.mutationOptions());
  return useCommandForm({
    read: (form) => ({ content: draftOf(form), note: textOf(form, "note") }),
    check: ({ content, note }) => problemsOf(content, note),
    send: async ({ content, note }) => {
      const { sections, languages, ...facts } = content;
      const input = { sections: { ...sections }, languages: [...languages], ...facts };
      try {
        const saved = await save.mutateAsync({
          ...placeOf(card),
          expectedRevision: expected,
          content: input,
          note,
        });
        show({ tone: "good", message: `Saved as revision ${saved.revision}.` });
        router.push(toRoute(cardPath(placeOf(card))));
        router.refresh();
      } catch (error) {
        const other =
          codeOf(error) === "CONFLICT" && isProblem(error) ? theirsIn(error.data?.data) : null;
        onTheirs(other);
        throw error;
      }
    },
  });
}

function SectionFields({ form, start }: { form: CommandForm; start: Content }) {
  return proseSections.map(({ key, title, ask, counts }) => (
    <Field
      key={key}
      {...form.field(key)}
      label={title}
      hint={counts ? ask : `${ask} Does not count towards completeness.`}
    >
      {(control) => (
        <Textarea {...control} name={key} rows={4} defaultValue={start.sections[key] ?? ""} />
      )}
    </Field>
  ));
}

/** An empty card can begin with the words of the version before it. */
function BeginFrom({ card, onTake }: { card: WholeCard; onTake: (content: Content) => void }) {
  const { earlier, prose } = card;
  return (
    <Quiet>
      Paragraphs, lists, <code>code</code>, **bold**, *italic* and [links](https://…) are shown as
      such; everything else is shown as it is typed.{" "}
      {earlier !== null && prose.revision === 0 && (
        <Button size="small" onClick={() => onTake(earlier.content)}>
          Begin with the words of version {earlier.version}
        </Button>
      )}
    </Quiet>
  );
}
