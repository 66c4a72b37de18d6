"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { lazy, Suspense, useState } from "react";
import { sentenceOf } from "./problem";
import { useTRPC } from "./trpc";
import { toRoute } from "./ui/app-link";
import { Button } from "./ui/button";
import { Chip } from "./ui/chip";
import type { SavedView } from "./ui/table/table-toolbar";
import { useToast } from "./ui/toast";

// Fetched when somebody saves one.
const SaveView = lazy(async () => ({ default: (await import("./save-view")).SaveView }));

/** What `DataTable` takes of saved views, and what stands beside it. */
export function useSavedViews(place: string) {
  const trpc = useTRPC();
  const { data = [] } = useQuery(trpc.identity.listViews.queryOptions({ place }));
  const [saving, setSaving] = useState<string | null>(null);
  const current = useSearchParams().get("view");
  const views = data.map(({ id, name, search, shared }): SavedView => ({
    id,
    search,
    label: shared ? `${name} (shared)` : name,
  }));
  return {
    views,
    onSaveView: setSaving,
    /** The dialog while a view is saved, and what can be done with the one in view. */
    beside: (
      <>
        {data
          .filter(({ id }) => id === current)
          .map((view) => (
            <InView key={view.id} view={view} />
          ))}
        {saving !== null && (
          <Suspense fallback={null}>
            <SaveView place={place} search={saving} onClose={() => setSaving(null)} />
          </Suspense>
        )}
      </>
    ),
  };
}

type InViewProps = {
  view: { id: string; name: string; by: string; shared: boolean; mine: boolean; search: string };
};

function InView({ view: { id, name, by, mine } }: InViewProps) {
  const trpc = useTRPC();
  const router = useRouter();
  const pathname = usePathname();
  const show = useToast();
  const forget = useMutation(
    trpc.identity.deleteView.mutationOptions({
      onError: (error) => show({ tone: "bad", message: sentenceOf(error) }),
      onSuccess: () => {
        show({ message: `The view ${name} is deleted.` });
        router.push(toRoute(pathname));
      },
    }),
  );
  return (
    <p>
      <Chip>
        View {name}, {mine ? "yours" : `of ${by}`}
      </Chip>{" "}
      {mine && (
        <Button
          size="small"
          variant="quiet"
          busy={forget.isPending}
          onClick={() => forget.mutate({ viewId: id })}
        >
          Delete this view
        </Button>
      )}
    </p>
  );
}
