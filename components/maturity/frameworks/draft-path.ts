/** Where the file of a version of an own framework and its findings stand. */
export const draftPath = ({ key, version }: { key: string; version: string }): string =>
  `/frameworks/drafts/${encodeURIComponent(key)}/${encodeURIComponent(version)}`;
