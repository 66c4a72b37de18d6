"use client";

import { useState } from "react";
import { saveFile } from "./charts/save-file";
import { sentenceOf } from "./problem";
import { useToast } from "./ui/toast";

type TextFile = { body: string; filename: string; mediaType: string };

/** Hands the reader the file itself; the API's answer wraps it in JSON with its name and kind. */
export function useDownload() {
  const show = useToast();
  const [busy, setBusy] = useState(false);
  const download = async (ask: () => Promise<TextFile>) => {
    setBusy(true);
    try {
      const { body, filename, mediaType } = await ask();
      saveFile(new Blob([body], { type: mediaType }), filename);
    } catch (error) {
      show({ tone: "bad", message: `Not downloaded: ${sentenceOf(error)}` });
    } finally {
      setBusy(false);
    }
  };
  return { busy, download };
}
