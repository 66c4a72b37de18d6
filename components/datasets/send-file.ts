import { Refused } from "../problem";

type Sent = { readonly onBytes: (sent: number) => void; readonly signal: AbortSignal };

/** Sends a file's bytes and tells how many have gone; `fetch` cannot tell. Throws Refused with the server's words. */
export function sendFile(path: string, file: File, { onBytes, signal }: Sent): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("PUT", path);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("x-cairn", "1");
    request.upload.addEventListener("progress", ({ loaded }) => onBytes(loaded));
    request.addEventListener("load", () => {
      if (request.status < 300) resolve();
      else reject(new Refused(detailIn(request.responseText)));
    });
    request.addEventListener("error", () =>
      reject(new Refused("The file did not arrive: the connection was lost. Choose it again.")),
    );
    request.addEventListener("abort", () => reject(new Refused("The upload was stopped.")));
    signal.addEventListener("abort", () => request.abort());
    request.send(file);
  });
}

function detailIn(text: string): string {
  try {
    const said: unknown = JSON.parse(text);
    const detail: unknown = Reflect.get(Object(said), "detail");
    if (typeof detail === "string") return detail;
  } catch {
    // Not the server's own words: what follows is said instead.
  }
  return "Something unexpected happened. Try again.";
}
