"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { toRoute } from "../ui/app-link";
import { pageOfClientLink } from "./client-link";

/** Stands on the first page, where the links of MLflow's client arrive; what follows `#` never reaches the server. */
export function FollowClientLink() {
  const router = useRouter();
  useEffect(() => {
    const page = pageOfClientLink(location.hash);
    if (page !== null) router.replace(toRoute(page));
  }, [router]);
  return null;
}
