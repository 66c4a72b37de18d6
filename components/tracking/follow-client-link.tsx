"use client";

import { useEffect } from "react";
import { pageOfClientLink } from "./client-link";

/** Stands on the first page, where the links of MLflow's client arrive; what follows `#` never reaches the server. */
export function FollowClientLink() {
  useEffect(() => {
    const page = pageOfClientLink(location.hash);
    // A new document: this one is still being streamed, and the router would begin it anew.
    if (page !== null) location.replace(page);
  }, []);
  return null;
}
