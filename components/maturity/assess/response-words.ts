import type { Response } from "./draft";

type Option = { readonly key: string; readonly label: string };

const reasons: Record<Extract<Response, { kind: "not_applicable" }>["reason"], string> = {
  out_of_scope: "Not applicable: out of scope",
  decided_not_to_do: "Not applicable: decided not to do it",
  owned_elsewhere: "Not applicable: another team owns it",
};

/** An answer as a sentence, for conflicts and lists. */
export function responseWords(response: Response, options: readonly Option[]): string {
  switch (response.kind) {
    case "option":
      return options.find(({ key }) => key === response.option)?.label ?? response.option;
    case "not_applicable":
      return reasons[response.reason];
    case "not_known":
      return "We do not know";
    case "cleared":
      return "No answer";
    default:
      return response satisfies never;
  }
}

/** The radio value that stands for a response, and back. */
export const valueOf = (response: Response): string => {
  if (response.kind === "option") return `option:${response.option}`;
  return response.kind === "not_applicable" ? `na:${response.reason}` : response.kind;
};

export function responseFor(value: string): Response {
  const [kind, detail = ""] = value.split(":");
  if (kind === "option") return { kind: "option", option: detail };
  const reason = naReasons.find(({ reason: one }) => kind === "na" && one === detail)?.reason;
  if (reason !== undefined) return { kind: "not_applicable", reason };
  return value === "not_known" ? { kind: "not_known" } : { kind: "cleared" };
}

export const naReasons = [
  {
    reason: "out_of_scope",
    label: "Out of scope: nothing here it could apply to",
    detail: "Leaves the count. Say why in the note; evidence that says otherwise will show.",
  },
  {
    reason: "decided_not_to_do",
    label: "We decided not to do it",
    detail: "Stays in the count as not met, and says so on purpose.",
  },
  {
    reason: "owned_elsewhere",
    label: "Another team owns it",
    detail: "Counts as unknown here until that team's value can be taken over.",
  },
] as const;
