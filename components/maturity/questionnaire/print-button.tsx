"use client";

import { Printer } from "lucide-react";
import { Button } from "../../ui/button";

/** Opens the browser's own way to paper or to a PDF file. */
export function PrintButton() {
  return (
    <Button icon={<Printer size={16} aria-hidden />} variant="primary" onClick={() => print()}>
      Print
    </Button>
  );
}
