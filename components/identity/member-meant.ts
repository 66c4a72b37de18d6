type Named = { readonly name: string; readonly email: string };

/** How a member stands in the list of suggestions; the address tells two of the same name apart. */
export const suggestionOf = ({ name, email }: Named): string => `${name} · ${email}`;

/** What to ask the server for, when this was typed or taken from the list. */
export const searchFor = (typed: string): string => (typed.split(" · ").at(-1) ?? "").trim();

/** Who is meant by a suggestion, an address or a whole name; nobody when two members bear the name. */
export function memberMeant<Member extends Named>(
  found: readonly Member[],
  typed: string,
): Member | undefined {
  const wanted = typed.trim().toLowerCase();
  const exact = found.find((one) =>
    [suggestionOf(one), one.email].some((words) => words.toLowerCase() === wanted),
  );
  if (exact !== undefined) return exact;
  const [only, ...others] = found.filter(({ name }) => name.toLowerCase() === wanted);
  return others.length === 0 ? only : undefined;
}
