"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { FormRefusal, required, textOf, useCommandForm } from "../command-form";
import { rememberChoice } from "../layout/cookie";
import { ThemeSwitch } from "../layout/theme-switch";
import { preferenceCookie, type Preferences } from "../preferences";
import { PageStack } from "../page-stack";
import { useTRPC } from "../trpc";
import { Button } from "../ui/button";
import { Card } from "../ui/card";
import { Columns } from "../ui/columns";
import { Field, FieldStack } from "../ui/field";
import { PageHeader } from "../ui/page-header";
import { Switch } from "../ui/switch";
import { TextInput } from "../ui/text-input";
import { Time } from "../ui/time";
import { useToast } from "../ui/toast";
import { useMe } from "../use-me";

type PreferencesViewProps = {
  preferences: Preferences;
  /** The server's clock when the page was made, to show the organisation's time by an example. */
  now: Date;
};

/** How Cairn looks and reacts for this person on this machine. */
export function PreferencesView({ preferences, now }: PreferencesViewProps) {
  const me = useMe();
  const router = useRouter();
  const keep = (name: "density" | "motion" | "shortcuts", value: string) => {
    rememberChoice(preferenceCookie(name), value);
    if (name !== "shortcuts") document.documentElement.dataset[name] = value;
    // What the server drew by the cookie is drawn again, without losing what is on the page.
    router.refresh();
  };
  return (
    <>
      <PageHeader
        title="Preferences"
        finding="They are kept in this browser and take effect at once."
      />
      <Columns ratio="2:1">
        <Card title="Looks and keys">
          <FieldStack>
            <ThemeSwitch theme={preferences.theme} />
            <Switch
              label="Compact rows"
              detail="More lines on a screen; controls stay large enough to press."
              defaultChecked={preferences.density === "compact"}
              onChange={(event) =>
                keep("density", event.target.checked ? "compact" : "comfortable")
              }
            />
            <Switch
              label="Less motion"
              detail="Nothing slides or fades, whatever this machine is set to."
              defaultChecked={preferences.motion === "reduced"}
              onChange={(event) => keep("motion", event.target.checked ? "reduced" : "system")}
            />
            <Switch
              label="Single-key shortcuts"
              detail="Such as ? for the list of shortcuts and g then h for Home. Ctrl and Cmd keys always work."
              defaultChecked={preferences.shortcuts === "on"}
              onChange={(event) => keep("shortcuts", event.target.checked ? "on" : "off")}
            />
          </FieldStack>
        </Card>
        <PageStack>
          <OwnName name={me.member.name} />
          <Card title="Time zone">
            <p>
              Times are shown in {me.zone.replaceAll("_", " ")}, the zone of {me.organisation.name}.
              Now it is <Time at={now} zone={me.zone} />. Point at any time to see it in UTC.
            </p>
          </Card>
        </PageStack>
      </Columns>
    </>
  );
}

function OwnName({ name }: { name: string }) {
  const trpc = useTRPC();
  const show = useToast();
  const update = useMutation(trpc.identity.updateOwnName.mutationOptions());
  const form = useCommandForm({
    read: (data) => ({ name: textOf(data, "name") }),
    check: (input) => required(input, { name: "Enter your name." }),
    send: async (input) => {
      const { before } = await update.mutateAsync(input);
      show({
        tone: "good",
        message: "Your name is changed.",
        undo: { run: () => update.mutate({ name: before }) },
      });
    },
  });
  return (
    <Card title="Your name">
      <form {...form.formProps}>
        <FieldStack>
          <FormRefusal form={form} />
          <Field
            {...form.field("name")}
            label="Name"
            hint="As others see it here and in the audit trail."
            required
          >
            {(control) => (
              <TextInput
                {...control}
                name="name"
                autoComplete="name"
                maxLength={120}
                defaultValue={name}
              />
            )}
          </Field>
          <div>
            <Button type="submit" busy={form.busy} busyLabel="Saving">
              Save
            </Button>
          </div>
        </FieldStack>
      </form>
    </Card>
  );
}
