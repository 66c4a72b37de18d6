"use client";

import { QueryClientProvider } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { markChanged } from "./live-updates";
import { makeQueryClient } from "./query-client";
import { makeClient, TRPCProvider } from "./trpc";

/** What every page stands in: the cache of what was read, and the way to the server. */
export function Providers({ children }: { children: ReactNode }) {
  const [client] = useState(() => {
    const made = makeQueryClient((action) => markChanged(made, action));
    return made;
  });
  const [trpc] = useState(makeClient);
  return (
    <QueryClientProvider client={client}>
      <TRPCProvider trpcClient={trpc} queryClient={client}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
