/** Any text can be a name, so it is one coded segment; `.` and `..` would mean places. */
const segment = (name: string): string =>
  /^\.+$/u.test(name) ? name.replaceAll(".", "%2E") : encodeURIComponent(name.toWellFormed());

/** Where the page of a dataset is. */
export const datasetPath = (name: string): string => `/datasets/${segment(name)}`;
