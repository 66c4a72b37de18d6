"use client";

import { Printer } from "lucide-react";
import { Button, type ButtonProps } from "../../ui/button";

/** Opens the browser's own way to paper or to a PDF file. */
export function PrintButton({ variant = "primary" }: Pick<ButtonProps, "variant">) {
  return (
    <Button icon={<Printer size={16} aria-hidden />} variant={variant} onClick={() => print()}>
      Print
    </Button>
  );
}
