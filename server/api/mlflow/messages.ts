/** The protocol's tags: a list, left out when there is none, in the order of their keys. */
export const tagList = (tags: Readonly<Record<string, string>>) => {
  const list = Object.keys(tags)
    .toSorted()
    .map((key) => ({ key, value: tags[key] ?? "" }));
  return list.length === 0 ? {} : { tags: list };
};
