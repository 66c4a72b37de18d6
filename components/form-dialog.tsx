"use client";

import { useSearchParams } from "next/navigation";
import { type ReactNode, useId, useState } from "react";
import { type CommandForm, FormRefusal } from "./command-form";
import { Button, type ButtonProps } from "./ui/button";
import { Dialog } from "./ui/dialog";
import { FieldStack } from "./ui/field";

type DialogButtonProps = Omit<ButtonProps, "onClick" | "children"> & {
  label: string;
  /** `?create=<this>` in the address opens the dialog too, so that other places can link to it. */
  create?: string | undefined;
  /** The dialog. It is on the page only while it is open, so every opening starts fresh. */
  children: (close: () => void) => ReactNode;
};

/** A button that opens a dialog; focus comes back to it when the dialog closes. */
export function DialogButton({ label, create, children, ...button }: DialogButtonProps) {
  const [pressed, setPressed] = useState(false);
  const asked = useSearchParams().get("create");
  const linked = create !== undefined && asked === create;
  const close = () => {
    setPressed(false);
    if (linked) forgetCreate();
  };
  return (
    <>
      <Button {...button} onClick={() => setPressed(true)}>
        {label}
      </Button>
      {(pressed || linked) && children(close)}
    </>
  );
}

/** The address no longer asks for the dialog, so that reloading does not open it and the same link works again. */
function forgetCreate() {
  const address = new URL(location.href);
  address.searchParams.delete("create");
  history.replaceState(null, "", address);
}

type FormDialogProps = {
  form: CommandForm;
  onClose: () => void;
  title: string;
  description?: string | undefined;
  /** The words of the button that sends the form, and what it says meanwhile. */
  action: string;
  busyAction: string;
  /** The fields, under one another. */
  children: ReactNode;
};

/** One command asked for in a dialog: its fields, why it was refused, and the two ways out. */
export function FormDialog(props: FormDialogProps) {
  const { form, onClose, title, description, action, busyAction, children } = props;
  const id = useId();
  return (
    <Dialog
      open
      holds
      onClose={onClose}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={id} variant="primary" busy={form.busy} busyLabel={busyAction}>
            {action}
          </Button>
        </>
      }
    >
      <form id={id} {...form.formProps}>
        <FieldStack>
          <FormRefusal form={form} />
          {children}
        </FieldStack>
      </form>
    </Dialog>
  );
}
