import { askDoor } from "../door-request";

/** Stores a file for an import. @returns how the import names it. @throws Refused */
export async function uploadFile(file: File): Promise<{ fileSha256: string; fileName: string }> {
  const said = await askDoor("/api/v1/imports/file", {
    method: "POST",
    body: file,
    headers: { "content-type": "application/octet-stream" },
  });
  const sha256: unknown =
    typeof said === "object" && said !== null ? Reflect.get(said, "sha256") : "";
  return { fileSha256: typeof sha256 === "string" ? sha256 : "", fileName: file.name };
}
