/** By the end of the name, for showing a file; what it really holds is for nobody to trust. */
const types: Readonly<Record<string, string>> = {
  csv: "text/csv",
  gif: "image/gif",
  html: "text/html",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  json: "application/json",
  log: "text/plain",
  md: "text/markdown",
  mlmodel: "text/yaml",
  parquet: "application/vnd.apache.parquet",
  pdf: "application/pdf",
  pkl: "application/x-pickle",
  png: "image/png",
  py: "text/x-python",
  svg: "image/svg+xml",
  txt: "text/plain",
  webp: "image/webp",
  yaml: "text/yaml",
  yml: "text/yaml",
  zip: "application/zip",
};

export function contentTypeOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  const ending = name === "mlmodel" ? name : name.slice(name.lastIndexOf(".") + 1);
  return (Object.hasOwn(types, ending) ? types[ending] : undefined) ?? "application/octet-stream";
}
