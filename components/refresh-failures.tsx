"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useEffectEvent } from "react";
import { codeOf, sentenceOf } from "./problem";
import { useToast } from "./ui/toast";

/** Says when what is on the screen could not be read again; the older data stays. */
export function RefreshFailures() {
  const client = useQueryClient();
  const show = useToast();
  const tell = useEffectEvent((error: unknown) =>
    show({ tone: "bad", message: `Not refreshed: ${sentenceOf(error)}` }),
  );
  useEffect(
    () =>
      client.getQueryCache().subscribe((event) => {
        if (event.type !== "updated" || event.action.type !== "error") return;
        const ended = codeOf(event.action.error) === "UNAUTHORIZED";
        if (event.query.state.data !== undefined && !ended) tell(event.action.error);
      }),
    [client],
  );
  return null;
}
