import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { toRoute } from "../ui/app-link";
import { Select } from "../ui/select";
import { groupChoices, groupedBy, groupText } from "./group-asked";
import type { KnownColumns } from "./run-columns";

/** What the runs are grouped by; the choice stands in the address. */
export function GroupSelect({ known }: { known: KnownColumns }) {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const by = groupedBy(params);
  const chosen = by === null ? "" : groupText(by);
  const choices = groupChoices(known);
  const go = (value: string) => {
    const next = new URLSearchParams(params);
    if (value === "") next.delete("group");
    else next.set("group", value);
    router.push(toRoute(next.size === 0 ? pathname : `${pathname}?${next}`), { scroll: false });
  };
  return (
    <Select
      aria-label="Group the runs"
      value={chosen}
      onChange={(event) => go(event.currentTarget.value)}
    >
      <option value="">Not grouped</option>
      {choices.every(({ value }) => value !== chosen) && chosen !== "" && (
        <option value={chosen}>{chosen}</option>
      )}
      {choices.map(({ value, label }) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </Select>
  );
}
